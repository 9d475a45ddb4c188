package org.postern.inspection.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.inspection.content.Content;

/** What is the EICAR test file and what only looks like it. {@code E} stands for its 68 bytes. */
class EicarTest {
  @ParameterizedTest(name = "\"{0}\": {1}")
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "E,true",
        "E~n,true",
        "E~r~n,true",
        "E ~t~z~r~n,true",
        "E.,false",
        "E~0,false",
        " E,false",
        "~nE,false",
        "EE,false",
        "Look: E,false",
        "'',false",
        "X5O,false"
      })
  void is_the_test_file(String text, boolean is) throws IOException {
    assertThat(Eicar.is(content(text))).isEqualTo(is);
  }

  @Test
  void has_at_most_128_bytes() throws IOException {
    assertThat(Eicar.is(content("E" + " ".repeat(60)))).isTrue();
    assertThat(Eicar.is(content("E" + " ".repeat(61)))).isFalse();
  }

  @Test
  void each_of_its_bytes_counts() throws IOException {
    for (int i = 0; i < RealClamd.eicar().length; i++) {
      byte[] changed = RealClamd.eicar();
      changed[i] ^= 1;
      assertThat(Eicar.is(Content.of(changed))).as("byte %d", i).isFalse();
    }
  }

  private static Content content(String text) {
    String bytes =
        text.replace("~n", "\n")
            .replace("~r", "\r")
            .replace("~t", "\t")
            .replace("~z", "\u001a")
            .replace("~0", "\0")
            .replace("E", new String(RealClamd.eicar(), StandardCharsets.US_ASCII));
    return Content.of(bytes.getBytes(StandardCharsets.US_ASCII));
  }
}
