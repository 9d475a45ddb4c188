package org.postern.inspection.active;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents that real programs wrote. They are not part of the project. */
class CorpusTest {
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "testWORD_macros.doc, macro: VBA in Macros/VBA",
    "testWORD_macros.docm, macro: VBA in word/vbaProject.bin",
    "testEXCEL_macro.xlsm, macro: VBA in xl/vbaProject.bin",
    "sample_with_vba.ppt, macro: VBA in the project",
    "excel4_sample_macro.xlsb, automatic-macro: auto_open in the names of the workbook",
    "excel4_sample_macro.xlt, automatic-macro: Auto_Open in the names of the workbook",
    "dde-test.docx, external-link: a field DDEAUTO",
    "dde-test.xlsx, 'external-link: DDE, program cmd'",
    "dde-in-excel2003.xml, 'external-link: DDE, cmd|/c calc.exe'",
    "testPDF_XFA_govdocs1_258578.pdf, script: JavaScript"
  })
  void a_document(String name, String active) throws IOException {
    for (Path file : files("containers")) {
      if (file.getFileName().toString().equals(name)) {
        assertThat(Files.active(name, java.nio.file.Files.readAllBytes(file))).contains(active);
      }
    }
  }

  @Test
  void nothing_acts_in_honest_mail() throws IOException {
    for (Path file : files("legit")) {
      if (file.toString().endsWith(".eml")) {
        ActiveContent active = new ActiveContent();
        byte[] mail = java.nio.file.Files.readAllBytes(file);
        assertThat(Files.inMail(active, mail)).as(file.toString()).isEmpty();
      }
    }
  }

  private static List<Path> files(String folder) throws IOException {
    String corpora = System.getProperty("postern.corpora", "");
    Path root = Path.of(corpora, folder);
    assumeTrue(!corpora.isEmpty() && java.nio.file.Files.isDirectory(root), "no corpora");
    try (Stream<Path> all = java.nio.file.Files.walk(root)) {
      return all.filter(java.nio.file.Files::isRegularFile).sorted().toList();
    }
  }
}
