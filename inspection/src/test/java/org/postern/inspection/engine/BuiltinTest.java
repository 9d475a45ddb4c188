package org.postern.inspection.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.inspection.content.Content;

/** What the built-in engine finds, reads and refuses to answer. */
class BuiltinTest {
  private static final byte[] WORM = "This is a worm.".getBytes(StandardCharsets.US_ASCII);
  private static final Content TEXT = Content.of("Hello Joe\r\n".getBytes());

  @Test
  void finds_eicar_without_any_signature() {
    assertThat(ask(engine(), Content.of(RealClamd.eicar())))
        .isEqualTo("found Eicar-Test-Signature");
    assertThat(ask(engine(), TEXT)).isEqualTo("clean");
  }

  @ParameterizedTest
  @ValueSource(strings = {"MD5", "SHA-1", "SHA-256"})
  void finds_a_content_by_its_hash(String algorithm) throws Exception {
    String hash = HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(WORM));
    Engine sized = engine(hash + ":" + WORM.length + ":Worm.A");
    Engine anySize = engine(hash.toUpperCase() + ":*:Worm.A");
    Engine otherSize = engine(hash + ":99:Worm.A");
    assertThat(ask(sized, Content.of(WORM))).isEqualTo("found Worm.A");
    assertThat(ask(anySize, Content.of(WORM))).isEqualTo("found Worm.A");
    assertThat(ask(otherSize, Content.of(WORM))).isEqualTo("clean");
    assertThat(ask(anySize, TEXT)).isEqualTo("clean");
  }

  @Test
  void finds_a_content_by_bytes_in_it_across_chunks() {
    Engine engine = engine("Worm.A:0:*:" + HexFormat.of().formatHex(WORM));
    for (int at = 65_536 - WORM.length; at <= 65_536; at++) {
      byte[] content = new byte[200_000];
      System.arraycopy(WORM, 0, content, at, WORM.length);
      assertThat(ask(engine, Content.of(content))).isEqualTo("found Worm.A");
    }
    assertThat(ask(engine, Content.of(new byte[200_000]))).isEqualTo("clean");
  }

  @Test
  void finds_wildcards_across_chunks_in_a_second_reading() {
    String hex = HexFormat.of().formatHex(WORM);
    Engine engine =
        engine(
            "Worm.A:0:*:" + hex.substring(0, 8) + "{2}" + hex.substring(12) + "*??4f4b",
            "Worm.B;Target:0;0&1>2;" + hex + ";4f4b4f4b");
    for (int at = 65_536 - WORM.length; at <= 65_536; at++) {
      byte[] content = new byte[200_000];
      System.arraycopy(WORM, 0, content, at, WORM.length);
      assertThat(ask(engine, Content.of(content))).isEqualTo("clean");
      content[199_998] = 'O';
      content[199_999] = 'K';
      assertThat(ask(engine, Content.of(content))).isEqualTo("found Worm.A");
    }
    Content thrice = Content.of("OKOKOKOK".getBytes());
    assertThat(ask(engine, thrice)).isEqualTo("clean");
    assertThat(ask(engine, Content.concat(thrice, Content.of(WORM)))).isEqualTo("found Worm.B");
  }

  @Test
  void a_content_without_a_run_of_bytes_of_a_signature_is_read_once() {
    Engine engine = engine("Worm.A:0:*:4d5a??90");
    AtomicInteger opened = new AtomicInteger();
    assertThat(ask(engine, new Strange(1_000, 1_000, opened))).isEqualTo("clean");
    assertThat(opened).hasValue(1);
  }

  @Test
  void finds_bytes_before_the_end() {
    Engine engine = engine("Worm.A:0:EOF-15:" + HexFormat.of().formatHex(WORM));
    assertThat(ask(engine, Content.concat(TEXT, Content.of(WORM)))).isEqualTo("found Worm.A");
    assertThat(ask(engine, Content.concat(Content.of(WORM), TEXT))).isEqualTo("clean");
  }

  @Test
  void a_content_of_a_size_that_no_hash_has_is_not_read() throws Exception {
    String hash = HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(WORM));
    AtomicInteger opened = new AtomicInteger();
    assertThat(ask(engine(hash + ":15:Worm.A"), new Strange(1_000, 1_000, opened)))
        .isEqualTo("clean");
    assertThat(opened).hasValue(0);
  }

  @Test
  void a_content_that_is_shorter_or_longer_than_it_says_is_unreadable() {
    Engine engine = engine("Worm.A:0:*:4d5a90");
    assertThat(ask(engine, new Strange(1_000, 999, new AtomicInteger())))
        .isEqualTo("failed unreadable");
    assertThat(ask(engine, new Strange(1_000, 1_001, new AtomicInteger())))
        .isEqualTo("failed unreadable");
  }

  @Test
  void a_content_that_cannot_be_read_is_unreadable() {
    Engine engine = engine("Worm.A:0:*:4d5a90");
    assertThat(ask(engine, new Strange(100, -1, new AtomicInteger())))
        .isEqualTo("failed unreadable");
  }

  @Test
  void a_deadline_that_has_passed_is_a_timeout() {
    Answer answer = engine("Worm.A:0:*:4d5a90").ask(TEXT, Deadline.in(Duration.ZERO));
    assertThat(AnswerText.of(answer)).isEqualTo("failed timeout");
  }

  @Test
  void a_closed_engine_does_not_answer() {
    Engine engine = engine();
    engine.close();
    assertThat(ask(engine, Content.of(RealClamd.eicar()))).isEqualTo("failed unreachable");
  }

  private static String ask(Engine engine, Content content) {
    return AnswerText.of(engine.ask(content, Deadline.in(Duration.ofSeconds(30))));
  }

  private static Engine engine(String... lines) {
    List<HashSignature> hashes = new ArrayList<>();
    List<BodySignature> bodies = new ArrayList<>();
    List<LogicalSignature> logicals = new ArrayList<>();
    for (String line : lines) {
      if (line.indexOf(';') >= 0) {
        logicals.add(LogicalSignature.parse(line));
      } else if (line.split(":").length == 3) {
        hashes.add(HashSignature.parse(line));
      } else {
        BodySignature.parse(line, bodies::add, logicals::add);
      }
    }
    return new Builtin("builtin", new Signatures(hashes, bodies, logicals));
  }

  /** Says one size and has another; -1 for a content that cannot be opened. */
  private record Strange(long size, int bytes, AtomicInteger opened) implements Content {
    @Override
    public InputStream open() throws IOException {
      opened.incrementAndGet();
      if (bytes < 0) {
        throw new IOException("disk trouble");
      }
      return new ByteArrayInputStream(new byte[bytes]);
    }
  }
}
