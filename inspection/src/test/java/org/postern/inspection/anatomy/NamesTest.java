package org.postern.inspection.anatomy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All the names that a part has, the one that most programs show first. */
class NamesTest {
  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          name=a.exe                            |                                          | a.exe
                                                | filename=a.exe                           | a.exe
          name=b.txt                            | filename=a.exe                           | a.exe, b.txt
          name="=?utf-8?B?w6QuZXhl?="           | filename*=utf-8''%c3%a4.exe              | ä.exe
          name=b.txt                            | filename*0=a; filename*1=.exe            | a.exe, b.txt
                                                | filename=a.txt; filename=b.exe           | a.txt, b.exe
                                                | filename=a.txt; filename*=utf-8''b.exe   | b.exe, a.txt
                                                | filename=a b.exe                         | a b.exe
                                                | filename=invoice (1).exe                 | invoice .exe, invoice (1).exe
                                                | filename="open.exe                       | open.exe
                                                | filename=                                | ''
          """)
  void are(String type, String disposition, String names) {
    Node root =
        Mails.anatomy(
                "Content-Type: application/x; %s\nContent-Disposition: attachment; %s\n\nx"
                    .formatted(type == null ? "" : type, disposition == null ? "" : disposition))
            .root();
    assertThat(String.join(", ", root.names())).isEqualTo(names);
  }
}
