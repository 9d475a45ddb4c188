package org.postern.inspection.engine.hashes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How large a list may become, and that it finds what is in it and nothing else. */
class HashListTest {
  private static final int MILLION = 1_000_000;
  private static final long MEGABYTE = 1 << 20;

  @ParameterizedTest
  @EnumSource(Digest.class)
  void a_million_hashes_with_names_of_their_own_take_less_than_64_megabytes(Digest digest) {
    HashList list = new HashList();
    Random random = new Random(1);
    byte[] value = new byte[digest.digits() / 2];
    for (int i = 0; i < MILLION; i++) {
      random.nextBytes(value);
      list.add(digest, value, "Trojan.Downloader-" + i);
    }
    list.done();
    assertThat(list.size()).isEqualTo(MILLION);
    assertThat(list.bytes()).isLessThan(64 * MEGABYTE);

    Random again = new Random(1);
    for (int i = 0; i < MILLION; i++) {
      again.nextBytes(value);
      if (i % 1000 == 0) {
        assertThat(list.find(digest, value)).contains("Trojan.Downloader-" + i);
      }
    }
    for (int i = 0; i < 1000; i++) {
      again.nextBytes(value);
      assertThat(list.find(digest, value)).isEmpty();
    }
  }

  @Test
  void hashes_that_begin_alike_are_found_in_time() {
    HashList list = new HashList();
    byte[] value = new byte[32];
    for (int i = 0; i < 100_000; i++) {
      list.add(Digest.SHA256, numbered(value, i), "");
    }
    list.done();
    assertThat(list.find(Digest.SHA256, numbered(value, 99_999)))
        .contains("Listed-0000000000000000");
    assertThat(list.find(Digest.SHA256, numbered(value, 100_000))).isEmpty();
    assertThat(list.find(Digest.MD5, new byte[16])).isEmpty();
  }

  private static byte[] numbered(byte[] value, int i) {
    value[13] = (byte) (i >>> 16);
    value[14] = (byte) (i >>> 8);
    value[15] = (byte) i;
    return value;
  }

  @Test
  void the_first_name_of_a_hash_counts() {
    HashList list = new HashList();
    list.add(Digest.MD5, new byte[16], "first");
    list.add(Digest.MD5, new byte[16], "second");
    assertThat(list.done().find(Digest.MD5, new byte[16])).contains("first");
    assertThat(list.size()).isEqualTo(1);
  }

  @Test
  void names_that_repeat_are_kept_once() {
    HashList list = new HashList();
    Random random = new Random(1);
    byte[] value = new byte[32];
    for (int i = 0; i < 10_000; i++) {
      random.nextBytes(value);
      list.add(Digest.SHA256, value, "Family-" + i % 100);
    }
    assertThat(list.done().bytes()).isLessThan(10_000 * 24 + 4_096);
  }
}
