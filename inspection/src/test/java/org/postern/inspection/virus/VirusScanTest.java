package org.postern.inspection.virus;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.DURATION;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postern.inspection.Finding;
import org.postern.inspection.Finding.Effect;
import org.postern.inspection.Finding.Kind;
import org.postern.inspection.Inspection;
import org.postern.inspection.Part;
import org.postern.inspection.anatomy.Anatomy;
import org.postern.inspection.anatomy.Budget;
import org.postern.inspection.anatomy.Irregularity;
import org.postern.inspection.anatomy.Limit;
import org.postern.inspection.content.Content;
import org.postern.inspection.engine.Answer;
import org.postern.inspection.engine.Cause;
import org.postern.inspection.engine.Engine;
import org.postern.inspection.panel.Panel;
import org.postern.inspection.panel.Requirement;
import org.postern.inspection.panel.Seat;

/** What becomes of the answers of engines: findings, and never silence where one did not look. */
class VirusScanTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final String BASE64_OF_A_BAD_WORD = "YSBiYWQgd29yZA==";

  private static final String MESSAGE =
      """
      From: alice@example.net
      Content-Type: multipart/mixed; boundary=x

      --x
      Content-Type: text/plain

      good morning
      --x
      Content-Type: text/x-note; name=note.txt
      Content-Transfer-Encoding: base64

      %s
      --x--
      """
          .formatted(BASE64_OF_A_BAD_WORD);

  @Test
  void nothing_found_is_no_finding_and_says_who_looked() {
    VirusScan.Report report =
        scan("Subject: hello\n\nhello\n", FakeEngine.finding("clamd", true), builtin());

    assertThat(report.findings()).isEmpty();
    assertThat(report.looked()).containsExactly("clamd 1.0", "builtin 1.0");
  }

  @Test
  void an_engine_that_reads_mime_is_asked_once_about_the_bytes_as_they_came() {
    FakeEngine clamd = FakeEngine.finding("clamd", true);

    assertThat(scan(MESSAGE, clamd).findings()).isEmpty();
    assertThat(clamd.asked()).containsExactly(MESSAGE);
  }

  @Test
  void an_engine_that_reads_mime_is_asked_about_what_a_container_holds() throws IOException {
    String withZip = MESSAGE.replace("note.txt", "a.zip").replace(BASE64_OF_A_BAD_WORD, zipped());
    FakeEngine clamd = FakeEngine.finding("clamd", true);

    VirusScan.Report report = scan(withZip, clamd);

    assertThat(clamd.asked()).containsExactly(withZip, "a bad word");
    assertThat(report.findings())
        .extracting(f -> f.kind() + " " + f.path())
        .containsExactly("VIRUS 2!a.zip!note.txt");
  }

  @Test
  void where_programs_may_differ_it_is_asked_about_each_reading_and_the_reading_is_named() {
    String doubtful =
        MESSAGE.replace(
            "Content-Transfer-Encoding: base64",
            "Content-Transfer-Encoding: 7bit\nContent-Transfer-Encoding: base64");
    FakeEngine clamd = FakeEngine.finding("clamd", true);

    VirusScan.Report report = scan(doubtful, clamd);

    assertThat(clamd.asked()).startsWith(doubtful).contains("a bad word", "good morning");
    assertThat(report.findings())
        .extracting(Finding::detail)
        .contains("clamd found Bad.Word, read as base64");
  }

  @Test
  void a_content_that_also_lies_in_the_open_is_not_asked_about_again() {
    Anatomy anatomy =
        Part.at("message")
            .range(0, 100)
            .holding(
                Part.at("1")
                    .range(10, 20)
                    .declared("text/plain")
                    .content("same".getBytes(StandardCharsets.US_ASCII)),
                Part.at("2")
                    .range(20, 90)
                    .declared("application/zip")
                    .content("zip".getBytes(StandardCharsets.US_ASCII))
                    .holding(
                        Part.at("2!a.zip!a").content("same".getBytes(StandardCharsets.US_ASCII)),
                        Part.at("2!a.zip!b").content("other".getBytes(StandardCharsets.US_ASCII))))
            .anatomy();

    assertThat(Question.of(anatomy))
        .filteredOn(Question::hidden)
        .extracting(Question::path)
        .containsExactly("2!a.zip!b");
  }

  @Test
  void an_engine_that_does_not_is_asked_about_every_part_and_the_part_is_named() {
    FakeEngine builtin = builtin();

    assertThat(scan(MESSAGE, builtin).findings())
        .containsExactly(
            new Finding(
                Kind.VIRUS, Effect.BLOCK, "builtin", "Bad.Word", "2", "builtin found Bad.Word"));
    assertThat(builtin.asked()).startsWith(MESSAGE).contains("a bad word");
  }

  @Test
  void what_is_found_in_message_and_part_is_named_by_its_part_alone() {
    assertThat(scan("Subject: s\n\nbad\n", builtin()).findings())
        .extracting(Finding::path)
        .containsExactly("message");
    assertThat(scan(MESSAGE.replace("good", "bad"), builtin()).findings())
        .extracting(Finding::path)
        .containsExactly("1", "2");
  }

  @Test
  void a_backup_is_asked_where_the_first_choice_could_not_answer() {
    FakeEngine down = FakeEngine.saying("clamd", new Answer.Failed(Cause.UNREACHABLE, "refused"));
    FakeEngine backup = FakeEngine.finding("backup", false);

    VirusScan.Report report = scan(MESSAGE, new Seat(List.of(down, backup)));

    assertThat(report.findings())
        .extracting(Finding::kind, Finding::effect, Finding::source)
        .containsExactly(
            tuple(Kind.UNSCANNED, Effect.NOTE, "clamd"), tuple(Kind.VIRUS, Effect.BLOCK, "backup"));
    assertThat(report.looked()).containsExactly("backup 1.0");
    assertThat(report.complete()).isTrue();
  }

  @Test
  void a_backup_is_not_asked_where_the_first_choice_answered() {
    FakeEngine backup = FakeEngine.finding("backup", true);

    scan(MESSAGE, new Seat(List.of(FakeEngine.finding("clamd", true), backup)));

    assertThat(backup.asked()).isEmpty();
  }

  @Test
  void where_no_backup_answers_either_the_mail_is_held() {
    Answer silence = new Answer.Failed(Cause.UNREACHABLE, "refused");

    VirusScan.Report report =
        scan(
            MESSAGE,
            new Seat(
                List.of(FakeEngine.saying("clamd", silence), FakeEngine.saying("b", silence))));

    assertThat(report.findings())
        .extracting(Finding::effect, Finding::source)
        .containsExactly(tuple(Effect.DEFER, "clamd"), tuple(Effect.DEFER, "b"));
    assertThat(report.complete()).isFalse();
  }

  @Test
  void a_first_choice_leaves_its_backups_their_share_of_the_time() {
    FakeEngine slow = FakeEngine.saying("clamd", new Answer.Failed(Cause.TIMEOUT, "slow"));

    scan(MESSAGE, new Seat(List.of(slow, FakeEngine.finding("backup", true))));

    assertThat(slow.timesLeft())
        .singleElement(as(DURATION))
        .isLessThanOrEqualTo(TIMEOUT.dividedBy(2));
  }

  @Test
  void equal_parts_are_asked_about_once() {
    Anatomy anatomy =
        Part.at("message")
            .holding(
                Part.at("1").content("same".getBytes(StandardCharsets.US_ASCII)),
                Part.at("2").content("same".getBytes(StandardCharsets.US_ASCII)),
                Part.at("3").content("other".getBytes(StandardCharsets.US_ASCII)))
            .anatomy();

    assertThat(Question.of(anatomy))
        .extracting(Question::path)
        .containsExactly("message", "1", "3");
  }

  @ParameterizedTest
  @EnumSource(Cause.class)
  void an_engine_that_could_not_look_is_a_finding(Cause cause) {
    Engine engine = FakeEngine.saying("clamd", new Answer.Failed(cause, "its\r\nwords"));

    VirusScan.Report report = scan(MESSAGE, engine);

    assertThat(report.findings())
        .containsExactly(
            new Finding(
                Kind.UNSCANNED,
                Effect.DEFER,
                "clamd",
                cause.word(),
                "message",
                "clamd could not look (" + cause.word() + "): its??words"));
    assertThat(report.looked()).isEmpty();
  }

  @Test
  void one_engine_that_fails_does_not_silence_the_other() {
    VirusScan.Report report =
        scan(
            "Subject: bad\n\n",
            FakeEngine.saying("clamd", new Answer.Failed(Cause.TIMEOUT, "")),
            FakeEngine.finding("second", true));

    assertThat(report.findings())
        .extracting(f -> f.kind() + " " + f.source())
        .containsExactly("UNSCANNED clamd", "VIRUS second");
    assertThat(report.looked()).containsExactly("second 1.0");
  }

  @Test
  void an_engine_that_fails_at_a_part_has_not_looked() {
    FakeEngine engine =
        new FakeEngine(
            "builtin",
            false,
            text ->
                text.equals("a bad word")
                    ? new Answer.Failed(Cause.UNREADABLE, "broken")
                    : new Answer.Clean());

    VirusScan.Report report = scan(MESSAGE, engine);

    assertThat(report.findings())
        .extracting(f -> f.kind() + " " + f.path())
        .containsExactly("UNSCANNED 2");
    assertThat(report.looked()).isEmpty();
  }

  @Test
  void an_engine_that_throws_has_not_looked() {
    Engine engine =
        new FakeEngine(
            "clamd",
            true,
            text -> {
              throw new IllegalStateException("a defect");
            });

    assertThat(scan(MESSAGE, engine).findings())
        .extracting(f -> f.kind() + "/" + f.effect() + " " + f.name())
        .containsExactly("UNSCANNED/DEFER engine-error");
  }

  @Test
  void engines_are_asked_at_the_same_time() {
    CountDownLatch both = new CountDownLatch(2);
    List<Engine> engines = List.of(meeting("a", both), meeting("b", both));

    assertThat(scan(MESSAGE, engines.toArray(Engine[]::new)).looked())
        .containsExactly("a 1.0", "b 1.0");
  }

  @Test
  void a_hundred_harmful_parts_are_eight_findings() {
    StringBuilder message = new StringBuilder("Content-Type: multipart/mixed; boundary=x\n\n");
    for (int i = 0; i < 100; i++) {
      message.append("--x\n\nbad ").append(i).append('\n');
    }
    message.append("--x--\n");

    assertThat(scan(message.toString(), builtin()).findings()).hasSizeBetween(7, 8);
  }

  @Test
  void a_budget_used_up_is_a_finding_whoever_was_asked() {
    Inspection nested =
        new Inspection(
            Content.of(MESSAGE.getBytes(StandardCharsets.ISO_8859_1)),
            Budget.DEFAULT.with(Limit.PARTS, 1));

    assertThat(scan(nested, builtin()).findings())
        .extracting(f -> f.kind() + "/" + f.effect() + " " + f.name())
        .contains("UNSCANNED/DEFER budget-parts");
    assertThat(scan(nested, FakeEngine.finding("clamd", true)).findings())
        .extracting(f -> f.kind() + "/" + f.effect() + " " + f.name())
        .contains("UNSCANNED/DEFER budget-parts");
  }

  @Test
  void closed_content_is_noted() {
    Anatomy anatomy =
        Part.at("message")
            .holding(
                Part.at("1!a.zip!b").fault(Irregularity.CONTENT_CLOSED, "encrypted"),
                Part.at("2").fault(Irregularity.CONTAINER_BROKEN, "zip directory"),
                Part.at("3").fault(Irregularity.HEADER_NUL, ""))
            .anatomy();

    assertThat(Closed.findings(anatomy))
        .extracting(f -> f.kind() + "/" + f.effect() + " " + f.name() + " " + f.path())
        .containsExactly(
            "UNSCANNED/NOTE content-closed 1!a.zip!b", "UNSCANNED/NOTE container-broken 2");
  }

  @Test
  void a_scan_by_nobody_is_refused() {
    assertThatThrownBy(() -> new VirusScan(List.of(), new Requirement.All(), Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String zipped() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("note.txt"));
      zip.write(Base64.getDecoder().decode(BASE64_OF_A_BAD_WORD));
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private static FakeEngine builtin() {
    return FakeEngine.finding("builtin", false);
  }

  /** An engine that answers only when the other is asked too. */
  private static Engine meeting(String name, CountDownLatch both) {
    return new FakeEngine(
        name,
        true,
        text -> {
          both.countDown();
          try {
            both.await();
          } catch (InterruptedException e) {
            return new Answer.Failed(Cause.TIMEOUT, Optional.of(e).toString());
          }
          return new Answer.Clean();
        });
  }

  private static VirusScan.Report scan(String message, Engine... engines) {
    return scan(
        new Inspection(Content.of(message.getBytes(StandardCharsets.ISO_8859_1)), Budget.DEFAULT),
        engines);
  }

  private static VirusScan.Report scan(Inspection inspection, Engine... engines) {
    return scan(inspection, Panel.of(List.of(engines)).seats());
  }

  private static VirusScan.Report scan(String message, Seat seat) {
    return scan(
        new Inspection(Content.of(message.getBytes(StandardCharsets.ISO_8859_1)), Budget.DEFAULT),
        List.of(seat));
  }

  private static VirusScan.Report scan(Inspection inspection, List<Seat> seats) {
    return new VirusScan(seats, new Requirement.All(), TIMEOUT).of(inspection);
  }
}
