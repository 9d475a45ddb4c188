package org.postern.inspection.anatomy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * All the names that a part has, the one that most programs show first. {@code ~} is NUL, {@code !}
 * a line end.
 */
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
                                                | filename="a.exe\\".txt"                  | a.exe".txt, a.exe\\".txt, a.exe.txt, a.exe
                                                | filename="a.exe~.txt"                    | a.exe~.txt, a.exe
                                                | filename="a.e! xe"                       | a.e xe, a.exe
                                                | filename="a%2Eexe"                       | a%2Eexe, a.exe
                                                | filename*0="a.exe"; filename*2=".txt"    | a.exe.txt, a.exe
                                                | filename*1=".exe"; filename*0="a"        | a.exe, .exea
                                                | filename="a.exe        .txt"             | a.exe        .txt, a.exe
                                                | filename="a.exe. ."                      | a.exe. ., a.exe
                                                | filename="a.exe:b.txt"                   | a.exe:b.txt, a.exe, b.txt
                                                | filename="Re: a.com: b.pdf"              | Re: a.com: b.pdf
                                                | filename="a.exe"x                        | a.exex, a.exe
                                                | name=a.exe                               | a.exe
          filename=a.exe                        |                                          | a.exe

                                                | filename="=?utf-7?Q?a+AC4-exe?="         | a.exe
          """)
  void are(String type, String disposition, String names) {
    Node root =
        Mails.anatomy(
                "Content-Type: application/x; %s\nContent-Disposition: attachment; %s\n\nx"
                    .formatted(type == null ? "" : type, disposition == null ? "" : disposition)
                    .replace('~', '\0')
                    .replace('!', '\n'))
            .root();
    assertThat(String.join(", ", root.names()).replace('\0', '~')).isEqualTo(names);
  }

  @Test
  void single_quotes_are_part_of_the_name_for_some_programs_only() {
    Node root = Mails.anatomy("Content-Disposition: attachment; filename='a.exe'\n\nx").root();
    assertThat(root.names()).containsExactly("'a.exe'", "a.exe");
  }

  @Test
  void a_description_is_a_name_where_there_is_no_other() {
    String mail = "Content-Disposition: attachment%s\nContent-Description: a.exe\n\nx";
    assertThat(Mails.anatomy(mail.formatted("")).root().names()).containsExactly("a.exe");
    assertThat(Mails.anatomy(mail.formatted("; filename=b")).root().names()).containsExactly("b");
  }

  @Test
  void a_field_that_is_encoded_as_a_whole_has_its_name_inside() {
    String mail = "Content-Disposition: =?utf-8?Q?attachment;_filename=3D=22a.exe=22?=\n\nx";
    assertThat(Mails.anatomy(mail).root().names()).contains("a.exe");
    assertThat(Mails.anatomy(mail).root().faults()).isEmpty();
  }
}
