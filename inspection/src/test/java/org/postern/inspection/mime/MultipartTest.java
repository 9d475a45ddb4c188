package org.postern.inspection.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.inspection.content.Content;
import org.postern.inspection.content.Window;
import org.postern.inspection.mime.Multipart.Span;

/** Where a multipart is cut. {@code ~} is CRLF, {@code ^} a bare LF, {@code !} a bare CR. */
class MultipartTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          --b~one~--b~two~--b--~        | [one] [two] closed
          pre~--b~one~--b--~epi         | pre:pre [one] closed epi:epi
          --b^one^--b--^                | [one] closed
          --b!one!--b--!                | [one] closed
          --b~one~~--b--                | [one~] closed
          --b~--b~--b--                 | [] [] closed
          --b~one                       | [one]
          --b                           | []
          --b  ~one~--b--               | [one] closed
          --b junk~one~--b--            | [one] closed
          --bc~one~--b--                | pre:--bc~one closed
          --b~one~--bc~two~--b--        | [one~--bc~two] closed
          --b~one~---b~two~--b--        | [one~---b~two] closed
          --b~one~ --b~two~--b--        | [one~ --b~two] closed
          --b~one x--b~two~--b--        | [one x--b~two] closed
          --b~one~--b-~two~--b--        | [one~--b-~two] closed
          --b~one~--b--~two~--b~x~      | [one] closed epi:two~--b~x~
          none                          | pre:none
          """)
  void cuts(String body, String parts) throws IOException {
    assertThat(cut(body, "b")).isEqualTo(parts);
  }

  @ParameterizedTest(name = "boundary {0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -          | ---~one~-----               | [one] closed
          ---        | -----~one~-------           | [one] closed
          --x        | ----x~one~----x--           | [one] closed
          a--b       | --a--b~one~--a--b--         | [one] closed
          b--        | --b--~one~--b----           | [one] closed
          """)
  void cuts_at_boundaries_with_dashes(String boundary, String body, String parts)
      throws IOException {
    assertThat(cut(body, boundary)).isEqualTo(parts);
  }

  @Test
  void lists_no_more_than_asked_for_and_says_so() throws IOException {
    String body = "--b\n".repeat(9);
    assertThat(multipart(body, "b", 8).complete()).isFalse();
    assertThat(multipart(body, "b", 8).parts()).hasSize(8);
    assertThat(multipart(body, "b", 9).complete()).isTrue();
  }

  private static String cut(String body, String boundary) throws IOException {
    String text = body.replace("~", "\r\n").replace('^', '\n').replace('!', '\r');
    Multipart cut = multipart(text, boundary, 100);
    String parts =
        cut.parts().stream().map(p -> "[" + in(text, p) + "] ").collect(Collectors.joining());
    String preamble = in(text, cut.preamble());
    String epilogue = in(text, cut.epilogue());
    return ((preamble.isEmpty() ? "" : "pre:" + preamble + ' ')
            + parts
            + (cut.closed() ? "closed " : "")
            + (epilogue.isEmpty() ? "" : "epi:" + epilogue))
        .strip();
  }

  private static Multipart multipart(String text, String boundary, int max) throws IOException {
    Content content = Content.of(text.getBytes(StandardCharsets.ISO_8859_1));
    Span all = new Span(0, content.size());
    return Multipart.cut(
        new Window(content), Dashes.in(content), all, boundary, max, Multipart.Rule.STRICT);
  }

  private static String in(String text, Span span) {
    return text.substring((int) span.from(), (int) span.to()).replace("\r\n", "~");
  }
}
