package org.postern.mailets;

import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.jspecify.annotations.Nullable;
import org.postern.attributes.MailContent;
import org.postern.attributes.MailRuleTexts;
import org.postern.attributes.MailetSettings;
import org.postern.inspection.content.Content;
import org.postern.inspection.settings.Setting;
import org.postern.inspection.settings.Settings;
import org.postern.inspection.settings.SettingsException;

/**
 * Puts a header field on top of a message that says who scanned it, and with what result, see
 * docs/trace-header.md. Fields of that name that the message came with are taken out first, because
 * they are forged. No other byte of the message is touched, so signatures stay valid; only where a
 * rule of the policy has a {@code subject}, its words are put before that of the message.
 *
 * <pre>{@code
 * <mailet match="All" class="org.postern.mailets.Tag">
 *   <header>X-Postern</header>
 * </mailet>
 * }</pre>
 */
public final class Tag extends GenericMailet {
  private static final int LONGEST_NAME = 40;

  static final Setting<String> HEADER =
      new Setting<>(
          "header",
          "header field name",
          "X-Postern",
          "Name of the field. Choose one of your own if another gateway behind or before this one"
              + " uses the same: each takes out what the other wrote.",
          Tag::fieldName);

  static final Setting<String> HOST =
      new Setting<>(
          "host",
          "host name",
          "",
          "What this server calls itself in the field. If it is not set, the name that the"
              + " operating system has.",
          text -> text);

  static final List<Setting<?>> SETTINGS =
      List.of(HEADER, HOST, TraceForm.FORM, TraceForm.PREFIX, TraceForm.DESCRIBE);

  private final InstantSource clock;
  private @Nullable Trace trace;

  /** For the mailet container. */
  @Inject
  public Tag() {
    this(InstantSource.system());
  }

  Tag(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public void init() throws MessagingException {
    Settings settings = MailetSettings.of(this);
    String header = settings.read(HEADER);
    String host = settings.read(HOST);
    TraceForm form = TraceForm.read(settings);
    try {
      settings.check();
    } catch (SettingsException e) {
      throw MailetSettings.refusal(e);
    }
    String name = host == null || host.isEmpty() ? ownName() : host;
    trace = form == null ? null : form.trace(String.valueOf(header), name);
  }

  @Override
  public void service(Mail mail) throws MessagingException {
    if (trace == null) {
      throw new MessagingException("Tag was not initialised");
    }
    try {
      Account account = Account.of(mail, clock);
      Content message = MailContent.of(mail);
      for (String subject : MailRuleTexts.subjects(mail, account.findings())) {
        message = SubjectTag.before(message, subject);
      }
      MailContent.replace(mail, trace.onTopOf(message, account));
    } catch (IOException e) {
      throw new MessagingException("the message of " + mail.getName() + " cannot be tagged", e);
    }
  }

  @Override
  public String getMailetInfo() {
    return "Tag: says in the header who scanned a message";
  }

  private static String ownName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  /** RFC 5322, section 3.6.8: a field name is of printable US-ASCII without the colon. */
  static String fieldName(String text) {
    boolean name =
        !text.isEmpty()
            && text.length() <= LONGEST_NAME
            && text.chars().allMatch(c -> c == '-' || (c < 127 && Character.isLetterOrDigit(c)));
    if (!name || !text.toLowerCase(Locale.ROOT).startsWith("x-")) {
      throw new IllegalArgumentException(
          "\""
              + text
              + "\" cannot be the name of the trace header; write X- and then letters, digits and"
              + " -, "
              + LONGEST_NAME
              + " characters in all at most");
    }
    return text;
  }
}
