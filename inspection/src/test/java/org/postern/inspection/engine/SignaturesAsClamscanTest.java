package org.postern.inspection.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.inspection.content.Content;

/**
 * The built-in engine and ClamAV's own program read the same line and find the same contents by it.
 * Text in quotes stands for its bytes.
 */
class SignaturesAsClamscanTest {
  private static final Path CLAMSCAN = Path.of("/usr/bin/clamscan");
  private static final Pattern QUOTED = Pattern.compile("'([^']*)'");

  @TempDir Path folder;

  @BeforeEach
  void installed() {
    boolean there = Files.isExecutable(CLAMSCAN);
    if (!there && Boolean.getBoolean("postern.daemons.required")) {
      throw new AssertionError(CLAMSCAN + " is missing; install the package clamav");
    }
    Assumptions.assumeTrue(there, CLAMSCAN + " is missing");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '^',
      quoteCharacter = '`',
      textBlock =
          """
          W:0:*:'worm'                                  ^ a worm here,worm 2,wor  3,WOR  M    ^ 0 1
          W:0:*:'wo'??'m one'                           ^ a worm one,a wom one,a woxm one     ^ 0 2
          W:0:*:'worm'*'here'                           ^ worm so here,here worm,wormhere     ^ 0 2
          W:0:*:'worm'{3}'here'                         ^ wormxxxhere,wormxxhere              ^ 0
          W:0:*:'worm'{2-4}'here'                       ^ wormxhere,wormxxhere,wormxxxxxhere  ^ 1
          W:0:*:'worm'{3-}'here'                        ^ wormxxhere,wormxxxhere,wormxxxxhere ^ 1 2
          W:0:*:'worm'{-2}'here'                        ^ wormhere,wormxxhere,wormxxxhere     ^ 0 1
          W:0:*:'worm('('1'|'2')')'                     ^ worm(1),worm(2),worm(3)             ^ 0 1
          W:0:*:'worm '!('1'|'2')' end'                 ^ worm 1 end,worm 3 end               ^ 1
          W:0:*:'worm '('one'|'two')' end'              ^ worm one end,worm two end,worm  end ^ 0 1
          W:0:*:'worm'3?                                ^ a worm1,a worma,a worm              ^ 0
          W:0:*:'worm'?1                                ^ a worm1,a worma,a wormb             ^ 0 1
          W:0:0:'worm'??'x'                             ^ worm x,aworm x                      ^ 0
          W:0:EOF-6:'worm'??'x'                         ^ aworm x,worm xa                     ^ 0
          W;Engine:51-255,Target:0;0&1;'worm';'here'    ^ here worm,a worm,a here             ^ 0
          W;Engine:51-255,Target:0;0|1;'worm';'here'    ^ here worm,a worm,a here,nothing     ^ 0 1 2
          W;Engine:51-255,Target:0;(0|1)&2;'one1';'two2';'here' ^ one1 here,two2 here,one1 two2 ^ 0 1
          W;Engine:51-255,Target:0;0&1=0;'worm';'here'  ^ here worm,a worm,a here             ^ 1
          W;Engine:51-255,Target:0;0>1;'worm'           ^ a worm,worm worm,worm worm worm     ^ 1 2
          W;Engine:51-255,Target:0;0=2;'worm'           ^ a worm,worm worm,worm worm worm     ^ 1
          W;Engine:51-255,Target:0;(0|1|2)>1,2;'one1';'two2';'tri3' ^ one1 one1,one1 two2,a tri3 ^ 1
          W;Engine:51-255,Target:0;0;'worm'::i          ^ a WoRm,a worm,a w0rm                ^ 0 1
          W;Engine:51-255,Target:0;0;'worm'::w          ^ w@o@r@m@,a worm                     ^ 0
          W;Engine:51-255,Target:0;0;'worm'::iwa        ^ w@O@r@m@,a worM,w@x@r@m@            ^ 0 1
          W;Engine:51-255,Target:0;0&1;0:'worm';'here'  ^ worm here,a worm here               ^ 0
          W;Engine:51-255,Target:0,FileSize:7-9;0;'worm' ^ a worm,worm 23,worm 1234567        ^ 1
          """)
  void find_the_same(String line, String contents, String found) throws Exception {
    String hex =
        QUOTED
            .matcher(line)
            .replaceAll(
                match ->
                    Matcher.quoteReplacement(
                        HexFormat.of()
                            .formatHex(match.group(1).getBytes(StandardCharsets.US_ASCII))));
    Path database = folder.resolve(line.contains(";") ? "x.ldb" : "x.ndb");
    Files.writeString(database, hex + "\n");
    List<Content> asked = new ArrayList<>();
    Path files = Files.createDirectory(folder.resolve("files"));
    for (String text : contents.strip().split(",")) {
      // Printable on one line, whatever a wide letter has behind it.
      byte[] bytes = text.replace('@', '\0').getBytes(StandardCharsets.US_ASCII);
      Files.write(files.resolve(Integer.toString(asked.size())), bytes);
      asked.add(Content.of(bytes));
    }
    assertThat(builtin(database, asked)).as("builtin").isEqualTo(found.strip());
    assertThat(clamscan(database, files, asked.size())).as("clamscan").isEqualTo(found.strip());
  }

  private static String builtin(Path database, List<Content> contents) {
    Signatures signatures =
        SignatureFiles.read(
            database,
            problem -> {
              throw new AssertionError(problem.toString());
            });
    List<String> found = new ArrayList<>();
    try (Engine engine = new Builtin("builtin", signatures)) {
      for (int i = 0; i < contents.size(); i++) {
        Answer answer = engine.ask(contents.get(i), Deadline.in(Duration.ofSeconds(30)));
        if (AnswerText.of(answer).equals("found W")) {
          found.add(Integer.toString(i));
        } else {
          assertThat(AnswerText.of(answer)).isEqualTo("clean");
        }
      }
    }
    return String.join(" ", found);
  }

  private String clamscan(Path database, Path files, int count)
      throws IOException, InterruptedException {
    Path output = folder.resolve("output");
    Process process =
        new ProcessBuilder(
                CLAMSCAN.toString(), "--no-summary", "-d", database.toString(), files.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(output)).isLessThan(2);
    String said = Files.readString(output);
    List<String> found = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (said.contains(files.resolve(Integer.toString(i)) + ": W.UNOFFICIAL FOUND")) {
        found.add(Integer.toString(i));
      }
    }
    return String.join(" ", found);
  }
}
