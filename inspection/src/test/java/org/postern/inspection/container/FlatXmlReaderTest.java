package org.postern.inspection.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.inspection.content.Content;

/** Files in an office document that is one text. */
class FlatXmlReaderTest {
  private static final String HELLO = "this is the file that lies in a document as base64";

  @ParameterizedTest
  @CsvSource({
    "pkg:binaryData, <pkg:part pkg:name='/word/o.bin' pkg:contentType='x'>, word/o.bin",
    "office:binary-data, <draw:object-ole>, ''",
    "x:binary-data, <draw:object-ole>, ''",
    "w:binData, <w:docOleData>, ''"
  })
  void a_file_is_listed(String element, String around, String name) throws IOException {
    String text = Base64.getMimeEncoder().encodeToString(Samples.bytes(HELLO));
    String quoted = around.replace('\'', '"');
    List<Member> members =
        list(quoted + "<" + element + " a=\"b\">\n" + text + "\n</" + element + "></x>");
    assertThat(members).extracting(Member::name).containsExactly(name);
    try (InputStream in = members.get(0).open()) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1)).isEqualTo(HELLO);
    }
  }

  @Test
  void a_text_that_names_the_element_or_never_ends_it_is_no_error() {
    assertThat(list("of binaryData, and </pkg:binaryData> and <pkg:binaryData")).isEmpty();
  }

  private static List<Member> list(String xml) {
    Content content = Content.of(Samples.bytes(xml));
    return Containers.list(content, List.of("application/msword"), "", FreeMeter.PLENTY).members();
  }
}
