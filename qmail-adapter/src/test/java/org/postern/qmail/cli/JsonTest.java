package org.postern.qmail.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JSON as programs read it, whatever a message brings. */
class JsonTest {

  @Test
  void values_nest_and_keep_their_order() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("z", List.of(1, 2L, true));
    map.put("a", Map.of());
    map.put("m", List.of());
    map.put("s", "text");
    assertThat(Json.of(map)).isEqualTo("{\"z\":[1,2,true],\"a\":{},\"m\":[],\"s\":\"text\"}");
  }

  /** Code points that a message can put into a name, and what is written for them. */
  @ParameterizedTest(name = "U+{0} is written {1}")
  @CsvSource({
    "0022, \\\"",
    "005c, \\\\",
    "000a, \\n",
    "000d, \\r",
    "0009, \\t",
    "0000, \\u0000",
    "001b, \\u001b",
    "007f, \\u007f",
    "0085, \\u0085",
    "2028, \\u2028",
    "202e, \\u202e",
    "feff, \\ufeff",
    "e000, \\ue000",
    "d800, \\ufffd",
    "dfff, \\ufffd",
    "e0001, \\udb40\\udc01",
    "00e9, é",
    "1f600, 😀"
  })
  void code_point_is_written(String hex, String written) {
    String text = new String(Character.toChars(Integer.parseInt(hex, 16)));
    assertThat(Json.of("a" + text + "b")).isEqualTo("\"a" + written + "b\"");
  }

  @Test
  void half_a_pair_between_whole_ones_does_not_shift_what_follows() {
    assertThat(Json.of("\uDE00\uD83D\uDE00\uD83D")).isEqualTo("\"\\ufffd😀\\ufffd\"");
  }

  @Test
  void what_is_no_json_is_a_mistake_of_the_programmer() {
    assertThatThrownBy(() -> Json.of(1.5)).isInstanceOf(IllegalArgumentException.class);
  }
}
