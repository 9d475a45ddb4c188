package org.postern.inspection.mime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.inspection.mime.FieldValue.Comments;

/** Every name that a field gives, in each way of writing one; RFC 2231. */
class ParametersTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          n=a.exe                                            | a.exe
          n="a.exe"; n="b.txt"                               | a.exe, b.txt
          n*=utf-8''%e2%82%ac.exe                            | €.exe
          n*=utf-8'en'%61.exe; n=b.txt                       | a.exe, b.txt
          n=b.txt; n*=utf-8''a.exe                           | a.exe, b.txt
          n*0=a; n*1=.e; n*2=xe                              | a.exe
          n*1=.exe; n*0=a                                    | a.exe
          n*0*=utf-8''%e2%82%ac; n*1=.exe                    | €.exe
          n*0*=utf-8''a; n*1="%2e"; n*2=exe                  | a%2eexe
          n*0=a; n*0=b; n*1=.exe                             | a.exe
          n*0=a; n*2=.exe                                    | a.exe
          n*0=a; n*10=c; n*9=b                               | abc
          n*=a.exe                                           | a.exe
          n*=%61.exe                                         | a.exe
          n*=no-such'x'a.exe                                 | a.exe
          n*=utf-8''a%zz%4                                   | a%zz%4
          n*x=a; n*99999=b; n=c                              | c
          """)
  void gives(String text, String names) {
    var parameters = FieldValue.parse("v;" + text, Comments.SKIPPED).parameters();
    assertThat(String.join(", ", Parameters.all(parameters, "n", EncodedWords::decode)))
        .isEqualTo(names);
  }
}
