package org.postern.inspection.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.postern.inspection.content.Content;

/** What the program 7z reads for us, here a cabinet with one file that is stored. */
class OutsideReaderTest {
  private static final byte[] CAB = cab("hello.txt", Samples.HELLO);

  @Test
  void its_files_are_listed_with_their_bytes() throws IOException {
    Listing listing = list(CAB);
    assertThat(listing.flaws()).isEmpty();
    Member member = listing.members().get(0);
    assertThat(member.name()).isEqualTo("hello.txt");
    try (InputStream in = member.open()) {
      assertThat(in.readAllBytes()).isEqualTo(Samples.HELLO);
    }
  }

  @Test
  void a_name_is_no_path_and_no_word_of_a_command() throws IOException {
    Listing listing = list(cab("../../-x;reboot", Samples.HELLO));
    assertThat(listing.members()).hasSize(1);
    try (InputStream in = listing.members().get(0).open()) {
      assertThat(in.readAllBytes()).isEqualTo(Samples.HELLO);
    }
  }

  @Test
  void what_it_does_not_open_is_not_unpacked() throws IOException {
    assertThat(list(new byte[100]).has(Flaw.Kind.NOT_UNPACKED)).isTrue();
  }

  @Test
  void cut_off_anywhere_it_is_said() throws IOException {
    for (int length : new int[] {10, 40, 70, CAB.length - 1}) {
      assertThat(list(java.util.Arrays.copyOf(CAB, length)).flaws()).isNotEmpty();
    }
  }

  @Test
  void without_the_program_it_is_said() throws IOException {
    Listing.Draft draft = new Listing.Draft(FreeMeter.PLENTY);
    new OutsideReader(Optional.empty()).read(Content.of(CAB), "", draft);
    assertThat(draft.done().flaws())
        .extracting(Flaw::kind)
        .isEqualTo(List.of(Flaw.Kind.NOT_UNPACKED));
  }

  private static Listing list(byte[] bytes) throws IOException {
    Optional<SevenZipProgram> program = SevenZipProgram.installed();
    Assumptions.assumeTrue(program.isPresent(), "7z is not installed");
    Listing.Draft draft = new Listing.Draft(FreeMeter.PLENTY);
    new OutsideReader(program).read(Content.of(bytes), "", draft);
    return draft.done();
  }

  /** Source: MS-CAB 2. */
  private static byte[] cab(String name, byte[] file) {
    int files = 36 + 8;
    int data = files + 16 + name.length() + 1;
    ByteBuffer cab = ByteBuffer.allocate(data + 8 + file.length).order(ByteOrder.LITTLE_ENDIAN);
    cab.put(Samples.bytes("MSCF")).putInt(0).putInt(cab.capacity()).putInt(0).putInt(files);
    cab.putInt(0).put((byte) 3).put((byte) 1).putShort((short) 1).putShort((short) 1).putInt(0);
    cab.putShort((short) 0).putInt(data).putShort((short) 1).putShort((short) 0);
    cab.putInt(file.length).putInt(0).putShort((short) 0).putInt(0x5821).putShort((short) 32);
    cab.put(Samples.bytes(name + "\0"));
    cab.putInt(0).putShort((short) file.length).putShort((short) file.length).put(file);
    return cab.array();
  }
}
