package org.postern.attributes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.mailet.AttributeName;
import org.apache.mailet.Mail;

/**
 * The engines that looked at a mail, each as its own word on name, version and age of its database.
 * They lie in one attribute as a list of strings, for the trace header and for whoever asks later.
 */
public final class MailEngines {
  /** Where they hang on the mail. */
  public static final AttributeName ATTRIBUTE = AttributeName.of("org.postern.engines");

  private static final ListOnMail LIST = new ListOnMail(ATTRIBUTE);

  private MailEngines() {}

  /** Returns what the engines said of themselves, in the order in which they were noted. */
  public static List<String> of(Mail mail) {
    return LIST.of(mail);
  }

  /** Adds engines to those the mail has, each once. */
  public static void add(Mail mail, Collection<String> versions) {
    List<String> all = new ArrayList<>(of(mail));
    versions.stream().filter(version -> !all.contains(version)).forEach(all::add);
    LIST.set(mail, all);
  }
}
