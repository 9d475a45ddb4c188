package org.postern.inspection.active;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What documents fetch by themselves, and what they fetch only when somebody clicks. */
class LinksTest {
  @ParameterizedTest(name = "{0} at {1}: {2}")
  @CsvSource({
    "attachedTemplate, https://a.example/x.dotm,            true",
    "oleObject,        mhtml:https://a.example/x!x-usc:y,   true",
    "frame,            //a.example/x,                       true",
    "image,            file://a.example/share/x.png,        true",
    "image,            file://///a.example/x.png,           true",
    "image,            \\\\a.example\\x.png,                true",
    "externalLinkPath, ftp://a.example/x.xlsx,              true",
    "hyperlink,        https://a.example/,                  false",
    "attachedTemplate, file:///C:\\Users\\ann\\Normal.dotm, false",
    "attachedTemplate, Normal.dotm,                         false",
    "externalLinkPath, ../Budget.xlsx,                      false",
    "image,            C:\\x.png,                           false",
  })
  void a_relationship(String type, String target, boolean link) {
    String relation =
        "<Relationship Type='http://x/relationships/%s' Target='%s' TargetMode='External'/>"
            .formatted(type, target);
    String list = "<?xml version='1.0'?><Relationships>" + relation + "</Relationships>";
    for (byte[] rels : List.of(Files.bytes(list), list.getBytes(UTF_16LE))) {
      assertThat(Files.active("a.docx", Files.office("word", "word/_rels/a.xml.rels", rels)))
          .isEqualTo(link ? List.of("external-link: " + type + " at " + target) : List.of());
    }
    String inside = list.replace("External", "Internal");
    assertThat(Files.active("a.docx", Files.office("word", "word/_rels/a.xml.rels", inside)))
        .isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DDEAUTO c:\\\\windows\\\\cmd.exe "/k calc"       | a field DDEAUTO
          dde excel book                                   | a field DDE
          INCLUDEPICTURE "https://a.example/x.png" \\d     | INCLUDEPICTURE https://a.example/x.png
          INCLUDETEXT "\\\\\\\\host\\\\a.doc"              | INCLUDETEXT \\\\host\\a.doc
          INCLUDEPICTURE "C:\\\\x.png"                     |
          HYPERLINK "https://a.example/"                   |
          PAGE                                             |
          """)
  void a_field(String code, String link) {
    List<String> expected = link == null ? List.of() : List.of("external-link: " + link);
    String quoted = code.replace("\"", "&quot;");
    int half = code.startsWith("INCLUDE") ? 3 : 1;
    String pieces =
        "<w:instrText>%s</w:instrText></w:r><w:r><w:instrText>%s</w:instrText>"
            .formatted(code.substring(0, half), code.substring(half));
    assertThat(Files.active("a.docx", Files.office("word", "word/header.xml", pieces)))
        .isEqualTo(expected);
    String simple = "<w:fldSimple w:instr=\"" + quoted + "\"/>";
    assertThat(Files.active("a.docx", Files.office("word", "word/header.xml", simple)))
        .isEqualTo(expected);
    String flat = "<?xml version='1.0'?><?mso-application progid=\"Word.Document\"?>" + simple;
    assertThat(Files.active("a.xml", Files.bytes(flat))).isEqualTo(expected);
    String rtf = "{\\rtf1{\\field{\\*\\fldinst {" + code.replace("\\", "\\\\") + "}}}}";
    assertThat(Files.active("a.rtf", Files.bytes(rtf))).isEqualTo(expected);
    byte[] old = Files.bytes(" ".repeat(600) + "text \23" + code + "\24result\25 text");
    assertThat(Files.active("a.doc", Files.ole(Map.of("WordDocument", old)))).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {\\*\\template https://a.example/x.dotm}     | a template at https://a.example/x.dotm
          {\\*\\template \\'68ttps://a.example}        | a template at https://a.example
          {\\*\\template \\u104ttps://a.example}       | a template at https://a.example
          {\\*\\template C:\\\\Normal.dotm}            |
          {\\object\\objautlink{\\*\\objdata 01}}      | a linked object
          {\\object\\objemb\\objupdate}                | objupdate, an object loaded when opened
          {\\object\\objemb{\\*\\objdata 01}}          |
          \\\\objautlink and \\\\template              |
          """)
  void a_text_of_rtf(String text, String link) {
    assertThat(Files.active("a.rtf", Files.bytes("{\\rtf1 " + text + "}")))
        .isEqualTo(link == null ? List.of() : List.of("external-link: " + link));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "draw:image,  https://a.example/x.png, true",
    "draw:object, file://host/x.ods,       true",
    "text:a,      https://a.example/,      false",
    "draw:image,  Pictures/x.png,          false"
  })
  void a_document_of_libre_office(String element, String address, boolean link) {
    String xml = "<%s xlink:href='%s'/>".formatted(element, address);
    List<String> expected =
        link ? List.of("external-link: " + element + " at " + address) : List.of();
    assertThat(Files.active("a.odt", Files.zip("content.xml", xml))).isEqualTo(expected);
    String flat = "<?xml version='1.0'?><office:document>" + xml + "</office:document>";
    assertThat(Files.active("a.fodt", Files.bytes(flat))).isEqualTo(expected);
  }

  @ParameterizedTest(name = "linked {0} to {1}: {2}")
  @CsvSource({"1, https://a.example/, true", "0, https://a.example/, false", "1, C:/x, false"})
  void an_object_in_an_old_document(int linked, String address, boolean link) {
    String wide = new String(address.getBytes(UTF_16LE), ISO_8859_1);
    byte[] stream = Files.bytes("\1\0\0\2" + (char) linked + "\0\0\0\0\0\0\0" + wide);
    Map<String, byte[]> streams = Map.of("ObjectPool/_1/\1Ole", stream);
    assertThat(Files.active("a.doc", Files.ole(streams)))
        .isEqualTo(link ? List.of("external-link: a linked object") : List.of());
  }

  @Test
  void the_template_of_an_old_document() {
    byte[] word = Arrays.copyOf(new byte[0], 600);
    word[0x19a] = 4;
    String path = new String("https://a.example/x.dot".getBytes(UTF_16LE), ISO_8859_1);
    byte[] table = Files.bytes("....\u00ff\u00ff\2\0\0\0" + "\1\0a\0" + "\27\0" + path);
    assertThat(Files.active("a.doc", Files.ole(Map.of("WordDocument", word, "0Table", table))))
        .containsExactly("external-link: a template at https://a.example/x.dot");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"cmd\3 /C calc, true", "\1\1@host\3share, true", "\1Budget.xls, false"})
  void another_book_of_an_old_workbook(String path, boolean link) {
    String data = "\1\0" + (char) path.length() + "\0\0" + path;
    String record = "\u00ae\1" + (char) data.length() + "\0" + data;
    assertThat(Files.active("a.xls", Files.ole(Map.of("Workbook", Files.bytes(record)))))
        .isEqualTo(link ? List.of("external-link: another workbook or program") : List.of());
  }
}
