package org.postern.inspection.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.inspection.anatomy.Anatomy;
import org.postern.inspection.anatomy.Budget;
import org.postern.inspection.content.Content;

/** Names of one attachment that differ, and names that are only written differently. */
class NameAgreementTest {

  @ParameterizedTest(name = "name={0}; filename={1}: {2}")
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "\"a.txt\"             | filename=\"a.exe\"                             | block names-contradict",
        "\"a.exe\"             | filename=\"a.txt\"                             | block names-contradict",
        "\"a.txt\"             | filename=\"a.txt\"; filename*=utf-8''a.exe     | block names-contradict",
        "\"a.txt\"             | filename=\"a.txt\"; filename=\"a.exe\"         | block names-contradict",
        "\"a.txt\"             | filename*0=\"a.\"; filename*1=\"exe\"          | block names-contradict",
        "\"image001.png\"      | filename=\"logo.png\"                          | note names-differ",
        "\"ATT00001.txt\"      | filename=\"notes.txt\"                         | note names-differ",
        "\"a\"                 | filename=\"a.exe\"                             | note names-differ",
        "\"example.com\"       | filename=\"contact.vcf\"                       | note names-differ",
        "\"A.TXT \"            | filename=\"a.txt\"                             | ``",
        "\"=?utf-8?Q?a.txt?=\" | filename=\"a.txt\"                             | ``",
        "\"C:\\\\x\\\\a.txt\"  | filename=\"a.txt\"                             | ``",
        "\"r_sum_.pdf\"        | filename*=utf-8''r%C3%A9sum%C3%A9.pdf          | ``",
        "\"resume.pdf\"        | filename=\"r\u00c3\u00a9sum\u00c3\u00a9.pdf\"  | ``",
      },
      delimiter = '|')
  void names(String name, String disposition, String findings) {
    String mail =
        "Content-Type: application/octet-stream; name="
            + name
            + "\r\nContent-Disposition: attachment; "
            + disposition
            + "\r\n\r\nx\r\n";
    Anatomy anatomy =
        Anatomy.of(
            Content.of(mail.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)),
            Budget.DEFAULT);

    assertThat(
            FormatChecks.ALL.findings(anatomy).stream()
                .map(finding -> finding.effect().word() + ' ' + finding.name())
                .collect(Collectors.joining(", ")))
        .isEqualTo(findings);
  }
}
