package org.postern.mailets;

import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.mailet.Mail;
import org.apache.mailet.ProcessingState;
import org.apache.mailet.base.GenericMailet;
import org.jspecify.annotations.Nullable;
import org.postern.attributes.MailRuleTexts;
import org.postern.attributes.MailetSettings;
import org.postern.attributes.Session;
import org.postern.attributes.Session.Answer;
import org.postern.inspection.Finding;
import org.postern.inspection.settings.Durations;
import org.postern.inspection.settings.Setting;
import org.postern.inspection.settings.Settings;
import org.postern.inspection.settings.SettingsException;

/**
 * Tells the client no (5xx), or to try again (4xx), while it is still connected. The mail's way
 * through the processors ends here.
 *
 * <p>Where nobody waits any more, in the spool of a James server, there is never a bounce, because
 * the sender may be forged. After a 5xx the mail goes to the processor {@code otherwise}. After a
 * 4xx it comes back to {@code root} after {@code retryAfter}, to be scanned anew; when {@code
 * retryFor} is over, it goes to {@code otherwise}. The same happens if other recipients of the
 * message get another answer, so that the client cannot be told this one.
 *
 * <pre>{@code
 * <mailet match="All" class="org.postern.mailets.Reply">
 *   <code>451</code>
 *   <text>4.7.1 This message could not be checked for viruses, please try again later</text>
 *   <otherwise>keep</otherwise>
 * </mailet>
 * }</pre>
 */
public final class Reply extends GenericMailet {
  static final Setting<Optional<Integer>> CODE =
      new Setting<>(
          "code",
          "number from 400 to 599",
          "",
          "The SMTP reply code: 4xx asks the client to try again later, 5xx says no for good. Without"
              + " code and text it goes by the gravest finding: "
              + ReplyKind.all()
              + ".",
          Reply::code);

  static final Setting<Optional<ReplyText>> TEXT =
      new Setting<>(
          "text",
          "enhanced status code and a sentence",
          "",
          "What the client is told. {because} stands for the detail of the gravest finding; after a"
              + " 4xx, of the gravest one that asks to wait, if there is one.",
          text -> text.isEmpty() ? Optional.empty() : Optional.of(new ReplyText(text)));

  static final Setting<String> LANGUAGE =
      new Setting<>(
          "language",
          "language code",
          "",
          "The language of {because} where the rule says it in that language, too: the lang of its"
              + " because. What is not US-ASCII cannot be told and becomes a question mark.",
          text -> text);

  static final Setting<String> OTHERWISE =
      new Setting<>(
          "otherwise",
          "processor",
          null,
          "The processor that takes the mail if the client cannot be told. It should keep it.",
          Reply::processor);

  static final Setting<Duration> RETRY_AFTER =
      new Setting<>(
          "retryAfter",
          "duration",
          "10m",
          "How long a mail with a 4xx waits in the spool before it is scanned again.",
          text -> Durations.parse(text, Duration.ofSeconds(1), Duration.ofDays(1)));

  static final Setting<Duration> RETRY_FOR =
      new Setting<>(
          "retryFor",
          "duration",
          "4h",
          "How long a mail with a 4xx is scanned again and again before it goes to the processor of"
              + " otherwise; 0s for at once.",
          text -> Durations.parse(text, Duration.ZERO, Duration.ofDays(7)));

  static final List<Setting<?>> SETTINGS =
      List.of(CODE, TEXT, LANGUAGE, OTHERWISE, RETRY_AFTER, RETRY_FOR);

  private final InstantSource clock;
  private String language = "";
  private Optional<Integer> code = Optional.empty();
  private @Nullable Optional<ReplyText> text;
  private String otherwise = Mail.ERROR;
  private Retry retry = new Retry(Duration.ZERO, Duration.ZERO);

  /** For the mailet container. */
  @Inject
  public Reply() {
    this(InstantSource.system());
  }

