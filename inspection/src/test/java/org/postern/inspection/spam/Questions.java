package org.postern.inspection.spam;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postern.inspection.content.Content;
import org.postern.inspection.engine.WireReader;
import org.postern.inspection.settings.Settings;
import org.postern.inspection.settings.SettingsException;

/** What tests ask, and whom. */
final class Questions {
  private Questions() {}

  static SpamQuestion about(String message) {
    return about(Content.of(message.getBytes(UTF_8)));
  }

  static SpamQuestion about(Content message) {
    return new SpamQuestion(
        message,
        "4fa1c0",
        Optional.of("ann@quiet.example"),
        List.of("joe@example.org"),
        Optional.of("192.0.2.7"),
        Optional.of("mx.quiet.example"),
        Optional.of("mx"),
        Optional.empty());
  }

  /** Returns the only engine of a list. */
  static SpamEngine engine(String uri) {
    try {
      Settings settings = new Settings("test", Map.of("engines", uri));
      List<SpamEngine> engines = SpamEngines.read(settings);
      settings.check();
      return engines.get(0);
    } catch (SettingsException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Returns a reader of a peer that says {@code bytes} and ends. */
  static WireReader saying(byte[] bytes) {
    ByteBuffer left = ByteBuffer.wrap(bytes);
    return new WireReader(
        into -> {
          int count = Math.min(into.remaining(), left.remaining());
          into.put(left.slice(left.position(), count));
          left.position(left.position() + count);
          return count == 0 ? -1 : count;
        });
  }
}
