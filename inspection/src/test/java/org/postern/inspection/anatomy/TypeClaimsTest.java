package org.postern.inspection.anatomy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.inspection.anatomy.FileType.Family;

/** Names and headers that say something else than the content. */
class TypeClaimsTest {

  @ParameterizedTest(name = "{0}, declared {1}, is {2}")
  @CsvSource({
    "photo.jpg,   image/jpeg,               EXECUTABLE,   2",
    "photo.jpg,   image/jpeg,               IMAGE,        0",
    "photo.jpg,   image/jpeg,               UNKNOWN,      0",
    "setup.exe,   image/png,                EXECUTABLE,   2",
    "letter.pdf,  application/octet-stream, EXECUTABLE,   1",
    "letter.docx, application/octet-stream, ARCHIVE,      0",
    "letter.doc,  application/msword,       TEXT,         0",
    "table.csv,   text/csv,                 TEXT,         0",
    "notes.txt,   text/plain,               SHORTCUT,     1",
    "a.bin,       application/octet-stream, EXECUTABLE,   0",
    "voice.ogg,   audio/ogg,                VIDEO,        0",
    "a.zip,       application/zip,          IMAGE,        2",
    "no-ending,   application/pdf,          EXECUTABLE,   1",
  })
  void contradict(String name, String declared, Family content, int times) {
    FileType type = new FileType("x/y", content);

    assertThat(TypeClaims.contradictions(List.of(name), List.of(declared), List.of(type)))
        .hasSize(times);
  }

  @Test
  void honest_mail_contradicts_itself_nowhere() {
    List<String> wrong = new ArrayList<>();
    for (CorpusEntry entry : CorpusEntry.of("legit")) {
      Anatomy.of(entry.content(), Budget.DEFAULT)
          .nodes()
          .flatMap(node -> node.contradictions().stream())
          .forEach(words -> wrong.add(entry + ": " + words));
    }

    assertThat(wrong).isEmpty();
  }
}
