package org.postern.inspection.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postern.inspection.content.Content;

/** Each format that is read: whole, cut off after each byte, and with bytes changed. */
class ContainersTest {
  /** These have no place for a name, or the writer of the sample leaves it out. */
  private static final Set<Samples> NAMELESS =
      Set.of(Samples.MBOX, Samples.ONENOTE, Samples.CMS, Samples.PDF);

  @ParameterizedTest
  @EnumSource
  void its_one_file_is_listed_and_can_be_read_twice(Samples sample) throws IOException {
    Listing listing = list(sample, sample.make());
    assertThat(listing.flaws()).isEmpty();
    assertThat(listing.members()).hasSize(1);
    Member member = listing.members().get(0);
    assertThat(member.name()).isEqualTo(NAMELESS.contains(sample) ? "" : Samples.NAME);
    assertThat(read(member)).isEqualTo(Samples.HELLO);
    assertThat(read(member)).isEqualTo(Samples.HELLO);
  }

  @ParameterizedTest
  @EnumSource
  void cut_off_after_any_byte_it_gives_no_more_than_there_is(Samples sample) throws IOException {
    byte[] whole = sample.make();
    for (int length = 0; length < whole.length; length++) {
      for (Member member : list(sample, Arrays.copyOf(whole, length)).members()) {
        assertThat(drained(member)).isLessThanOrEqualTo(whole.length);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void no_change_of_bytes_makes_it_throw(Samples sample) throws IOException {
    byte[] whole = sample.make();
    Random random = new Random(sample.ordinal());
    for (int round = 0; round < 1_500; round++) {
      byte[] changed = whole.clone();
      for (int change = 0; change < 1 + round % 5; change++) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt();
      }
      for (Member member : list(sample, changed).members()) {
        assertThat(drained(member)).isLessThanOrEqualTo(1 << 20);
      }
    }
  }

  private static Listing list(Samples sample, byte[] bytes) {
    String name = Samples.NAME + ".gz";
    return Containers.list(Content.of(bytes), List.of(sample.type), name, FreeMeter.PLENTY);
  }

  private static byte[] read(Member member) throws IOException {
    try (InputStream in = member.open()) {
      return in.readAllBytes();
    }
  }

  /** How many bytes come before the end, or before the member is found to be broken. */
  private static long drained(Member member) throws IOException {
    long size = 0;
    byte[] block = new byte[4096];
    try (InputStream in = member.open()) {
      int n = 0;
      while (n >= 0 && size < 1 << 19) {
        size += n;
        n = in.read(block);
      }
    } catch (BrokenException e) {
      return size;
    }
    return size;
  }
}
