package org.postern.inspection.active;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What PDFs do, however it is written, and what they do only when somebody clicks. */
class PdfActionsTest {
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1 0 obj <</S/JavaScript/JS (app.alert(1))>> endobj                | script: JavaScript
          1 0 obj <</S /J#61vaScript /J#53 2 0 R>> endobj                   | script: JavaScript
          1 0 obj <</Names <</JavaScript 5 0 R>>>> endobj                   | script: JavaScript
          1 0 obj <</OpenAction <</S/Launch/F (cmd.exe)>>>> endobj          | script: Launch, a program
          1 0 obj <</Title (unclosed \\( >> endobj 2 0 obj <</S/Launch>>    | script: Launch, a program
          1 0 obj <</OpenAction <</S/URI/URI (http://a.example)>>>> endobj  | external-link: URI, followed without a click
          1 0 obj <</OpenAction 2 0 R>> endobj 2 0 obj <</S /URI>> endobj   | external-link: URI, followed without a click
          1 0 obj <</AA <</O 2 0 R>>>> endobj 2 0 obj <</S/URI>> endobj     | external-link: URI, followed without a click
          1 0 obj <</OpenAction <</S/GoTo/Next 2 0 R>>>> 2 0 obj <</S/URI>> | external-link: URI, followed without a click
          1 0 obj <</A <</S/GoToR/F (\\\\\\\\host\\\\a.pdf)>>>> endobj      | external-link: GoToR, another file
          1 0 obj <</A <</S/SubmitForm/F (http://a.example)>>>> endobj      | external-link: SubmitForm
          1 0 obj <</A <</S/URI/URI (http://a.example)>>>> endobj           |
          1 0 obj <</OpenAction [3 0 R /Fit]>> 3 0 obj <</A <</S/URI>>>>    |
          1 0 obj <</OpenAction <</S/GoTo/D [3 0 R /Fit]>>>> 3 0 obj <</A <</S/URI>>>> |
          1 0 obj <</Title (about /JavaScript and /Launch)>> endobj         |
          1 0 obj <</JavaScripts 1/JSON 2>> endobj % /JavaScript            |
          """)
  void a_pdf(String text, String active) {
    assertThat(Files.active("a.pdf", Files.bytes("%PDF-1.7\n" + text)))
        .isEqualTo(active == null ? java.util.List.of() : java.util.List.of(active));
    assertThat(Files.active("a.pdf", packed(text)))
        .as("in an object stream")
        .isEqualTo(active == null ? java.util.List.of() : java.util.List.of(active));
  }

  /** The same objects in a stream of objects, where each is known by a number in front. */
  private static byte[] packed(String text) {
    StringBuilder index = new StringBuilder();
    StringBuilder objects = new StringBuilder();
    for (String object : text.replace("endobj", "").split("(?=[0-9] 0 obj)")) {
      index.append(object.charAt(0)).append(' ').append(objects.length()).append(' ');
      objects.append(object.substring(object.indexOf("obj") + 3));
    }
    String head =
        "%PDF-1.7\n9 0 obj <</Type/ObjStm/First "
            + index.length()
            + "/Filter/FlateDecode>> stream\n";
    String stream = new String(Files.deflated(index.toString() + objects), ISO_8859_1);
    return Files.bytes(head + stream + "\nendstream endobj\n");
  }
}
