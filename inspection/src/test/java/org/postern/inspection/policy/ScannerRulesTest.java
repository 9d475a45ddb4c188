package org.postern.inspection.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.inspection.Finding;
import org.postern.inspection.settings.SettingsException;

/** Qmail-Scanner's own file as a policy. In the tables {@code ->} stands for a tab. */
class ScannerRulesTest {
  private static final Path SAMPLES =
      Path.of(System.getProperty("postern.top"), "samples", "qmail-scanner");

  @ParameterizedTest(name = "{0} and {1}, {2} bytes: {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        ".pif->SIZE=-1            | setup.pif            | 5  | true",
        ".pif->0                  | setup.pif            | 5  | true",
        ".pif->-1                 | setup.pif            | 5  | true",
        ".pif->size=-1            | SETUP.PIF            | 5  | true",
        ".pif->SIZE=-1            | 'setup.pif. '        | 5  | true",
        ".pif->SIZE=-1            | setup.pif.txt        | 5  | false",
        ".pif->SIZE=-1            | setuppif             | 5  | false",
        ".tar.gz->SIZE=-1         | a.tar.gz             | 5  | true",
        ".gif.exe->SIZE=-1        | a.exe                | 5  | false",
        "winmail.dat->SIZE=-1     | WinMail.dat          | 5  | true",
        "winmail.dat->SIZE=-1     | my-winmail.dat       | 5  | false",
        "winmail.dat->SIZE=-1     | winmail.dat.txt      | 5  | false",
        "my (old) file.doc->SIZE=-1 | My (old) File.doc  | 5  | true",
        "my (old) file.doc->SIZE=-1 | Amy (old) File.doc | 5  | false",
        ".my file->SIZE=-1        | a.my file            | 5  | true",
        "Eicar.com->SIZE=69       | eicar.com            | 69 | true",
        "Eicar.com->69            | eicar.com            | 69 | true",
        "Eicar.com->SIZE=69       | eicar.com            | 68 | false",
        "Eicar.com->SIZE=69       | eicar.com            | 70 | false",
        "a.bin->SIZE=0            | a.bin                | 0  | true",
        "a.bin->SIZE=0            | a.bin                | 1  | false",
        "a.bin->SIZE=1            | a.bin                | 0  | false",
      })
  void a_file_is_known_by_its_name_and_size(String rule, String name, int size, boolean holds)
      throws Exception {
    assertThat(found(rule, ScannedMail.withFile(name, "x".repeat(size).getBytes())))
        .isEqualTo(holds ? "policy/block" : "");
  }

  @Test
  void a_file_is_found_in_an_archive_and_an_archive_has_a_size() throws Exception {
    byte[] zip = ScannedMail.zip("setup.pif", false);
    assertThat(found(".pif->SIZE=-1", ScannedMail.withFile("a.zip", zip)))
        .isEqualTo("policy/block");
    assertThat(found(".zip->SIZE=" + zip.length, ScannedMail.withFile("a.zip", zip)))
        .isEqualTo("policy/block");
    assertThat(found(".zip->SIZE=" + (zip.length + 1), ScannedMail.withFile("a.zip", zip)))
        .isEmpty();
  }

  @ParameterizedTest(name = "{0} and {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "You are 0wNed->Policy-Subject:    | Subject: You are 0wNed           | policy/block",
        "You are 0wNed->Virus-Subject:     | Subject: You are 0wNed           | virus/block",
        "You are 0wNed->Greylist-Subject:  | Subject: You are 0wNed           | policy/defer",
        "you are 0wned->policy-subject:    | SUBJECT: You are 0wNed           | policy/block",
        "(?-i)you are->Policy-Subject:     | Subject: You are                 | ''",
        "You are 0wNed->Policy-Subject:    | Subject: Now You are 0wNed       | ''",
        "You are 0wNed->Policy-Subject:    | Subject: You are 0wNed now       | ''",
        "You are 0wNed->Policy-Subject:    | Subject: =?utf-8?Q?You_are_0wNed?= | policy/block",
        "'cheap|free->Policy-Subject:'       | Subject: free                    | policy/block",
        "'cheap|free->Policy-Subject:'       | Subject: free of charge          | ''",
        "'cheap|free->Policy-Subject:'       | Subject: not cheap               | ''",
        "^free$->Policy-Subject:           | Subject: free                    | policy/block",
        "\\Qfr**\\E->Policy-Subject:       | Subject: fr**                    | policy/block",
        "C\\++ for free->Policy-Subject:  | Subject: C++ for free            | policy/block",
        "\\Qa++(?=b\\E.*->Policy-Subject: | Subject: a++(?=bc                | policy/block",
        "[[:alpha:]+]+->Policy-Subject:    | Subject: a+b                     | policy/block",
        "[]a]+[^]b]->Policy-Subject:       | Subject: ]ac                     | policy/block",
        ".{101,}->Virus-Date:              | Subject: a                       | ''",
        ".*->Policy-X-Mailer:              | Subject: a                       | ''",
        ".*->Policy-X-Mailer:              | X-Mailer:                        | policy/block",
      })
  void a_header_field_is_matched_as_a_whole(String rule, String field, String finding)
      throws Exception {
    assertThat(found(rule, ScannedMail.withField(field))).isEqualTo(finding);
  }

  @ParameterizedTest(name = "{0} from {1} at {2}: {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        ".*@bulk\\.example->Policy-MAILFROM:    | joe@bulk.example    | 192.0.2.1 | policy/block",
        ".*@bulk\\.example->Policy-MAILFROM:    | joe@bulk.example.eu | 192.0.2.1 | ''",
        "(.*@bulk)?->Policy-MAILFROM:           | ''                  | 192.0.2.1 | policy/block",
        ".+->Policy-MAILFROM:                   | ''                  | 192.0.2.1 | ''",
        "192\\.0\\.2\\..*->Policy-REMOTEIPADDR: | joe@example.net     | 192.0.2.1 | policy/block",
        "192\\.0\\.2\\..*->Virus-TCPREMOTEIP:   | joe@example.net     | 192.0.2.1 | virus/block",
        "92\\.0\\.2\\..*->Policy-REMOTEIPADDR:  | joe@example.net     | 192.0.2.1 | ''",
        ".*->Policy-REMOTEIPADDR:               | joe@example.net     | ''        | ''",
      })
  void the_envelope_is_asked(String rule, String sender, String client, String finding)
      throws Exception {
    assertThat(found(rule, ScannedMail.from(sender, client))).isEqualTo(finding);
  }

  @Test
  void a_rule_on_recipients_concerns_those_whom_it_matches() throws Exception {
    assertThat(policy("sales@.*->Greylist-RCPTTO:").apply(ScannedMail.from("joe@example.net", "")))
        .extracting(Finding::recipients)
        .containsExactly(List.of("sales@example.org"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "FILELENGTHTOOLONG  | 256    | false",
        "FILELENGTHTOOLONG  | 257    | true",
        "FILEDOUBLEBARRELED | a.jpg.exe | true",
        "FILEDOUBLEBARRELED | a.jpg  | false",
        "FILECLSID | a.txt.{3050f4d8-98B5-11CF-BB82-00AA00BDCE0B}  | true",
        "FILECLSID | a.txt.{3050f4d8-98B5-11CF-BB82-00AA00BDCE0B}. | true",
        "FILECLSID | a.txt.{3050f4d8-98B5-11CF-BB82-00AA00BDCE}    | false",
        "CRYPTODETAILS | smime.txt | false",
      })
  void names_of_files_are_checked(String header, String name, boolean holds) throws Exception {
    String file = name.matches("\\d+") ? "x".repeat(Integer.parseInt(name)) : name;
    assertThat(found(".*->Virus-" + header + ":", ScannedMail.withFile(file, new byte[9])))
        .isEqualTo(holds ? "virus/block" : "");
  }

  @ParameterizedTest(name = "locked {0}")
  @ValueSource(booleans = {true, false})
  void a_locked_zip_archive_is_told(boolean locked) throws Exception {
    Facts facts = ScannedMail.withFile("a.zip", ScannedMail.zip("a.txt", locked));
    assertThat(found("1->Policy-ZIPPASSWORDPROTECTED:", facts).isEmpty()).isNotEqualTo(locked);
    assertThat(found(".+->Policy-CRYPTODETAILS:", facts).isEmpty()).isNotEqualTo(locked);
  }

  @ParameterizedTest(name = "{0}: sensitive {1}, signed or encrypted {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "Sensitivity: Company-Confidential                               | true  | false",
        "Sensitivity: personal                                           | true  | false",
        "Sensitivity: normal                                             | false | false",
        "Content-Type: multipart/signed; boundary=x                      | false | true",
        "Content-Type: multipart/encrypted; boundary=x                   | false | true",
        "'Sensitivity: Private\nContent-Type: multipart/encrypted; boundary=x' | false | true",
        "'Sensitivity: Private\nContent-Type: multipart/signed; boundary=x'    | true  | true",
      })
  void crypto_is_told(String fields, boolean sensitive, boolean crypto) throws Exception {
    Facts facts = ScannedMail.facts(fields + "\n\n--x\n\nhello\n--x--\n");
    assertThat(found("1->Policy-ISSENSITIVEANDNOCRYPTO:", facts).isEmpty()).isEqualTo(!sensitive);
    assertThat(found("yes->Policy-CRYPTODETAILS:", facts).isEmpty()).isEqualTo(!crypto);
  }

  @Test
  void a_rule_has_a_name_of_its_line_and_its_text() throws Exception {
    String file =
        "# none\r\n\r\n.pif\t\tSIZE=-1\tNo PIFs, \tplease: f\u00fcr <alle> & \"alle\"\r\n";
    for (byte[] bytes :
        List.of(
            file.getBytes(StandardCharsets.UTF_8), file.getBytes(StandardCharsets.ISO_8859_1))) {
      assertThat(ScannerRules.read("q.txt", new ByteArrayInputStream(bytes)).toXml())
          .isEqualTo(
              """
              <?xml version="1.0" encoding="UTF-8"?>
              <policy xmlns="urn:postern:policy:1">
                <rule name="line-3-No-PIFs-please-f-r-alle-alle" effect="block">
                  <when>
                    <attachment name="*.pif"/>
                  </when>
                  <because>No PIFs, please: f\u00fcr &lt;alle&gt; &amp; &quot;alle&quot;</because>
                </rule>
              </policy>
              """);
    }
  }

  @ParameterizedTest(name = "{0} letters before")
  @ValueSource(ints = {296, 297, 298, 299})
  void a_long_text_is_cut_between_letters(int before) throws Exception {
    String text = "x".repeat(before) + "\ud83d\udce7".repeat(3);
    byte[] file = ("a.exe\tSIZE=-1\t" + text).getBytes(StandardCharsets.UTF_8);
    String made = ScannerRules.read("q.txt", new ByteArrayInputStream(file)).toXml();
    assertThat(made).contains("…</because>");
    assertThat(xml(made).ruleNames()).hasSize(1);
    assertThat(new String(made.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
        .isEqualTo(made);
  }

  @Test
  void all_mistakes_are_said_at_once_with_their_places() throws Exception {
    Path expected = SAMPLES.resolve("mistakes.expected");
    try (InputStream mistakes = Files.newInputStream(SAMPLES.resolve("mistakes.txt"))) {
      assertThatThrownBy(() -> Policy.read("mistakes.txt", mistakes))
          .isInstanceOf(SettingsException.class)
          .satisfies(
              e -> Files.writeString(Path.of("target", "mistakes.expected"), e.getMessage() + "\n"))
          .hasMessage(Files.readString(expected).stripTrailing());
    }
  }

  @ParameterizedTest
  @CsvSource({"quarantine-events.txt, 20", "quarantine-attachments.txt, 4"})
  void the_file_and_the_policy_made_of_it_find_the_same(String name, int rules) throws Exception {
    ScannerRules read;
    Policy own;
    try (InputStream one = Files.newInputStream(SAMPLES.resolve(name));
        InputStream two = Files.newInputStream(SAMPLES.resolve(name))) {
      read = ScannerRules.read(name, one);
      own = Policy.read(name, two);
    }
    Policy made = xml(read.toXml());

    assertThat(made.ruleNames()).isEqualTo(own.ruleNames()).hasSize(rules);
    List<String> held = new ArrayList<>();
    for (Facts facts : mails()) {
      List<Finding> findings = own.apply(facts);
      assertThat(made.apply(facts)).isEqualTo(findings);
      findings.forEach(finding -> held.add(finding.name()));
    }
    // Each rule has a mail that it holds for, so that the comparison says something of each.
    assertThat(held).containsAll(own.ruleNames());
  }

  @Test
  void whatever_lines_are_taken_the_policy_made_of_them_is_taken_too() throws Exception {
    String[] words = {
      ".*",
      "a",
      ".exe",
      "(",
      ")",
      "[",
      "]",
      "|",
      "\\",
      "\\Q",
      "?",
      "+",
      "<",
      "&",
      "\"",
      " ",
      "\t",
      "é",
      "\u0001",
      "SIZE=",
      "-1",
      "69",
      "Policy-",
      "Virus-",
      ":",
      "Subject",
      "MAILFROM",
      "\t1\tx"
    };
    Random random = new Random(4);
    int taken = 0;
    for (int i = 0; i < 2_000; i++) {
      StringBuilder line = new StringBuilder();
      for (int j = random.nextInt(4); j >= 0; j--) {
        line.append(words[random.nextInt(words.length)]);
      }
      line.append(random.nextBoolean() ? "\tPolicy-Subject:\tBecause" : "\tSIZE=-1\tBecause");
      try {
        ScannerRules rules =
            ScannerRules.read(
                "q.txt",
                new ByteArrayInputStream(line.toString().getBytes(StandardCharsets.UTF_8)));
        assertThat(xml(rules.toXml()).ruleNames()).hasSize(1);
        taken++;
      } catch (SettingsException e) {
        assertThat(e.problems()).allSatisfy(p -> assertThat(p.where()).startsWith("q.txt:1:"));
      }
    }
    assertThat(taken).isBetween(200, 1_800);
  }

  private static List<Facts> mails() throws IOException {
    List<Facts> mails = new ArrayList<>();
    Stream.of("a.pif", "A.SCR", "a.tar.lzma", "winmail.dat", "happy new year.doc", "a.jpg.exe")
        .forEach(name -> mails.add(ScannedMail.withFile(name, new byte[5])));
    Stream.of("a.vbs", "a.shs", "x".repeat(300), "a.{3050f4d8-98B5-11CF-BB82-00AA00BDCE0B}")
        .forEach(name -> mails.add(ScannedMail.withFile(name, new byte[5])));
    mails.add(ScannedMail.withFile("eicar.com", new byte[69]));
    mails.add(ScannedMail.withFile("empty.bin", new byte[0]));
    mails.add(ScannedMail.withFile("a.zip", ScannedMail.zip("a.txt", true)));
    Stream.of(
            "Subject: You have won!!!",
            "Subject: the nakedwife is here",
            "Subject: I love you",
            "X-Mailer: The Bat! (v1.62)",
            "Content-Type: message/partial; id=a",
            "Content-Type: multipart/signed; boundary=x",
            "Sensitivity: Private")
        .forEach(field -> mails.add(ScannedMail.withField(field)));
    mails.add(ScannedMail.from("joe@bulk.example", "198.51.100.7"));
    mails.add(ScannedMail.from("", ""));
    return mails;
  }

  private static String found(String rule, Facts facts) throws Exception {
    List<Finding> findings = policy(rule).apply(facts);
    return findings.isEmpty()
        ? ""
        : findings.get(0).kind().word() + "/" + findings.get(0).effect().word();
  }

  private static Policy policy(String rule) throws Exception {
    byte[] file = (rule.replace("->", "\t") + "\tBecause.\n").getBytes(StandardCharsets.UTF_8);
    Policy own = Policy.read("events.TXT", new ByteArrayInputStream(file));
    assertThat(own.ruleNames()).containsExactly("line-1-Because");
    return own;
  }

  private static Policy xml(String text) throws Exception {
    return Policy.read(
        "policy.xml", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
