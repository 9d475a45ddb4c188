package org.postern.inspection.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.inspection.mime.FieldValue.Comments;

/** How a field with parameters is read. */
class FieldValueTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          text/plain                           | text/plain
          Text/Plain ; charset=utf-8           | Text/Plain {charset=utf-8}
          a/b; Name="x y.exe"                  | a/b {name=x y.exe}
          a/b; name=x y.exe                    | a/b {name=x y.exe}
          a/b; name="x;y"; b=1                 | a/b {name=x;y} {b=1}
          a/b; name="x\\"y"                    | a/b {name=x"y}
          a/b; name="open; b=1                 | a/b {name=open; b=1}
          a/b (c;d); x (e) = (f) 1 (g)         | a/b {x=1}
          a/b; x="(no comment)"                | a/b {x=(no comment)}
          a/b; x=f(oo                          | a/b {x=f}
          a/b; x="bar"foo                      | a/b {x=barfoo}
          a/b; x                               | a/b
          a/b;;; x=1;                          | a/b {x=1}
          a/b; x=                              | a/b {x=}
          a/b; =1                              | a/b {=1}
          a/b; x=1; x=2                        | a/b {x=1} {x=2}
          a/b; x*0="p"; x*1*=utf-8''q          | a/b {x*0=p} {x*1*=utf-8''q}
          ;x=1                                 | {x=1}
          """)
  void reads(String text, String meaning) {
    assertThat(words(FieldValue.parse(text, Comments.SKIPPED))).isEqualTo(meaning);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a/b; name=invoice (1).pdf            | a/b {name=invoice (1).pdf}
          a/b; boundary=foo(x)bar              | a/b {boundary=foo(x)bar}
          a/b (c;d=1); x=f(oo                  | a/b (c {d=1)} {x=f(oo}
          """)
  void reads_with_comments_kept(String text, String meaning) {
    assertThat(words(FieldValue.parse(text, Comments.KEPT))).isEqualTo(meaning);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"(", ")", "\"", "\\", ";", "=", "(\"", "\"(", ";=\"", "x", "(\\", "( ;"})
  void looks_at_each_character_a_fixed_number_of_times(String hostile) {
    String text = "a/b; x=" + hostile.repeat(20_000);
    for (Comments comments : Comments.values()) {
      Counted counted = new Counted(text);
      FieldValue.parse(counted, comments);
      assertThat(counted.looks).isLessThan(6L * text.length());
    }
  }

  private static String words(FieldValue value) {
    return (value.value()
            + value.parameters().stream()
                .map(p -> " {" + p.name() + '=' + p.value() + '}')
                .collect(Collectors.joining()))
        .strip();
  }

  /** Text that counts how often somebody looks at a character. */
  private static final class Counted implements CharSequence {
    private final String text;
    private long looks;

    Counted(String text) {
      this.text = text;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      looks++;
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      throw new UnsupportedOperationException();
    }
  }
}
