package org.postern.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.james.server.core.MailImpl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.attributes.MailFindings;
import org.postern.inspection.Finding;
import org.postern.inspection.Finding.Effect;
import org.postern.inspection.Finding.Kind;
import org.postern.mailets.RawMail;

/** What goes from a repository with the time, what stays, and what happens when it is full. */
class ExpiryTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final String MESSAGE = "a: 1\n\n" + "x".repeat(94);

  @TempDir private Path folder;
  private Path root;
  private Instant now = NOON.minus(Duration.ofDays(20));
  private MaildirRepository repository;

  @BeforeEach
  void one_message_every_five_days() throws Exception {
    root = folder.resolve("viruses");
    repository = new MaildirRepository(root, () -> now);
    repository.init();
    for (String name : List.of("d20", "d15", "d10", "d5", "d0")) {
      store(name, name.equals("d15") ? Kind.POLICY : Kind.VIRUS);
      now = now.plus(Duration.ofDays(5));
    }
    now = NOON;
  }

  @Test
  void what_is_older_goes_with_its_side_file_and_its_day() throws Exception {
    assertThat(run(expiry(14), false)).isEqualTo(new Expiry.Gone(2, 200));
    assertThat(names()).containsExactlyInAnyOrder("d10", "d5", "d0");
    assertThat(files("about")).hasSize(3);
    assertThat(files("tmp")).isEmpty();
    assertThat(files("index")).containsExactlyInAnyOrder("2026-11-12", "2026-11-17", "2026-11-22");
    assertThat(run(expiry(14), false)).isEqualTo(new Expiry.Gone(0, 0));
  }

  @Test
  void a_trial_deletes_nothing() throws Exception {
    assertThat(run(expiry(14), true)).isEqualTo(new Expiry.Gone(2, 200));
    assertThat(names()).hasSize(5);
    assertThat(files("index")).hasSize(5);
  }

  @Test
  void the_oldest_go_until_the_rest_fits() throws Exception {
    Expiry size = new Expiry(Optional.empty(), Optional.of(250L), shelved -> true);
    assertThat(run(size, false)).isEqualTo(new Expiry.Gone(3, 300));
    assertThat(names()).containsExactlyInAnyOrder("d5", "d0");
  }

  @Test
  void other_kinds_stay_and_do_not_count() throws Exception {
    Expiry virus =
        new Expiry(
            Optional.of(Duration.ofDays(12)),
            Optional.empty(),
            shelved -> shelved.kinds().contains("virus"));
    assertThat(run(virus, false)).isEqualTo(new Expiry.Gone(1, 100));
    assertThat(names()).containsExactlyInAnyOrder("d15", "d10", "d5", "d0");
    assertThat(files("index")).contains("2026-11-07");
  }

  @Test
  void what_a_mail_program_has_shown_goes_too() throws Exception {
    Files.move(root.resolve("new/d20"), root.resolve("cur/d20:2,FS"));
    Files.move(root.resolve("new/d15"), root.resolve("cur/d15:2,Sa"));
    assertThat(run(expiry(14), false).messages()).isEqualTo(2);
    assertThat(files("cur")).isEmpty();
  }

  @Test
  void the_daily_run_leaves_a_line_of_what_went() throws Exception {
    DailyExpiry.run(repository.shelf(), expiry(14), () -> now);
    DailyExpiry.run(repository.shelf(), expiry(14), () -> now);
    assertThat(Files.readAllLines(folder.resolve("audit.log")))
        .singleElement()
        .asString()
        .startsWith(
            "2026-11-22T12:00:00Z act=expire folder=viruses messages=2 bytes=200 result=done ");
  }

  @Test
  void a_full_repository_takes_nothing_and_says_what_to_do_until_there_is_room() throws Exception {
    repository.limit(550);
    assertThatThrownBy(() -> store("more", Kind.VIRUS))
        .isInstanceOf(MessagingException.class)
        .hasMessageContaining("the quarantine is full: 500 of 550 bytes (the setting most)")
        .hasMessageContaining("postern quarantine expire");
    assertThat(names()).hasSize(5);
    assertThat(files("tmp")).isEmpty();
    run(expiry(14), false);
    now = now.plus(Duration.ofMinutes(2));
    store("more", Kind.VIRUS);
    assertThat(names()).hasSize(4);
  }

  @Test
  void an_index_that_is_missing_is_made_anew() throws Exception {
    for (String day : files("index")) {
      Files.delete(root.resolve("index").resolve(day));
    }
    Files.delete(root.resolve("index"));
    new MaildirRepository(root, () -> now).init();
    assertThat(files("index")).hasSize(5);
    assertThat(run(expiry(14), false)).isEqualTo(new Expiry.Gone(2, 200));
  }

  @Test
  void no_text_makes_a_line_or_a_field_of_the_audit_log() throws Exception {
    AuditLog.of(repository.shelf())
        .add(
            now,
            "release",
            java.util.Map.of("to", "x\n2026-11-22T12:00:00Z act=delete id=\u2028a\u001b[2J"));
    assertThat(Files.readAllLines(folder.resolve("audit.log")))
        .singleElement()
        .asString()
        .contains(" to=\"x?2026-11-22T12:00:00Z act=delete id=?a?[2J\" user=");
  }

  private void store(String name, Kind kind) throws Exception {
    MailImpl mail = RawMail.of(name, MESSAGE);
    MailFindings.add(
        mail, List.of(new Finding(kind, Effect.BLOCK, "test", "name", Finding.WHOLE, "")));
    repository.store(mail);
  }

  private Expiry expiry(int days) {
    return new Expiry(Optional.of(Duration.ofDays(days)), Optional.empty(), shelved -> true);
  }

  private Expiry.Gone run(Expiry expiry, boolean trial) throws Exception {
    return expiry.run(repository.shelf(), now, trial, () -> {});
  }

  private List<String> names() throws Exception {
    List<String> names = new ArrayList<>();
    repository.list().forEachRemaining(key -> names.add(key.asString()));
    return names;
  }

  private List<String> files(String name) throws Exception {
    try (Stream<Path> files = Files.list(root.resolve(name))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
