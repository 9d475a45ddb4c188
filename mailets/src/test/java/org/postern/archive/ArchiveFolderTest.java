package org.postern.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.apache.mailet.Mail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postern.age.AgeIdentity;
import org.postern.age.AgeRecipient;
import org.postern.attributes.MailContent;
import org.postern.mailets.RawMail;

/** An archive keeps what it is given, and what is done to it shows. */
class ArchiveFolderTest {
  private static final String MESSAGE = "Subject: h\u00e9\r\n\r\nhello";

  @TempDir private Path folder;

  private final MovingClock clock = new MovingClock("2026-11-22T10:00:00Z");
  private ArchiveFolder archive;

  @BeforeEach
  void open() throws IOException {
    archive = ArchiveFolder.open(folder, clock);
  }

  @AfterEach
  void close() throws IOException {
    archive.close();
  }

  @ParameterizedTest
  @EnumSource
  void a_mail_comes_back_byte_for_byte(Compression compression) throws Exception {
    ArchiveId id = keep(new Packing(compression, List.of()));
    assertThat(id.toString()).startsWith("20261122-");
    assertThat(folder.resolve("2026/11/22/new/" + id + compression.suffix())).exists();
    assertThat(message(id, List.of())).isEqualTo(MESSAGE);
    assertThat(faults()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void an_encrypted_mail_comes_back_to_whoever_has_the_key(Compression compression)
      throws Exception {
    AgeRecipient recipient =
        AgeRecipient.parse("age1qe4s48pdzkq7ze254mdlty2gc5ygrhjnpmeymrpj0n7d8nw2nshs6cfpth");
    List<AgeIdentity> keys =
        AgeIdentity.inFile(
            List.of("AGE-SECRET-KEY-14VD7K896GDJEPZ5T7844C2V0PPNA70G5PNC4FE8WLXWX664TX2ZSKP44LU"));
    ArchiveId id = keep(new Packing(compression, List.of(recipient)));
    assertThat(Files.readString(folder.resolve("2026/11/22/about/" + id + ".json.age"), ISO_8859_1))
        .startsWith("age-encryption.org/v1\n")
        .doesNotContain("example");
    assertThat(message(id, keys)).isEqualTo(MESSAGE);
    assertThat(new ArchiveSearch(folder, List.of()).message(id)).isEmpty();
    assertThat(found(keys).get(0).sender()).isEqualTo("joe@example.net");
    assertThat(found(List.of()).get(0))
        .satisfies(mail -> assertThat(mail.readable()).isFalse())
        .satisfies(mail -> assertThat(mail.sender()).isEmpty());
    assertThat(faults()).isEmpty();
  }

  @Test
  void each_day_has_a_folder_and_a_log_that_follows_from_the_one_before() throws Exception {
    keep(Packing.PLAIN);
    clock.set("2026-11-23T10:00:00Z");
    keep(Packing.PLAIN);
    List<String> first = Files.readAllLines(log("2026-11-22"));
    List<String> second = Files.readAllLines(log("2026-11-23"));
    assertThat(first.get(0)).isEqualTo("day 2026-11-22 " + "0".repeat(64));
    assertThat(second.get(0))
        .isEqualTo("day 2026-11-23 " + ChainLine.parse(first.get(1)).orElseThrow().hash());
    assertThat(faults()).isEmpty();
  }

  @Test
  void a_clock_that_is_put_back_breaks_nothing() throws Exception {
    keep(Packing.PLAIN);
    clock.set("2026-11-21T10:00:00Z");
    ArchiveId id = keep(Packing.PLAIN);
    assertThat(Files.readString(log("2026-11-22"))).contains(id.toString());
    assertThat(faults()).isEmpty();
  }

  @Test
  void many_threads_and_two_processes_make_one_chain() throws Exception {
    try (ArchiveFolder other =
            ArchiveFolder.open(folder.resolve("../" + folder.getFileName()), clock);
        ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<ArchiveId>> all = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        all.add(threads.submit(() -> keep(Packing.PLAIN)));
      }
      for (Future<ArchiveId> one : all) {
        one.get();
      }
      Mail mail = RawMail.of(MESSAGE);
      other.keep(mail, MailContent.of(mail), Packing.PLAIN);
      keep(Packing.PLAIN);
    }
    assertThat(Files.readAllLines(log("2026-11-22"))).hasSize(203);
    assertThat(faults()).isEmpty();
  }

  @Test
  void half_a_line_that_a_crash_left_is_taken_away() throws Exception {
    keep(Packing.PLAIN);
    archive.close();
    Files.writeString(log("2026-11-22"), "kept 2026-11-22T1", StandardOpenOption.APPEND);
    open();
    keep(Packing.PLAIN);
    assertThat(faults()).isEmpty();
    assertThat(Files.readAllLines(log("2026-11-22"))).hasSize(3);
  }

  @Test
  void files_that_a_crash_left_are_put_in_their_place_if_the_chain_has_them() throws Exception {
    ArchiveId id = keep(Packing.PLAIN);
    archive.close();
    String dead = "1.999999999_1_1.elsewhere.M,";
    Path message = folder.resolve("2026/11/22/new/" + id);
    Path side = folder.resolve("2026/11/22/about/" + id + ".json");
    Files.move(message, folder.resolve("tmp/" + dead + id));
    Files.move(side, folder.resolve("tmp/" + dead.replace('M', 'S') + id + ".json"));
    assertThat(faults()).isEmpty();
    open();
    assertThat(message).exists();
    assertThat(side).exists();
    assertThat(faults()).isEmpty();
  }

  @Test
  void changes_and_removals_show_exactly() throws Exception {
    ArchiveId changed = keep(Packing.PLAIN);
    ArchiveId removed = keep(Packing.PLAIN);
    ArchiveId otherEnvelope = keep(Packing.PLAIN);
    keep(Packing.PLAIN);
    Path day = folder.resolve("2026/11/22");
    Files.writeString(day.resolve("new/" + changed), "x", StandardOpenOption.APPEND);
    Files.delete(day.resolve("new/" + removed));
    Files.writeString(day.resolve("about/" + otherEnvelope + ".json"), "{}");
    Files.writeString(day.resolve("new/20261122-00f1e2d3c4b5a6978899"), "put in");
    Files.writeString(day.resolve("cur/other"), "put in");
    assertThat(faults())
        .containsExactlyInAnyOrder(
            changed + ": the message was changed",
            removed + ": the message is missing, and did not expire",
            otherEnvelope + ".json: the side file was changed",
            "2026/11/22/new/20261122-00f1e2d3c4b5a6978899: is not in the chain: somebody else put"
                + " it there",
            "2026/11/22/cur/other: is not in the chain: somebody else put it there");
  }

  @Test
  void a_message_that_a_mail_program_moved_is_still_there() throws Exception {
    ArchiveId id = keep(Packing.PLAIN);
    Path day = folder.resolve("2026/11/22");
    Files.move(day.resolve("new/" + id), day.resolve("cur/" + id + ":2,S"));
    assertThat(faults()).isEmpty();
    assertThat(message(id, List.of())).isEqualTo(MESSAGE);
  }

  @Test
  void a_line_that_is_taken_out_or_changed_shows() throws Exception {
    keep(Packing.PLAIN);
    ArchiveId second = keep(Packing.PLAIN);
    keep(Packing.PLAIN);
    List<String> lines = Files.readAllLines(log("2026-11-22"));
    String broken = "does not follow from the line before: one was changed, put in or taken out";
    rewrite(all -> all.replace(lines.get(2) + "\n", ""));
    assertThat(faults())
        .contains("chain/2026-11-22.log:3: " + broken)
        .contains("2026/11/22/new/" + second + ": is not in the chain: somebody else put it there");
    rewrite(all -> String.join("\n", lines).replace(" 20 ", " 21 ") + "\n");
    assertThat(faults()).contains("chain/2026-11-22.log:3: " + broken);
    rewrite(all -> lines.get(0) + "\nrubbish\n" + lines.get(2) + "\n");
    assertThat(faults()).contains("chain/2026-11-22.log:2: is not a line of an archive: rubbish");
  }

  @Test
  void a_day_that_is_taken_out_shows() throws Exception {
    for (int day = 20; day <= 22; day++) {
      clock.set("2026-12-" + day + "T00:00:00Z");
      keep(Packing.PLAIN);
    }
    Files.delete(log("2026-12-21"));
    assertThat(faults())
        .anyMatch(fault -> fault.startsWith("chain/2026-12-22.log:1: does not follow"));
  }

  @Test
  void an_end_that_was_cut_off_shows_to_whoever_noted_its_hash() throws Exception {
    keep(Packing.PLAIN);
    ArchiveId last = keep(Packing.PLAIN);
    String noted = verify(Set.of()).end();
    assertThat(verify(Set.of(noted)).faults()).isEmpty();
    rewrite(all -> all.substring(0, all.lastIndexOf('\n', all.length() - 2) + 1));
    Files.delete(folder.resolve("2026/11/22/new/" + last));
    Files.delete(folder.resolve("2026/11/22/about/" + last + ".json"));
    assertThat(faults()).isEmpty();
    assertThat(verify(Set.of(noted)).faults())
        .singleElement()
        .hasToString("chain: has no line with the hash " + noted + " any more");
  }

  @Test
  void what_is_too_old_goes_but_not_what_is_held_and_that_is_no_fault() throws Exception {
    ArchiveId old = keep(Packing.PLAIN);
    ArchiveId held = keep(Packing.PLAIN);
    archive.hold(List.of(held));
    clock.set("2026-11-24T10:00:00Z");
    ArchiveId fresh = keep(Packing.PLAIN);
    assertThat(archive.expire(Retention.parse("2d"))).isZero();
    clock.set("2026-11-25T10:00:00Z");
    assertThat(archive.expire(Retention.parse("2d"))).isEqualTo(1);
    assertThat(archive.expire(Retention.parse("2d"))).isZero();
    assertThat(found(List.of()).stream().map(ArchiveSearch.Found::id)).containsExactly(held, fresh);
    assertThat(Files.readString(log("2026-11-25"))).contains("expired 2026-11-25T10:00:00Z " + old);
    assertThat(faults()).isEmpty();
    assertThat(verify(Set.of()).expired()).isEqualTo(1);

    archive.release(List.of(held));
    assertThat(archive.expire(Retention.parse("2d"))).isEqualTo(1);
    assertThat(folder.resolve("2026/11/22")).doesNotExist();
    assertThat(faults()).isEmpty();
  }

  @Test
  void a_hold_that_was_removed_by_hand_shows() throws Exception {
    ArchiveId held = keep(Packing.PLAIN);
    archive.hold(List.of(held));
    Files.delete(folder.resolve("holds/" + held));
    assertThat(faults())
        .containsExactly("holds/" + held + ": is missing, and nobody released it; hold it again");
  }

  @Test
  void what_is_not_there_cannot_be_held() {
    ArchiveId none = ArchiveId.parse("20261122-00f1e2d3c4b5a6978899");
    assertThatThrownBy(() -> archive.hold(List.of(none)))
        .hasMessage("20261122-00f1e2d3c4b5a6978899: is not in the archive");
  }

  @Test
  void what_cannot_be_written_leaves_nothing() throws Exception {
    keep(Packing.PLAIN);
    Files.writeString(folder.resolve("2026/12"), "a file in the place of a folder");
    clock.set("2026-12-01T10:00:00Z");
    assertThatThrownBy(() -> keep(Packing.PLAIN)).isInstanceOf(IOException.class);
    assertThat(Files.list(folder.resolve("tmp"))).isEmpty();
    assertThat(faults()).isEmpty();
    Files.delete(folder.resolve("2026/12"));
    keep(Packing.PLAIN);
    assertThat(faults()).isEmpty();
  }

  private ArchiveId keep(Packing packing) throws Exception {
    Mail mail = RawMail.of(MESSAGE);
    return archive.keep(mail, MailContent.of(mail), packing);
  }

  private String message(ArchiveId id, List<AgeIdentity> keys) throws IOException {
    try (InputStream in = new ArchiveSearch(folder, keys).message(id).orElseThrow()) {
      return new String(in.readAllBytes(), ISO_8859_1);
    }
  }

  private List<ArchiveSearch.Found> found(List<AgeIdentity> keys) throws IOException {
    List<ArchiveSearch.Found> found = new ArrayList<>();
    new ArchiveSearch(folder, keys).each(LocalDate.MIN, LocalDate.MAX, found::add);
    return found;
  }

  private Verification.Result verify(Set<String> known) throws IOException {
    return Verification.of(folder, LocalDate.MIN, LocalDate.MAX, known);
  }

  private List<String> faults() throws IOException {
    return verify(Set.of()).faults().stream().map(Fault::toString).toList();
  }

  private void rewrite(UnaryOperator<String> change) throws IOException {
    Files.writeString(log("2026-11-22"), change.apply(Files.readString(log("2026-11-22"))));
  }

  private Path log(String day) {
    return folder.resolve("chain/" + day + ".log");
  }
}
