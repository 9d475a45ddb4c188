package org.postern.inspection.engine;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The usual things a clamd does, and the unusual ones. */
public final class ClamdScripts {
  /** Finds the test file, plain and attached, and calls everything else clean. */
  public static final ClamdScript CLEAN =
      client -> {
        String content = new String(client.content(), StandardCharsets.ISO_8859_1);
        String plain = new String(Eicar.bytes(), StandardCharsets.ISO_8859_1);
        String attached = Base64.getEncoder().encodeToString(Eicar.bytes()).substring(0, 60);
        boolean found = content.contains(plain) || content.contains(attached);
        client.send(found ? "stream: Eicar FOUND\0" : "stream: OK\0");
      };

  /**
   * Listens, but the queue of connections is full and nobody takes any out. Only from the start.
   */
  public static final ClamdScript NEVER_ACCEPTS =
      client -> {
        throw new IllegalStateException("never accepts, and yet it did");
      };

  private ClamdScripts() {}

  /** Takes the whole content and answers {@code line} with its NUL. */
  public static ClamdScript answers(String line) {
    return says(line + "\0");
  }

  /** Takes the whole content and says exactly {@code bytes}. */
  public static ClamdScript says(String bytes) {
    return client -> {
      client.content();
      client.send(bytes);
    };
  }

  /** Says {@code bytes} before it has taken anything, then takes all there is. */
  public static ClamdScript saysAtOnce(String bytes) {
    return client -> {
      client.send(bytes);
      client.takeAll();
    };
  }

  /** Takes the whole content, says {@code bytes}, and leaves the connection open. */
  public static ClamdScript saysAndStays(String bytes) {
    return client -> {
      client.content();
      client.send(bytes);
      client.takeAll();
    };
  }

  /** Closes after {@code count} bytes of the dialogue: ten are the command. */
  public static ClamdScript closesAfter(long count) {
    return client -> client.take(count);
  }

  /**
   * Resets the connection after {@code count} bytes of the dialogue. With none at all the reset may
   * come before the client knows that it is connected.
   */
  public static ClamdScript resetsAfter(long count) {
    return client -> {
      client.take(count);
      client.reset();
    };
  }

  /** Takes the whole content and resets the connection in place of an answer. */
  public static ClamdScript resetsAtTheEnd() {
    return client -> {
      client.content();
      client.reset();
    };
  }

  /** Takes all there is and never says a word. */
  public static ClamdScript hangs() {
    return ClamdClient::takeAll;
  }

  /** Accepts, takes nothing and says nothing. */
  public static ClamdScript isStopped() {
    return client -> client.pause(Long.MAX_VALUE);
  }

  /** Takes the whole content and answers one byte every {@code millis}. */
  public static ClamdScript drips(String line, long millis) {
    return client -> {
      client.content();
      dripsOn(line + "\0", millis).play(client);
    };
  }

  /** Says {@code text} with one byte every {@code millis}. */
  public static ClamdScript dripsOn(String text, long millis) {
    return client -> {
      for (char c : text.toCharArray()) {
        client.pause(millis);
        client.send(String.valueOf(c));
      }
    };
  }

  /** Says after {@code count} bytes that this is too much and closes, as the real one does. */
  public static ClamdScript limits(long count) {
    return client -> {
      client.take(count);
      client.send("INSTREAM size limit exceeded. ERROR\0");
    };
  }
}
