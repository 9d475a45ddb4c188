package org.postern.inspection.engine.sssp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.inspection.content.Content;
import org.postern.inspection.engine.AnswerText;
import org.postern.inspection.engine.Deadline;
import org.postern.inspection.engine.Engine;
import org.postern.inspection.engine.ScriptedPeer;
import org.postern.inspection.settings.Settings;

/** How SAVDI is asked when all goes well. */
class SsspTest {
  private static final Duration AMPLE = Duration.ofSeconds(30);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_536, 65_537, 3_000_000})
  void every_byte_reaches_savdi(int size) {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    List<byte[]> seen = new CopyOnWriteArrayList<>();
    try (ScriptedPeer peer =
            ScriptedPeer.onLoopback(
                client -> {
                  client.send("OK SSSP/1.0\r\n");
                  assertThat(client.line()).isEqualTo("SSSP/1.0");
                  client.send("ACC 1/1\r\n");
                  String command = client.line();
                  seen.add(
                      client
                          .in()
                          .readNBytes(Integer.parseInt(command.substring("SCANDATA ".length()))));
                  client.send("ACC 1/2\r\nDONE OK 0000\r\n\r\n");
                });
        Engine engine = engine(peer)) {
      assertThat(AnswerText.of(engine.ask(Content.of(content), Deadline.in(AMPLE))))
          .isEqualTo("clean");
      assertThat(seen).singleElement().isEqualTo(content);
    }
  }

  @Test
  void a_refusal_while_the_content_is_sent_is_heard() {
    try (ScriptedPeer peer =
            ScriptedPeer.onLoopback(
                client -> {
                  client.send("OK SSSP/1.0\r\n");
                  client.line();
                  client.send("ACC 1/1\r\n");
                  client.line();
                  client.take(100_000);
                  client.send("REJ 4\r\n");
                });
        Engine engine = engine(peer)) {
      assertThat(AnswerText.of(engine.ask(Content.of(new byte[16 << 20]), Deadline.in(AMPLE))))
          .isEqualTo("failed too-large");
    }
  }

  private static Engine engine(ScriptedPeer peer) {
    return new SsspForm().read("//" + peer.address(), new Settings("", Map.of())).apply("sssp");
  }
}
