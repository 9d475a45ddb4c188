package org.postern.inspection.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.postern.inspection.content.Content;

/** The ways to write the bytes of an object in RTF. */
class RtfReaderTest {
  private static final String HELLO = "this is the file that lies in an object of a text";
  private static final String HEX = HexFormat.of().formatHex(Samples.bytes(HELLO));

  @Test
  void bytes_may_stand_as_they_are() throws IOException {
    assertThat(objects("\\bin" + HELLO.length() + " " + HELLO)).containsExactly(HELLO);
  }

  @Test
  void bytes_as_they_are_may_stand_between_digits() throws IOException {
    String mixed = HEX.substring(0, 20) + "\\bin4 " + HELLO.substring(10, 14) + HEX.substring(28);
    assertThat(objects(mixed)).containsExactly(HELLO);
  }

  @Test
  void more_bytes_may_be_announced_than_there_are() throws IOException {
    assertThat(objects("\\bin99999999999999999999 " + HELLO).get(0)).startsWith(HELLO);
  }

  @Test
  void digits_of_a_destination_that_nobody_knows_count_and_do_not() throws IOException {
    String odd = HEX.substring(0, 20) + "{\\*\\x 41}" + HEX.substring(20);
    String other = HELLO.substring(0, 10) + "A" + HELLO.substring(10);
    assertThat(objects(odd)).containsExactly(HELLO, other);
  }

  private static List<String> objects(String data) throws IOException {
    Content rtf = Content.of(Samples.bytes("{\\rtf1{\\object{\\*\\objdata " + data + "}}}"));
    List<String> objects = new ArrayList<>();
    for (Member member :
        Containers.list(rtf, List.of("application/rtf"), "", FreeMeter.PLENTY).members()) {
      try (InputStream in = member.open()) {
        objects.add(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
      }
    }
    return objects;
  }
}
