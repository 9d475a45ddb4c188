package org.postern.qmail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.inspection.settings.Problem;
import org.postern.inspection.settings.SettingsException;

/** {@code postern scan}: what it prints and how it exits. */
class ScanCommandTest {
  @TempDir private Path folder;

  @Test
  void one_line_a_message() throws IOException {
    write("a", "hello");
    write("b", "a virus");
    write("c", "undecided");
    Run run = scan("a", "b", "c");
    assertThat(run.out())
        .containsExactly(
            path("a") + ": deliver",
            path("b") + ": quarantine - virus/block builtin Test at 1",
            path("c") + ": defer - root: an exception left it");
    assertThat(run.err()).isEmpty();
  }

  /** The worst of all messages counts. */
  @ParameterizedTest(name = "{0} exits with {1}")
  @CsvSource({
    "hello, 0",
    "hello hello, 0",
    "virus, 1",
    "hello virus hello, 1",
    "undecided, 2",
    "virus undecided hello, 2",
    "no-such-file virus, 2"
  })
  void exit_code(String words, int exit) throws IOException {
    List<String> names = new ArrayList<>();
    for (String word : words.split(" ")) {
      String name = word + names.size();
      names.add(name);
      if (!word.equals("no-such-file")) {
        write(name, word);
      }
    }
    assertThat(scan(names.toArray(String[]::new)).exit()).isEqualTo(exit);
  }

  @Test
  void a_file_that_cannot_be_read_is_one_line_and_the_rest_goes_on() throws IOException {
    write("b", "hello");
    Run run = scan("a", "b");
    assertThat(run.err()).containsExactly("postern scan: " + path("a") + ": there is no such file");
    assertThat(run.out()).containsExactly(path("b") + ": deliver");
  }

  @Test
  void with_json_recipients_are_listed_where_they_differ() throws IOException {
    write("m", "hello");
    Run run =
        run(
            "",
            "scan",
            "--json",
            "--rcpt",
            "joe@example.org",
            "--rcpt",
            "ann@strict.example",
            path("m"));
    assertThat(run.out())
        .containsExactly(
            ("{'file':'"
                    + path("m")
                    + "','outcome':'quarantine','outcomes':["
                    + "{'recipient':'joe@example.org','outcome':'deliver'},"
                    + "{'recipient':'ann@strict.example','outcome':'quarantine'}],"
                    + "'findings':[],'attachments':[],'millis':7}")
                .replace('\'', '"'));
    assertThat(run.exit()).isEqualTo(1);
  }

  @Test
  void with_json_a_finding_and_an_error_are_objects() {
    assertThat(run("virus", "scan", "--json", "-").out())
        .containsExactly(
            ("{'file':'-','outcome':'quarantine','findings':[{'kind':'virus','effect':'block',"
                    + "'source':'builtin','name':'Test','path':'1','detail':'line\\nbreak'}],"
                    + "'attachments':[],'millis':7}")
                .replace('\'', '"'));
    assertThat(run("undecided", "scan", "--json", "-").out())
        .containsExactly(
            ("{'file':'-','outcome':'defer','error':'root: an exception left it','findings':[],"
                    + "'attachments':[],'millis':7}")
                .replace('\'', '"'));
  }

  @Test
  void with_json_an_attachment_has_names_types_size_and_digest() throws IOException {
    write(
        "m",
        "Content-Type: application/pdf; name=\"a.pdf\"\nContent-Transfer-Encoding: base64\n"
            + "Content-Disposition: attachment; filename=\"b\\\"\t.exe\"\n\naGVsbG8=\n");
    assertThat(run("", "scan", "--json", path("m")).out())
        .singleElement()
        .asString()
        .contains("\"attachments\":[{\"path\":\"message\",\"names\":[")
        .contains("\"b\\\"\\t.exe\"", "\"a.pdf\"")
        .contains(
            "\"declaredType\":\"application/pdf\",\"type\":\"text/plain\",\"size\":5,"
                + "\"sha256\":\"2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824\","
                + "\"encrypted\":false}]");
  }

  @Test
  void with_json_it_is_said_what_acts_by_itself_in_an_attachment() throws IOException {
    write("m", "Content-Type: text/html; name=\"a.html\"\n\n<html><script>x</script>");
    assertThat(run("", "scan", "--json", path("m")).out())
        .singleElement()
        .asString()
        .contains("\"encrypted\":false,\"active\":[\"script: a script element\"]}]");
  }

  @Test
  void many_messages_come_out_in_the_order_of_their_names() throws IOException {
    List<String> expected = new ArrayList<>();
    for (int i = 100; i < 400; i++) {
      write("m" + i, "hello");
      expected.add(path("m" + i) + ": deliver");
    }
    assertThat(run("", "scan", folder.toString()).out()).isEqualTo(expected);
  }

  @Test
  void the_envelope_is_taken_from_the_header_of_a_delivered_message() throws IOException {
    write("m", "Return-Path: <>\nDelivered-To: ann@strict.example\n\nhello");
    assertThat(scan("m").out()).containsExactly(path("m") + ": quarantine");
    assertThat(run("", "scan", "--rcpt=joe@example.org", path("m")).out())
        .containsExactly(path("m") + ": deliver");
  }

  @Test
  void a_name_that_could_forge_a_line_cannot() throws IOException {
    write("a\nb: deliver", "virus");
    assertThat(scan("a\nb: deliver").out())
        .containsExactly(folder + "/a?b: deliver: quarantine - virus/block builtin Test at 1");
  }

  @Test
  void mistakes_in_the_configuration_come_all_at_once_and_without_a_stack_trace() {
    Examiner.Factory broken =
        _ -> {
          throw new SettingsException(
              List.of(
                  new Problem("policy.xml:3", "name", "\"(\" is no pattern"),
                  new Problem("mailetcontainer.xml:9", "match", "\"Fond\" is no matcher")));
        };
    Run run = Run.of(broken, "", "scan", "-");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .containsExactly(
            "policy.xml:3: name: \"(\" is no pattern",
            "mailetcontainer.xml:9: match: \"Fond\" is no matcher");
  }

  /** Misuse is one sentence and where to read more. */
  @ParameterizedTest(name = "postern {0}")
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '"',
      value = {
        "\"\"          => postern: a command is missing",
        "scan        => postern scan: Missing required parameter: 'FILE|DIR'",
        "scan --fast - => postern scan: Unknown option: '--fast'",
        "san -       => postern: Unmatched arguments from index 0: 'san', '-'",
      })
  void misuse(String arguments, String sentence) {
    Run run = run("", arguments.isEmpty() ? new String[0] : arguments.split(" "));
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).hasSize(2);
    assertThat(run.err().get(0)).isEqualTo(sentence.strip());
    assertThat(run.out()).isEmpty();
  }

  private Run scan(String... names) {
    List<String> arguments = new ArrayList<>(List.of("scan"));
    List.of(names).forEach(name -> arguments.add(path(name)));
    return run("", arguments.toArray(String[]::new));
  }

  private static Run run(String stdin, String... arguments) {
    return Run.of(_ -> new FakeExaminer(), stdin, arguments);
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
