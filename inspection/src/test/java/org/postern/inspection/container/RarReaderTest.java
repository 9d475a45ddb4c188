package org.postern.inspection.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.postern.inspection.content.Content;

/** What is seen of a rar without a library for its packing. */
class RarReaderTest {
  private static final int STORED = 0x30;
  private static final int PACKED = 0x33;
  private static final ContainerReader NO_PROGRAM = new OutsideReader(Optional.empty());

  @Test
  void a_stored_file_is_read() throws IOException {
    for (byte[] rar : List.of(rar4("hello.txt", STORED, 0), rar5("hello.txt", 0, 0))) {
      Listing listing = list(rar);
      assertThat(listing.flaws()).isEmpty();
      assertThat(listing.members()).extracting(Member::name).containsExactly("hello.txt");
      try (InputStream in = listing.members().get(0).open()) {
        assertThat(in.readAllBytes()).isEqualTo(Samples.HELLO);
      }
    }
  }

  @Test
  void a_packed_file_is_listed_with_what_would_unpack_it() throws IOException {
    for (byte[] rar : List.of(rar4("run.exe", PACKED, 0), rar5("run.exe", 3, 0))) {
      Member member = list(rar).members().get(0);
      assertThat(member.name()).isEqualTo("run.exe");
      assertThat(member.closed().orElseThrow().kind()).isEqualTo(Flaw.Kind.NOT_UNPACKED);
      assertThat(member.closed().orElseThrow().detail()).contains("postern-rar.jar", "7zip-rar");
    }
  }

  @Test
  void an_encrypted_file_is_listed_as_such() throws IOException {
    for (byte[] rar : List.of(rar4("a.txt", STORED, 4), rar5("a.txt", 0, 1))) {
      assertThat(list(rar).members()).hasSize(1).allMatch(Member::encrypted);
    }
  }

  @Test
  void of_encrypted_names_it_is_said() throws IOException {
    byte[] four = rar4("a.txt", STORED, 0);
    four[7 + 3] |= (byte) 0x80;
    byte[] five = Arrays.copyOf(rar5("a.txt", 0, 0), 100);
    five[8 + 5] = 4;
    assertThat(list(four).has(Flaw.Kind.ENCRYPTED)).isTrue();
    assertThat(list(five).has(Flaw.Kind.ENCRYPTED)).isTrue();
  }

  @Test
  void a_part_of_a_file_is_said_to_be_one() throws IOException {
    Member member = list(rar4("a.txt", STORED, 2)).members().get(0);
    assertThat(member.closed().orElseThrow().detail()).contains("volumes");
  }

  @Test
  void a_wide_name_is_put_together_from_both_names() {
    byte[] raw = {'a', 'b', 'c', 0, 4, (byte) 0b01_00_11_10, 0x30, 'x', 0, 0x31, 0x20};
    assertThat(RarNames.wide(raw)).isEqualTo("\u0430xc\u2031");
  }

  @Test
  void cut_off_anywhere_before_the_block_at_its_end_it_is_said() throws IOException {
    byte[] rar = rar4("hello.txt", STORED, 0);
    for (int length = 8; length < rar.length - 7; length++) {
      assertThat(list(Arrays.copyOf(rar, length)).flaws()).isNotEmpty();
    }
  }

  @Test
  void a_library_is_asked_for_what_is_packed() throws IOException {
    Unpacker library =
        new Unpacker() {
          @Override
          public String mediaType() {
            return "application/vnd.rar";
          }

          @Override
          public void unpack(Content content, Sink sink) throws IOException {
            sink.add("run.exe", Content.of(Samples.HELLO));
            sink.broken("second", Content.of(new byte[3]), "sum");
            throw new IOException("a lie at byte 9");
          }
        };
    Listing.Draft draft = new Listing.Draft(FreeMeter.PLENTY);
    Content rar = Content.of(rar4("run.exe", PACKED, 0));
    new RarReader(Optional.of(library), NO_PROGRAM).read(rar, "", draft);
    Listing listing = draft.done();
    assertThat(listing.members()).extracting(Member::name).containsExactly("run.exe", "second");
    assertThat(listing.members().get(0).readable()).isTrue();
    assertThat(listing.flaws()).extracting(Flaw::detail).contains("rar: a lie at byte 9");
  }

  private static Listing list(byte[] rar) throws IOException {
    Listing.Draft draft = new Listing.Draft(FreeMeter.PLENTY);
    new RarReader(Optional.empty(), NO_PROGRAM).read(Content.of(rar), "", draft);
    return draft.done();
  }

  /** Source: technote.txt of RAR 4.20. */
  static byte[] rar4(String name, int method, int flags) {
    ByteBuffer file = little(32 + name.length() + Samples.HELLO.length);
    file.putShort((short) 0).put((byte) 0x74).putShort((short) (0x8000 | flags));
    file.putShort((short) (32 + name.length())).putInt(Samples.HELLO.length);
    file.putInt(Samples.HELLO.length).put((byte) 3).putInt(0).putInt(0).put((byte) 29);
    file.put((byte) method).putShort((short) name.length()).putInt(0x81a4);
    file.put(Samples.bytes(name)).put(Samples.HELLO);
    byte[] main = little(13).putShort((short) 0).put((byte) 0x73).putInt(13 << 16).array();
    byte[] end = little(7).putShort((short) 0).put((byte) 0x7b).putInt(7 << 16).array();
    return Samples.join(Samples.bytes("Rar!\u001a\u0007\0"), main, file.array(), end);
  }

  /** Source: RAR 5.0 archive format. */
  static byte[] rar5(String name, int method, int extra) {
    int rest = 7 + name.length() + 2 * extra;
    ByteBuffer file = little(4 + 1 + 3 + extra + rest + Samples.HELLO.length);
    file.putInt(0).put((byte) (3 + extra + rest)).put((byte) 2).put((byte) (2 + extra));
    if (extra > 0) {
      file.put((byte) 2);
    }
    file.put((byte) Samples.HELLO.length).put((byte) 0).put((byte) Samples.HELLO.length);
    file.put((byte) 0).put((byte) (0x80 | method << 7)).put((byte) (method >> 1)).put((byte) 1);
    file.put((byte) name.length()).put(Samples.bytes(name));
    if (extra > 0) {
      file.put((byte) 1).put((byte) 1);
    }
    file.put(Samples.HELLO);
    byte[] main = {0, 0, 0, 0, 3, 1, 0, 0};
    byte[] end = {0, 0, 0, 0, 3, 5, 0, 0};
    return Samples.join(Samples.bytes("Rar!\u001a\u0007\u0001\0"), main, file.array(), end);
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
