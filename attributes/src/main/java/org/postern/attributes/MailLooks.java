package org.postern.attributes;

import java.util.ArrayList;
import java.util.List;
import org.apache.mailet.AttributeName;
import org.apache.mailet.Mail;

/**
 * The looks at a mail that detectors took while its client was connected, in order. When the mail
 * comes from the queue to the same detectors, each look stands for one, so that nobody looks twice.
 * They lie in one attribute as a list of strings.
 *
 * <p>A look names the detector, its settings and the digest of the bytes: a detector with other
 * settings, or other bytes, are looked at anew. Nothing that a client sends becomes an attribute.
 */
public final class MailLooks {
  /** Where they hang on the mail. */
  public static final AttributeName ATTRIBUTE = AttributeName.of("org.postern.looks");

  private static final ListOnMail LIST = new ListOnMail(ATTRIBUTE);

  private MailLooks() {}

  /** Returns the looks, in the order in which they were taken. */
  public static List<String> of(Mail mail) {
    return LIST.of(mail);
  }

  /** Notes one more look. */
  public static void note(Mail mail, String look) {
    List<String> all = new ArrayList<>(of(mail));
    all.add(look);
    LIST.set(mail, all);
  }

  /** Takes a look away if it was taken before; returns whether it was. */
  public static boolean take(Mail mail, String look) {
    List<String> all = new ArrayList<>(of(mail));
    boolean there = all.remove(look);
    if (there) {
      LIST.set(mail, all);
    }
    return there;
  }
}
