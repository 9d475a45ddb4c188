package org.postern.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.inspection.Letter.Piece;

/** The name of a program, disguised in each way and written in each way, is seen for what it is. */
class NameVariantsTest {
  /** All of them are {@code a.exe} for some system; in UTF-8. */
  private static final List<String> NAMES =
      List.of(
          "a.exe",
          "A.EXE",
          "a.exe ",
          " a.exe",
          "a.exe.",
          "a.exe. .",
          "a.exe\0",
          "a.exe\0.txt",
          "a.exe\1.txt",
          "a.exe::$DATA",
          "a.exe:b",
          "a%2Eexe",
          "a.exe%00.txt",
          "a.txt.exe",
          "a.txt" + " ".repeat(100) + ".exe",
          "../../a.exe",
          "C:\\x\\a.exe",
          "a\u202etxt.exe",
          "a.\u200bexe",
          "a.exe\u200e",
          "a.exe\u00a0",
          "\u00e4.exe",
          "a;b.exe",
          "a\"b.exe",
          "a,b.exe",
          "(a).exe",
          "a'b'c.exe",
          "a=b.exe",
          "a?b.exe",
          "a\\b.exe",
          "a\tb.exe");

  static Stream<String> names() {
    return NAMES.stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void is_seen(String name) {
    List<String> missed = new ArrayList<>();
    for (String fields : fields(name)) {
      Letter letter =
          Letter.in("base64")
              .with(Piece.PART_TYPE, "")
              .with(Piece.DISPOSITION, fields)
              .with(Piece.BODY, Letter.base64("hello"));
      Scanned scanned = Scanned.of(letter.bytes("\r\n"));
      boolean hidden =
          scanned.findings().stream().anyMatch(f -> f.name().equals("hidden-program-name"));
      if (!scanned.names(".exe") && !hidden) {
        missed.add(Tricks.visible(fields) + " as " + scanned.names());
      }
    }
    assertThat(missed).isEmpty();
  }

  /** The fields that give a name, in each way of writing it. */
  private static List<String> fields(String name) {
    String raw = new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    String quoted = raw.replace("\\", "\\\\").replace("\"", "\\\"");
    String percent = percent(raw);
    String base64 = Letter.base64(raw);
    String q = percent.replace("%", "=");
    int half = percent.length() / 6 * 3;
    String start = "Content-Type: application/x\nContent-Disposition: attachment; ";
    List<String> fields = new ArrayList<>();
    for (String parameter :
        List.of(
            "filename=\"" + quoted + "\"",
            "FILENAME = \"" + quoted + "\"",
            "filename=\"a.txt\"; filename=\"" + quoted + "\"",
            "filename*=utf-8''" + percent,
            "filename*=UTF-8'en'" + percent,
            "filename*=''" + percent,
            "filename=a.txt; filename*=utf-8''" + percent,
            "filename*0*=utf-8''"
                + percent.substring(0, half)
                + "; filename*1*="
                + percent.substring(half),
            "filename*1*="
                + percent.substring(half)
                + "; filename*0*=utf-8''"
                + percent.substring(0, half),
            "filename==?utf-8?B?" + base64 + "?=",
            "filename=\"=?utf-8?B?" + base64 + "?=\"",
            "filename=\"=?utf-8?Q?" + q + "?=\"",
            "filename=\"=?utf-8*en?q?" + q + "?=\"",
            "x:y=1; filename=\"" + quoted + "\"")) {
      fields.add(start + parameter + "\n");
    }
    fields.add("Content-Type: application/x; name=\"" + quoted + "\"\n");
    fields.add("Content-Type: application/x; name*=utf-8''" + percent + "\n");
    fields.add("Content-Type: application/x;\n\tname=\"=?utf-8?B?" + base64 + "?=\"\n");
    return fields;
  }

  private static String percent(String bytes) {
    StringBuilder percent = new StringBuilder();
    for (int i = 0; i < bytes.length(); i++) {
      percent.append(String.format("%%%02X", (int) bytes.charAt(i)));
    }
    return percent.toString();
  }
}