  Reply(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public void init() throws MessagingException {
    Settings settings = MailetSettings.of(this);
    Optional<Integer> number = settings.read(CODE);
    Optional<ReplyText> said = settings.read(TEXT);
    String wanted = settings.read(LANGUAGE);
    String processor = settings.read(OTHERWISE);
    Duration after = settings.read(RETRY_AFTER);
    Duration lasting = settings.read(RETRY_FOR);
    if (number != null && said != null) {
      checkTogether(number, said, settings);
    }
    try {
      settings.check();
    } catch (SettingsException e) {
      throw MailetSettings.refusal(e);
    }
    if (number != null && processor != null && after != null && lasting != null) {
      code = number;
      text = said;
      language = String.valueOf(wanted);
      otherwise = processor;
      retry = new Retry(after, lasting);
    }
  }

  @Override
  public void service(Mail mail) throws MessagingException {
    if (text == null) {
      throw new MessagingException("Reply was not initialised");
    }
    Answer answer = answer(mail, text);
    Session session = Session.of(mail).orElse(null);
    if (session != null) {
      session.reply(mail, answer, otherwise);
      mail.setState(Mail.GHOST);
    } else if (answer.temporary() && retry.once(mail, clock.instant())) {
      getMailetContext()
          .sendMail(mail, Mail.DEFAULT, retry.after().toMillis(), TimeUnit.MILLISECONDS);
      mail.setState(Mail.GHOST);
    } else {
      mail.setState(otherwise);
    }
  }

  @Override
  public Collection<ProcessingState> requiredProcessingState() {
    return List.of(new ProcessingState(otherwise));
  }

  @Override
  public String getMailetInfo() {
    return "Reply: tells the client no, or to try again";
  }

  private Answer answer(Mail mail, Optional<ReplyText> written) {
    List<Finding> findings = Account.of(mail, clock).findings();
    ReplyKind kind = ReplyKind.of(findings);
    int number = code.orElse(kind.code());
    List<Finding> reasons =
        reasons(number, findings).stream().map(finding -> inLanguage(mail, finding)).toList();
    return new Answer(number, written.orElseGet(kind::text).on(reasons));
  }

  private Finding inLanguage(Mail mail, Finding finding) {
    return MailRuleTexts.because(mail, finding, language)
        .map(
            sentence ->
                new Finding(
                    finding.kind(),
                    finding.effect(),
                    finding.source(),
                    finding.name(),
                    finding.path(),
                    sentence,
                    finding.recipients()))
        .orElse(finding);
  }

  private static void checkTogether(
      Optional<Integer> number, Optional<ReplyText> said, Settings settings) {
    if (number.isEmpty() && said.isEmpty()) {
      return;
    }
    if (number.isEmpty()) {
      settings.problem(CODE.name(), "is not set, and text is; write both, or none of them");
    } else if (said.isEmpty()) {
      settings.problem(TEXT.name(), "is not set, and code is; write both, or none of them");
    } else if (said.get().category() != number.get() / 100) {
      settings.problem(
          TEXT.name(),
          "\""
              + said.get().text()
              + "\" begins with a status code that does not fit code "
              + number.get()
              + "; write one that begins with "
              + number.get() / 100);
    }
  }

  /** Who is to come again is told why to wait, whatever else was found. */
  private static List<Finding> reasons(int number, List<Finding> gravestFirst) {
    return number >= 500
        ? gravestFirst
        : gravestFirst.stream()
            .sorted(Comparator.comparing(finding -> finding.effect() != Finding.Effect.DEFER))
            .toList();
  }

  private static Optional<Integer> code(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (text.length() == 3
        && text.chars().allMatch(c -> c >= '0' && c <= '9')
        && (text.charAt(0) == '4' || text.charAt(0) == '5')) {
      return Optional.of(Integer.parseInt(text));
    }
    throw new IllegalArgumentException(
        "\"" + text + "\" is not a reply that refuses; write a number from 400 to 599");
  }

  static String processor(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException(
          "is empty; write the name of a processor of this file that keeps mail");
    }
    return text;
  }
}
