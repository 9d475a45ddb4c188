package org.postern.inspection.anatomy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents with programs in them are told from those without. */
class MacrosTest {
  @ParameterizedTest(name = "{0} of a {1}: {2}")
  @CsvSource({
    "word/vbaProject.bin, [Content_Types].xml, true",
    "xl/vbaProject.bin, [Content_Types].xml, true",
    "xl/macrosheets/sheet1.xml, [Content_Types].xml, true",
    "word/document.xml, [Content_Types].xml, false",
    "Basic/Standard/Module1.xml, content.xml, true",
    "Scripts/python/x.py, content.xml, true",
    "Basic/script-lc.xml, content.xml, false",
    "word/vbaProject.bin, readme.txt, false"
  })
  void a_zip_with(String entry, String other, boolean macros) {
    byte[] zip = Mails.zip(false, other, "x", entry, "y");
    assertThat(hasMacros(zip)).isEqualTo(macros);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "testWORD_macros.doc, true",
    "testWORD_numbered_list.doc, false",
    "testEXCEL.xls, false"
  })
  void an_ole_file(String name, boolean macros) throws IOException {
    for (Path file : Corpora.files("containers")) {
      if (file.getFileName().toString().equals(name)) {
        assertThat(hasMacros(Files.readAllBytes(file))).isEqualTo(macros);
      }
    }
  }

  @Test
  void every_file_that_a_macro_scanner_tests_with_is_told_by_its_name() throws IOException {
    for (Path file : Corpora.files("containers")) {
      String name = file.getFileName().toString();
      if (name.matches(".*\\.(docm|xlsm|pptm|dotm|xltm|xlam|ppsm|potm)")
          && name.startsWith("test")) {
        assertThat(hasMacros(Files.readAllBytes(file))).as(name).isTrue();
      }
    }
  }

  private static boolean hasMacros(byte[] file) {
    return Mails.anatomy(Mails.attachment("x.bin", file)).root().reading().types().stream()
        .anyMatch(type -> type.family() == FileType.Family.MACRO_DOCUMENT);
  }
}
