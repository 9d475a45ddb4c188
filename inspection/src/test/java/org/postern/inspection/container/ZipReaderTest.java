package org.postern.inspection.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.postern.inspection.content.Content;

/** What a zip holds by its central directory, whatever else it says of itself. */
class ZipReaderTest {
  private static final byte[] ZIP = zip("a.txt", "docs/", "docs/b.txt");

  @Test
  void lists_the_files_and_not_the_folders() throws IOException {
    Listing listing = list(ZIP);
    assertThat(listing.members()).extracting(Member::name).containsExactly("a.txt", "docs/b.txt");
    assertThat(listing.flaws()).isEmpty();
    assertThat(read(listing.members().get(1))).isEqualTo("content of docs/b.txt");
  }

  @Test
  void a_program_before_it_is_no_obstacle() throws IOException {
    byte[] selfExtracting = concat(new byte[5000], ZIP);
    Listing listing = list(selfExtracting);
    assertThat(listing.members()).hasSize(2);
    assertThat(read(listing.members().get(0))).isEqualTo("content of a.txt");
  }

  @Test
  void a_comment_behind_it_is_no_obstacle() {
    assertThat(list(concat(ZIP, new byte[60_000])).members()).hasSize(2);
  }

  @Test
  void the_flag_for_encryption_is_told() {
    byte[] locked = ZIP.clone();
    setBit(locked, find(locked, "PK\1\2") + 8, 1);
    setBit(locked, find(locked, "PK\3\4") + 6, 1);
    Member member = list(locked).members().get(0);
    assertThat(member.encrypted()).isTrue();
    assertThat(member.readable()).isFalse();
    assertThat(list(locked).flaws()).isEmpty();
  }

  @Test
  void a_flag_in_one_of_the_two_places_only_is_a_contradiction() {
    byte[] lying = ZIP.clone();
    setBit(lying, find(lying, "PK\3\4") + 6, 1);
    assertThat(list(lying).has(Flaw.Kind.AMBIGUOUS)).isTrue();
  }

  @Test
  void a_packing_that_is_not_known_is_told() {
    byte[] odd = ZIP.clone();
    odd[find(odd, "PK\1\2") + 10] = 98;
    Member member = list(odd).members().get(0);
    assertThat(member.closed()).contains(new Flaw(Flaw.Kind.NOT_UNPACKED, "zip method 98"));
    assertThat(member.readable()).isFalse();
  }

  @Test
  void a_size_in_the_directory_that_is_too_small_hides_nothing_of_a_deflated_file()
      throws IOException {
    byte[] lying = ZIP.clone();
    lying[find(lying, "PK\1\2") + 20] = 1;
    assertThat(read(list(lying).members().get(0))).isEqualTo("content of a.txt");
  }

  @Test
  void a_file_without_a_directory_is_broken_and_read_by_its_local_headers() {
    Listing listing = list(Arrays.copyOf(ZIP, ZIP.length - 30));
    assertThat(listing.members()).extracting(Member::name).containsExactly("a.txt", "docs/b.txt");
    assertThat(listing.has(Flaw.Kind.BROKEN)).isTrue();
  }

  @Test
  void of_two_zips_one_behind_the_other_both_are_seen() {
    Listing listing = list(concat(zip("first.txt"), zip("second.txt")));
    assertThat(listing.members())
        .extracting(Member::name)
        .containsExactlyInAnyOrder("first.txt", "second.txt");
    assertThat(listing.has(Flaw.Kind.AMBIGUOUS)).isTrue();
  }

  @Test
  void where_the_two_headers_differ_in_the_name_both_names_are_seen() throws IOException {
    byte[] lying = zip("a.exe");
    lying[find(lying, "PK\3\4") + 30] = 'b';
    Listing listing = list(lying);
    assertThat(listing.members()).extracting(Member::name).containsExactly("a.exe", "b.exe");
    assertThat(read(listing.members().get(1))).isEqualTo("content of a.exe");
    assertThat(listing.has(Flaw.Kind.AMBIGUOUS)).isTrue();
  }

  @Test
  void what_is_not_in_the_directory_is_seen() {
    byte[] zip = zip("a.txt", "b.txt");
    byte[] hiding = concat(zip, new byte[0]);
    int second = new String(zip, StandardCharsets.ISO_8859_1).lastIndexOf("PK\1\2");
    int end = find(zip, "PK\5\6");
    hiding[end + 8] = hiding[end + 10] = 1;
    byte[] without = Arrays.copyOf(hiding, second);
    byte[] tail = Arrays.copyOfRange(hiding, end, hiding.length);
    tail[12] = (byte) (second - find(zip, "PK\1\2"));
    Listing listing = list(concat(without, tail));
    assertThat(listing.members()).extracting(Member::name).containsExactly("a.txt", "b.txt");
    assertThat(listing.has(Flaw.Kind.AMBIGUOUS)).isTrue();
    assertThat(listing.has(Flaw.Kind.BROKEN)).isFalse();
  }

  @Test
  void bytes_before_or_behind_are_told_unless_they_are_a_program_or_nothing() {
    byte[] text = "some text".getBytes(StandardCharsets.ISO_8859_1);
    byte[] program = "MZ program".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(list(concat(text, ZIP)).has(Flaw.Kind.AMBIGUOUS)).isTrue();
    assertThat(list(concat(ZIP, text)).has(Flaw.Kind.AMBIGUOUS)).isTrue();
    assertThat(list(concat(program, ZIP)).flaws()).isEmpty();
    assertThat(list(concat(ZIP, new byte[9])).flaws()).isEmpty();
  }

  @Test
  void no_more_are_listed_than_asked_for() {
    assertThat(list(ZIP, 1).members()).hasSize(1);
  }

  @Test
  void no_change_of_bytes_makes_it_throw() {
    Random random = new Random(11);
    for (int round = 0; round < 20_000; round++) {
      byte[] zip = ZIP.clone();
      for (int change = 0; change < 4; change++) {
        zip[random.nextInt(zip.length)] = (byte) (random.nextBoolean() ? 0xff : random.nextInt());
      }
      assertThat(list(zip).members().size()).isLessThan(12);
    }
  }

  private static Listing list(byte[] zip) {
    return list(zip, 100);
  }

  private static Listing list(byte[] zip, int members) {
    Listing.Draft draft = new Listing.Draft(new FreeMeter(members));
    new ZipReader().read(Content.of(zip), "", draft);
    return draft.done();
  }

  private static String read(Member member) throws IOException {
    try (InputStream in = member.open()) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  private static byte[] zip(String... names) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        if (!name.endsWith("/")) {
          zip.write(("content of " + name).getBytes(StandardCharsets.ISO_8859_1));
        }
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  private static int find(byte[] zip, String text) {
    return new String(zip, StandardCharsets.ISO_8859_1).indexOf(text);
  }

  private static void setBit(byte[] zip, int at, int bit) {
    zip[at] |= (byte) bit;
  }

  private static byte[] concat(byte[] one, byte[] two) {
    byte[] both = Arrays.copyOf(one, one.length + two.length);
    System.arraycopy(two, 0, both, one.length, two.length);
    return both;
  }
}
