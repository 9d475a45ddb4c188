package org.postern.mailets;

import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.jspecify.annotations.Nullable;
import org.postern.attributes.MailContent;
import org.postern.attributes.MailEngines;
import org.postern.attributes.MailScore;
import org.postern.attributes.MailetSettings;
import org.postern.inspection.Finding.Effect;
import org.postern.inspection.Finding.Kind;
import org.postern.inspection.content.Content;
import org.postern.inspection.settings.Durations;
import org.postern.inspection.settings.Setting;
import org.postern.inspection.settings.Settings;
import org.postern.inspection.settings.SettingsException;
import org.postern.inspection.spam.Judgement.Scored;
import org.postern.inspection.spam.SpamEngine;
import org.postern.inspection.spam.SpamEngines;
import org.postern.inspection.spam.SpamQuestion;
import org.postern.inspection.spam.SpamScan;

/**
 * Asks a spam engine for the score of a message, adds a finding of kind {@code spam} where the
 * score is high, and writes the header fields that users of SpamAssassin know on top of the
 * message. Fields of those names that the message came with are taken out, because they are forged;
 * the body is not touched.
 *
 * <p>Mail of clients that may relay is left alone unless {@code skip} says otherwise. Where no
 * engine could answer, mail passes with a finding {@code unscanned/note}, or waits if {@code
 * onFailure} is {@code defer}.
 *
 * <pre>{@code
 * <mailet match="All" class="org.postern.mailets.ScoreSpam">
 *   <engines>spamd://127.0.0.1:783</engines>
 *   <tagAt>5</tagAt>
 *   <blockAt>15</blockAt>
 * </mailet>
 * }</pre>
 */
public final class ScoreSpam extends GenericMailet {
  private static final Setting<Duration> TIMEOUT =
      new Setting<>(
          "timeout",
          "duration",
          "45s",
          "How long all engines of the list together may take for one message.",
          text -> Durations.parse(text, Duration.ofMillis(100), Duration.ofMinutes(10)));

  private static final Setting<Effect> ON_FAILURE =
      new Setting<>(
          "onFailure",
          "note or defer",
          "note",
          "What becomes of mail for which no engine could answer: with note it passes, and the log"
              + " says so; with defer it waits. Mail that is larger than the engines are asked about"
              + " always passes.",
          ScoreSpam::effect);

  static final List<Setting<?>> SETTINGS =
      List.of(
          SpamEngines.ENGINES,
          SpamScale.ACTION,
          SpamScale.TAG_AT,
          SpamScale.DEFER_AT,
          SpamScale.BLOCK_AT,
          SpamMarks.SUBJECT_TAG,
          SpamMarks.HEADERS,
          SpamAsked.SKIP,
          ON_FAILURE,
          TIMEOUT);

  /** What the settings say. */
  private record Started(
      SpamScan scan, SpamScale scale, SpamMarks marks, SpamAsked asked, Effect onFailure) {}

  /** Reads the list of engines; mistakes are noted in the settings. */
  interface Reader {
    List<SpamEngine> read(Settings settings);
  }

  private final Reader reader;
  private @Nullable Started started;

  /** For the mailet container. */
  @Inject
  public ScoreSpam() {
    this(SpamEngines::read);
  }

  /** With other engines, for tests. */
  ScoreSpam(Reader reader) {
    this.reader = reader;
  }

  @Override
  public void init() throws MessagingException {
    Settings settings = MailetSettings.of(getMailetConfig());
    List<SpamEngine> engines = reader.read(settings);
    SpamScale scale = SpamScale.read(settings);
    SpamMarks marks = SpamMarks.read(settings);
    SpamAsked asked = settings.read(SpamAsked.SKIP);
    Effect onFailure = settings.read(ON_FAILURE);
    Duration timeout = settings.read(TIMEOUT);
    try {
      settings.check();
    } catch (SettingsException e) {
      throw MailetSettings.refusal(e);
    }
    if (scale != null && marks != null && asked != null && onFailure != null && timeout != null) {
      started = new Started(new SpamScan(engines, timeout), scale, marks, asked, onFailure);
    }
  }

  @Override
  public void service(Mail mail) throws MessagingException {
    Look.again(mail, Kind.SPAM, "ScoreSpam", () -> look(mail));
  }

  @Override
  public String getMailetInfo() {
    return "ScoreSpam: asks spam engines";
  }

  private Look look(Mail mail) throws MessagingException {
    Started now = started;
    if (now == null) {
      throw new MessagingException("ScoreSpam was not started");
    }
    if (now.asked().skips(mail)) {
      return new Look(List.of(), false);
    }
    SpamQuestion question = SpamAsked.about(mail);
    SpamScan.Report report = now.scan().of(question);
    Optional<SpamScale.Verdict> verdict =
        report.answer().flatMap(answer -> now.scale().verdict(answer.scored()));
    mark(mail, question.message(), report, verdict, now.marks());
    note(mail, report, verdict);
    return new Look(
        SpamFindings.of(report, verdict, verdict.isPresent() ? Effect.NOTE : now.onFailure()),
        verdict.isPresent());
  }

  private static void mark(
      Mail mail,
      Content message,
      SpamScan.Report report,
      Optional<SpamScale.Verdict> verdict,
      SpamMarks marks)
      throws MessagingException {
    try {
      Content marked = marks.on(message, report.answer().map(SpamScan.Answer::scored), verdict);
      if (marked != message) {
        MailContent.replace(mail, marked);
      }
    } catch (IOException e) {
      throw new MessagingException("the message of " + mail.getName() + " cannot be marked", e);
    }
  }

  private static void note(Mail mail, SpamScan.Report report, Optional<SpamScale.Verdict> verdict) {
    MailScore.forget(mail);
    report
        .answer()
        .ifPresent(
            answer -> {
              Scored scored = answer.scored();
              double required = verdict.map(SpamScale.Verdict::required).orElse(scored.required());
              MailScore.note(mail, SpamScale.text(scored.score()) + "/" + SpamScale.text(required));
              MailEngines.add(mail, List.of(answer.engine()));
            });
  }

  private static Effect effect(String text) {
    return switch (text) {
      case "note" -> Effect.NOTE;
      case "defer" -> Effect.DEFER;
      default ->
          throw new IllegalArgumentException(
              "\"" + text + "\" is neither note nor defer; write one");
    };
  }
}
