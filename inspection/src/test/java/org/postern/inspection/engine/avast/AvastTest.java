package org.postern.inspection.engine.avast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.inspection.content.Content;
import org.postern.inspection.engine.AnswerText;
import org.postern.inspection.engine.Deadline;
import org.postern.inspection.engine.Engine;
import org.postern.inspection.engine.ScriptedPeer;
import org.postern.inspection.settings.Settings;
import org.postern.inspection.settings.SettingsException;

/** How Avast is asked and what its answers mean, after its manual page. */
class AvastTest {
  private static final Duration AMPLE = Duration.ofSeconds(30);
  private static final String TEXT = "Hello Joe\r\n";

  @TempDir Path folder;
  @TempDir Path sockets;

  @ParameterizedTest(name = "\"{0}\" is {1}")
  @CsvSource(
      delimiter = '=',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = true,
      textBlock =
          """
          210 SCAN DATA~SCAN PATH^[+]0.0~200 SCAN OK~ = clean
          210 SCAN DATA~SCAN PATH^[+]0.0~SCAN PATH|>in.zip^[+]0.0~200 SCAN OK~ = clean
          210 SCAN DATA~SCAN PATH^[L]0.0^0 EICAR Test-NOT virus!!!~200 SCAN OK~ = found EICAR Test-NOT virus!!!
          210 SCAN DATA~SCAN PATH^[L]0.0^0 Win32:A\\ B~200 SCAN OK~ = found Win32:A B
          210 SCAN DATA~SCAN PATH^[+]0.0~SCAN PATH|>x^[L]0.0^0 Worm~200 SCAN OK~ = found Worm
          210 SCAN DATA~SCAN PATH^[E]0.0^Error 42110~SCAN PATH|>x^[L]0.0^0 Worm~200 SCAN OK~ = found Worm
          210 SCAN DATA~SCAN PATH^[L]0.0~200 SCAN OK~ = found unnamed
          210 SCAN DATA~SCAN PATH^[E]0.0^Error 42110 Password protected~200 SCAN OK~ = failed engine-error
          210 SCAN DATA~SCAN PATH^[+]0.0~SCAN PATH|>x^[E]0.0^Error 1~200 SCAN OK~ = failed engine-error
          210 SCAN DATA~SCAN PATH^[+]0.0~466 SCAN ERROR~ = failed engine-error
          501 Syntax error~ = failed engine-error
          210 SCAN DATA~SCAN PATH^[?]0.0~200 SCAN OK~ = failed not-understood
          210 SCAN DATA~SCAN PATH~200 SCAN OK~ = failed not-understood
          210 SCAN DATA~SCAN /tmp/other^[+]0.0~200 SCAN OK~ = failed not-understood
          210 SCAN DATA~SCAN PATHx^[+]0.0~200 SCAN OK~ = failed not-understood
          210 SCAN DATA~200 SCAN OK~ = failed not-understood
          200 SCAN OK~ = failed not-understood
          """)
  void an_answer_means(String answer, String meaning) {
    assertThat(ask(answer.replace("~", "\r\n").replace("^", "\t"), new CopyOnWriteArrayList<>()))
        .isEqualTo(meaning);
  }

  @Test
  void the_content_lies_in_a_private_file_that_is_gone_afterwards() throws IOException {
    List<String> seen = new CopyOnWriteArrayList<>();
    assertThat(ask("210 SCAN DATA\r\nSCAN PATH\t[+]0.0\r\n200 SCAN OK\r\n", seen))
        .isEqualTo("clean");
    assertThat(seen).containsExactly(TEXT, "rw-------");
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tmp", "/nonexistent", "/tmp/a b", "/tmp/;x"})
  void a_folder_must_be_there_and_plain(String text) {
    Settings settings = new Settings("", Map.of("folder", text));
    new AvastForm().read("/run/avast/scan.sock", settings);
    assertThat(catchThrowableOfType(SettingsException.class, settings::check)).isNotNull();
  }

  @Test
  void avast_does_not_listen_on_a_port() {
    Settings settings = new Settings("", Map.of());
    new AvastForm().read("127.0.0.1:5037", settings);
    assertThat(catchThrowableOfType(SettingsException.class, settings::check))
        .hasMessageContaining("write /run/avast/scan.sock");
  }

  private String ask(String answer, List<String> seen) {
    ScriptedPeer.Script script =
        client -> {
          client.send("220 DAEMON\r\n");
          Path file = Path.of(client.line().substring("SCAN ".length()));
          seen.add(Files.readString(file));
          seen.add(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
          client.send(answer.replace("PATH", file.toString()));
        };
    try (ScriptedPeer peer = ScriptedPeer.onUnixSocket(sockets.resolve("scan.sock"), script);
        Engine engine =
            new AvastForm()
                .read(peer.address(), new Settings("", Map.of("folder", folder.toString())))
                .apply("avast")) {
      Content content = Content.of(TEXT.getBytes());
      return AnswerText.of(engine.ask(content, Deadline.in(AMPLE)));
    }
  }
}
