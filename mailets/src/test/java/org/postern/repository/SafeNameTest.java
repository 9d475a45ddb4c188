package org.postern.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A key can be anything; its file name can do no harm, and tells the key. */
class SafeNameTest {

  @ParameterizedTest
  @CsvSource({
    "Mail1700000000000-abcDEF123, Mail1700000000000-abcDEF123",
    "4fa1c0!d41d8, 4fa1c0!d41d8",
    "a/b, a%2Fb",
    "../../etc/passwd, %2E.%2F..%2Fetc%2Fpasswd",
    "., %2E",
    ".., %2E.",
    "a:2, a%3A2",
    "100%, 100%25",
    "ä, %C3%A4",
    "a b, a%20b"
  })
  void key_is_stored_as(String key, String name) {
    assertThat(SafeName.of(key)).isEqualTo(name);
  }

  static Stream<String> keys() {
    return Stream.of(
        "Mail1",
        "a/b",
        "..",
        "",
        "\u0000",
        "a\nb",
        "x".repeat(150),
        "x".repeat(151),
        "%2F",
        "%~",
        "\ud83d\ude00",
        "/".repeat(60),
        "a:2,S",
        "~",
        "$(reboot)",
        "-rf");
  }

  @ParameterizedTest
  @MethodSource("keys")
  void no_name_is_more_than_a_name(String key) {
    assertThat(SafeName.of(key))
        .isNotEmpty()
        .doesNotStartWith(".")
        .doesNotContain("/", ":", "\\", "\n", "\u0000")
        .hasSizeLessThanOrEqualTo(SafeName.LONGEST)
        .isASCII()
        .matches(SafeName::isName);
  }

  @Test
  void two_keys_never_share_a_name() {
    List<String> keys = keys().distinct().toList();
    Set<String> names = new HashSet<>();
    keys.forEach(key -> names.add(SafeName.of(key)));
    assertThat(names).hasSameSizeAs(keys);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Mail1", "a/b", "..", "a\nb", "\u00e4", "%2F", "%", "a%", "%~"})
  void the_name_tells_the_key(String key) {
    assertThat(SafeName.key(SafeName.of(key))).isEqualTo(Optional.of(key));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "%2f", "%zz", "a%2", "ä", "%41", "a%2Eb"})
  void other_files_in_the_folder_have_no_key(String name) {
    assertThat(SafeName.isName(name)).isFalse();
  }
}
