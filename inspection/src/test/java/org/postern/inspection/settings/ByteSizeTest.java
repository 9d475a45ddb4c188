package org.postern.inspection.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How sizes are written in a configuration. */
class ByteSizeTest {
  @ParameterizedTest
  @CsvSource({
    "0,0,0",
    "512,512,512",
    "64k,65536,64k",
    "64K,65536,64k",
    "4096m,4294967296,4g",
    "1025,1025,1025",
    "2g,2147483648,2g"
  })
  void reads(String text, long bytes, String written) {
    assertThat(ByteSize.parse(text).bytes()).isEqualTo(bytes);
    assertThat(ByteSize.parse(text)).hasToString(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-1", "25mb", "25 m", "1.5m", "k", "25t", "٣k", "9999999999999999999"})
  void refuses_what_is_not_a_size(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ByteSize.parse(text))
        .withMessageStartingWith("\"" + text + "\" is not a size; write");
  }

  @ParameterizedTest
  @ValueSource(strings = {"999999999999999999g", "9007199254740992k"})
  void refuses_what_no_number_can_hold(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ByteSize.parse(text))
        .withMessageStartingWith("\"" + text + "\" is larger than any size can be; write");
  }
}
