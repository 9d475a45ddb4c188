package org.postern.inspection.active;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Macros in documents, and which of them start by themselves. */
class MacrosTest {
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          Sub AutoOpen()                         | AutoOpen
          private sub document_open()            | document_open
          Sub Workbook_BeforeClose(c As Boolean) | Workbook_BeforeClose
          Sub Auto_Open                          | Auto_Open
          Sub InkPicture1_Painted()              | InkPicture1_Painted
          x = "it's" : Call AutoExec             | AutoExec
          Sub Table()                            |
          Sub AutoOpenTheDoor()                  |
          Sub MyAutoOpen()                       |
          Sub Button_Click()                     |
          ' AutoOpen does nothing here           |
          """)
  void a_program_starts_by_itself_by_its_name(String source, String name) {
    for (Map.Entry<String, byte[]> document : documents(source).entrySet()) {
      List<String> active = Files.active(document.getKey(), document.getValue());
      assertThat(active).as(document.getKey()).anyMatch(each -> each.startsWith("macro: VBA in "));
      assertThat(active.stream().filter(each -> each.startsWith("automatic-macro")))
          .as(document.getKey())
          .isEqualTo(
              name == null ? List.of() : List.of("automatic-macro: " + name + place(active)));
    }
  }

  /** The same program in each sort of document. */
  private static Map<String, byte[]> documents(String source) {
    Map<String, byte[]> word = new LinkedHashMap<>(Map.of("WordDocument", new byte[600]));
    word.putAll(VbaFile.streams("Macros/", source));
    return Map.of(
        "a.docm",
        Files.withProject(source),
        "a.doc",
        Files.ole(word),
        "a.xls",
        Files.ole(VbaFile.streams("_VBA_PROJECT_CUR/", source)));
  }

  private static String place(List<String> active) {
    return active.get(0).substring("macro: VBA".length());
  }

  @Test
  void a_document_that_only_speaks_of_it_has_no_macro() {
    byte[] word = Files.office("word", "word/text.xml", "<t>Sub AutoOpen()</t>");
    assertThat(Files.active("a.docx", word)).isEmpty();
    Map<String, byte[]> old = Map.of("WordDocument", Files.bytes("Sub AutoOpen()".repeat(50)));
    assertThat(Files.active("a.doc", Files.ole(old))).isEmpty();
  }

  @Test
  void a_source_is_found_where_the_project_says_or_where_it_looks_like_one() {
    byte[] said = VbaFile.packed("Sub AutoOpen()");
    byte[] looked = VbaFile.packed("Attribute VB_Name = \"x\"\r\nSub AutoOpen()");
    for (byte[] project :
        List.of(
            Files.ole(VbaFile.streams("", 100, said)),
            Files.ole(VbaFile.streams("", 77, looked)))) {
      assertThat(Files.active("a.docm", Files.office("word", "word/vbaProject.bin", project)))
          .contains("automatic-macro: AutoOpen in word/vbaProject.bin");
    }
  }

  @Test
  void a_program_whose_source_is_not_there_counts_as_one_that_starts() {
    byte[] project = Files.ole(VbaFile.streams("", 77, new byte[100]));
    for (Object broken : List.of(project, "no project")) {
      assertThat(Files.active("a.docm", Files.office("word", "word/vbaProject.bin", broken)))
          .containsExactly(
              "macro: a program in word/vbaProject.bin",
              "automatic-macro: a program whose source cannot be read in word/vbaProject.bin");
    }
  }

  @Test
  void a_document_is_none_of_another_whatever_it_is_called() {
    byte[] document = Files.ole(VbaFile.streams("", "Sub AutoOpen()"));
    for (String name : List.of("vbaProject.bin", "")) {
      assertThat(Files.active(name, document)).contains("automatic-macro: AutoOpen in VBA");
    }
  }

  @Test
  void a_project_that_is_called_otherwise_is_found() {
    byte[] project = Files.ole(VbaFile.streams("", "Sub AutoOpen()"));
    assertThat(Files.active("a.docm", Files.office("word", "word/other.bin", project)))
        .contains("automatic-macro: AutoOpen in VBA");
  }

  @Test
  void a_page_of_word_has_its_project_in_a_file_beside_it() throws IOException {
    byte[] project = Files.ole(VbaFile.streams("", "Sub AutoOpen()"));
    for (int start : new int[] {0x32, 0x22a}) {
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      file.writeBytes(Arrays.copyOf(Files.bytes("ActiveMime\0\0\1\360"), start));
      file.writeBytes(Files.deflated(new String(project, ISO_8859_1)));
      assertThat(Files.active("editdata.mso", file.toByteArray()))
          .contains("automatic-macro: AutoOpen in VBA");
    }
  }

  @ParameterizedTest(name = "sheet {0}, hidden {1}, name {2}: {3}")
  @CsvSource(
      textBlock =
          """
          1, 0, Totals,         macro
          1, 1, Totals,         macro
          1, 2, Totals,         automatic-macro
          1, 0, Auto_Open,      automatic-macro
          1, 0, auto_openABC,   automatic-macro
          1, 0, built-in 1,     automatic-macro
          1, 0, built-in 2,     automatic-macro
          1, 0, built-in 6,     macro
          0, 2, Auto_Open,      nothing
          """)
  void an_old_workbook(int type, int hidden, String name, String kind) {
    byte[] book = workbook(type, hidden, name);
    assertThat(worst(Files.active("a.xls", Files.ole(Map.of("Workbook", book))))).isEqualTo(kind);
  }

  private static byte[] workbook(int type, int hidden, String name) {
    boolean builtIn = name.startsWith("built-in ");
    String text = builtIn ? "" + (char) Integer.parseInt(name.substring(9)) : name;
    String flags = builtIn ? "\40\0" : "\0\0";
    String length = "" + (char) text.length();
    String names = flags + "\0" + length + "\0\0\0\0\0\0\0\0\0\0" + "\0" + text;
    String sheet = "\0\0\0\0" + (char) hidden + (char) type + "\1\0x";
    return Files.bytes(
        entry(0x809, "\0\6\5\0") + entry(0x85, sheet) + entry(0x18, names) + entry(0x0a, ""));
  }

  private static String entry(int type, String data) {
    int length = data.length();
    return "" + (char) (type & 0xff) + (char) (type >> 8) + (char) length + '\0' + data;
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <sheet name="a"/>                                     | macro
          <sheet name="a" state="veryHidden"/>                  | automatic-macro
          <definedName name="_xlnm.Auto_Open">x</definedName>   | automatic-macro
          <x:definedName hidden='1' name='AUTO_CLOSE1'/>        | automatic-macro
          <definedName name="Open">Auto_Open</definedName>      | macro
          """)
  void a_new_workbook_with_a_macro_sheet(String names, String kind) {
    byte[] book =
        Files.zip(
            "[Content_Types].xml",
            "<Types/>",
            "xl/workbook.xml",
            names,
            "xl/macrosheets/a.xml",
            "x");
    assertThat(worst(Files.active("a.xlsm", book))).isEqualTo(kind);
    byte[] without =
        Files.zip("[Content_Types].xml", "<Types/>", "xl/workbook.xml", names, "xl/b.xml", "x");
    assertThat(Files.active("a.xlsx", without)).isEmpty();
  }

  @Test
  void a_workbook_in_bytes_has_names_in_two_bytes() {
    String names = new String("_xlnm.Auto_Open".getBytes(UTF_16LE), ISO_8859_1);
    byte[] book =
        Files.zip(
            "[Content_Types].xml",
            "<Types/>",
            "xl/workbook.bin",
            names,
            "xl/macrosheets/a.bin",
            "x");
    assertThat(worst(Files.active("a.xlsb", book))).isEqualTo("automatic-macro");
  }

  @Test
  void a_ribbon_calls_when_it_is_loaded() {
    byte[] word = Files.office("word", "customUI/customUI.xml", "<customUI onLoad='x'/>");
    assertThat(Files.active("a.docm", word))
        .containsExactly("automatic-macro: onLoad in customUI/customUI.xml");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"dom:load, automatic-macro", "office:new, automatic-macro", "dom:click, macro"})
  void a_document_of_libre_office_calls_at_an_event(String event, String kind) {
    String listener =
        "<script:event-listener script:event-name='%s' xlink:href='vnd.sun.star.script:x'/>"
            .formatted(event);
    byte[] text = Files.zip("content.xml", listener, "Basic/Standard/Module1.xml", "Sub x");
    assertThat(worst(Files.active("a.odt", text))).isEqualTo(kind);
  }

  private static String worst(List<String> active) {
    if (active.stream().anyMatch(each -> each.startsWith("automatic-macro: "))) {
      return "automatic-macro";
    }
    return active.stream().anyMatch(each -> each.startsWith("macro: ")) ? "macro" : "nothing";
  }
}
