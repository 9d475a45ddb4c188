package org.postern.inspection.engine.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.inspection.content.Content;
import org.postern.inspection.engine.AnswerText;
import org.postern.inspection.engine.Deadline;
import org.postern.inspection.engine.Engine;
import org.postern.inspection.engine.Engines;
import org.postern.inspection.engine.Leftovers;
import org.postern.inspection.settings.Settings;
import org.postern.inspection.settings.SettingsException;

/** How a daemon like sophie is asked, and what its answers mean. The peer is a script. */
class SocketScannerTest {
  private static final Duration AMPLE = Duration.ofSeconds(30);
  private static final Content TEXT = Content.of("Hello Joe".getBytes());

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0\\n               | clean
          0                  | clean
          0\\0               | clean
          0:\\n              | clean
          1:Worm.A\\n        | found Worm.A
          1\\n               | found Unnamed-by-sophie
          1:                 | found Unnamed-by-sophie
          -1:no licence\\n   | failed not-understood
          2:x\\n             | failed not-understood
          what?\\n           | failed not-understood
          00000000\\n        | failed not-understood
          \\n                | failed not-understood
          FLOOD              | failed not-understood
          CLOSE              | failed broken
          SILENT             | failed timeout
          """)
  void an_answer_has_its_meaning(String reply, String answer) throws Exception {
    try (Sophie sophie = new Sophie(folder.resolve("sophie"), reply);
        Engine engine = engine(reply.equals("SILENT") ? "200ms" : "20s")) {
      assertThat(AnswerText.of(engine.ask(TEXT, Deadline.in(AMPLE)))).isEqualTo(answer);
      assertThat(sophie.read).containsExactly("Hello Joe");
      assertThat(sophie.asked).allSatisfy(path -> assertThat(Path.of(path)).doesNotExist());
    }
  }

  @Test
  void nobody_there_is_unreachable() throws Exception {
    try (Engine engine = engine("20s")) {
      assertThat(AnswerText.of(engine.ask(TEXT, Deadline.in(AMPLE))))
          .isEqualTo("failed unreachable");
      new Sophie(folder.resolve("sophie"), "0").close();
      assertThat(AnswerText.of(engine.ask(TEXT, Deadline.in(AMPLE))))
          .isEqualTo("failed unreachable");
    }
  }

  @Test
  void nothing_is_left() throws Exception {
    try (Sophie sophie = new Sophie(folder.resolve("sophie"), "0");
        Engine engine = engine("20s")) {
      Leftovers.none(20, () -> engine.ask(TEXT, Deadline.in(AMPLE)));
      assertThat(sophie.read).hasSize(23);
    }
  }

  private Engine engine(String timeout) throws SettingsException {
    Settings settings =
        new Settings(
            "here",
            Map.of(
                "engines",
                "command:sophie?timeout=" + timeout + "&program=" + folder.resolve("sophie")));
    Engines engines = Engines.read(settings, folder);
    settings.check();
    return engines.choices().get(0).get(0).opening().get();
  }

  /** Reads a path, the file there, and answers as it was told. */
  private static final class Sophie implements AutoCloseable {
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> read = new CopyOnWriteArrayList<>();
    private final ServerSocketChannel server;
    private final String reply;
    private final Thread thread;

    Sophie(Path socket, String reply) throws IOException {
      this.reply = reply;
      this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      server.bind(UnixDomainSocketAddress.of(socket));
      this.thread = Thread.ofPlatform().start(this::serve);
    }

    private void serve() {
      while (server.isOpen()) {
        try (SocketChannel client = server.accept()) {
          Scanner in = new Scanner(Channels.newInputStream(client), StandardCharsets.UTF_8);
          String path = in.nextLine();
          asked.add(path);
          read.add(Files.readString(Path.of(path)));
          answer(client, in);
        } catch (IOException e) {
          // It was closed, or the other side has gone.
        }
      }
    }

    private void answer(SocketChannel client, Scanner in) throws IOException {
      switch (reply) {
        case "SILENT" -> in.hasNext();
        case "CLOSE" -> {}
        case "FLOOD" -> client.write(ByteBuffer.wrap("x".repeat(10_000).getBytes()));
        default ->
            client.write(
                ByteBuffer.wrap(reply.replace("\\n", "\n").replace("\\0", "\0").getBytes()));
      }
    }

    @Override
    public void close() throws IOException {
      server.close();
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
