package org.postern.inspection.engine.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.inspection.settings.Problem;

/** What may stand in a catalogue of scanners, and what is said of what may not. */
class CatalogueTest {
  private static final String ENTRY =
      """
      [mine]
      product   = Mine
      tested    = no
      program   = /opt/mine /usr/bin/mine
      arguments = -a %d
      reads     = folder
      mime      = no
      clean     = 0
      infected  = 1 5-9
      error     = 2
      name      = found (\\S+)
      """;

  private final List<Problem> problems = new ArrayList<>();

  @Test
  void an_entry_says_all_that_is_needed() {
    Scanner scanner = read(ENTRY).get("mine");
    assertThat(problems).isEmpty();
    assertThat(scanner.programs()).containsExactly(Path.of("/opt/mine"), Path.of("/usr/bin/mine"));
    assertThat(scanner.arguments()).containsExactly("-a", "%d");
    assertThat(scanner.infected()).hasToString("1 5-9");
    assertThat(scanner.found("nothing\nfound Worm.A here\n")).contains("Worm.A");
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          [mine]                      | [Mine!]                 | here:1: line: "[Mine!]" is not a name; write up to 40 small letters, digits, - and _ in brackets, such as [clamscan]
          product   = Mine            | product                 | here:2: line: "product" is neither; write [name] to begin a scanner, or field = value
          product   = Mine            | # none                  | here:1: product: is missing in [mine]; write a line product =
          product   = Mine            | prodct = Mine           | here:2: prodct: is not a field; write one of product, tested, program, arguments, reads, mime, clean, infected, error, name, version
          program   = /opt/mine       | program = mine          | here:4: program: "mine" is not an absolute path; write one that begins with /
          /opt/mine /usr/bin/mine     | ``                      | here:4: program: is empty; write the absolute path of the program
          arguments = -a %d           | arguments = -a '%d'     | here:5: arguments: has ' in it, which nobody would read: there is no shell; write words with blanks between them
          arguments = -a %d           | arguments = -a          | here:5: arguments: do not have %d in them; a scanner that reads a folder needs it
          reads     = folder          | reads = message         | here:6: reads: "message" is not what a scanner can read; write folder, file, stdin or socket
          reads     = folder          | reads = file            | here:5: arguments: do not have %f in them; a scanner that reads a file needs it
          mime      = no              | mime = maybe            | here:7: mime: "maybe" is neither; write yes or no
          clean     = 0               | clean =                 | here:8: clean: is empty; write at least one exit code
          clean     = 0               | clean = 0 5             | here:9: infected: has code 5, which clean has too; remove it from one
          infected  = 1 5-9           | infected = 1,5          | here:9: infected: "1,5" is not an exit code; write numbers from 0 to 255 and ranges such as 1-9, with blanks between them
          infected  = 1 5-9           | infected = 9-5          | here:9: infected: "9-5" is not an exit code; write numbers from 0 to 255 and ranges such as 1-9, with blanks between them
          infected  = 1 5-9           | infected = 256          | here:9: infected: "256" is not an exit code; write numbers from 0 to 255 and ranges such as 1-9, with blanks between them
          name      = found (\\S+)    | name = found \\S+       | here:11: name: "found \\S+" has no group; write ( and ) around the name
          name      = found (\\S+)    | name = (?=x)            | here:11: name: "(?=x)" is not a regular expression of RE2: invalid or unsupported Perl syntax; look-ahead and back-references are not known
          mime      = no              | clean = 0               | here:8: clean: is set twice; remove one
          """)
  void refuses(String line, String instead, String problem) {
    read(ENTRY.replace(line.replace("\\\\", "\\"), instead.replace("\\\\", "\\")));
    assertThat(problems).extracting(Problem::toString).contains(problem.replace("\\\\", "\\"));
  }

  @Test
  void says_that_a_name_is_there_twice() {
    read(ENTRY + ENTRY);
    assertThat(problems)
        .extracting(Problem::toString)
        .containsExactly("here:12: [mine]: is there twice; remove one, or rename it");
  }

  @Test
  void an_own_entry_comes_before_a_shipped_one(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("own"), ENTRY.replace("mine]", "clamscan]"));
    Catalogue both = Catalogue.read(file, problems::add).before(Catalogue.shipped());
    assertThat(both.find("clamscan").product()).isEqualTo("Mine");
    assertThat(both.find("uvscan").product()).startsWith("McAfee");
  }

  @Test
  void says_that_a_file_is_not_there_or_not_text(@TempDir Path folder) throws Exception {
    Catalogue.read(folder.resolve("none"), problems::add);
    Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, 0});
    Catalogue.read(binary, problems::add);
    assertThat(problems)
        .extracting(Problem::what)
        .containsExactly(
            "cannot be read (NoSuchFileException); write the path of a text file in UTF-8",
            "cannot be read (MalformedInputException); write the path of a text file in UTF-8");
  }

  private java.util.Map<String, Scanner> read(String text) {
    return Catalogue.parse(text.lines().toList(), "here", problems::add).scanners();
  }
}
