package org.postern.inspection.spam;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.engine.EngineKind;
import org.postern.inspection.engine.EntryForm;
import org.postern.inspection.settings.ByteSize;
import org.postern.inspection.settings.Setting;
import org.postern.inspection.settings.Settings;

/** {@code rspamd://127.0.0.1:11333} and {@code rspamd:/run/rspamd/rspamd.sock}. */
final class RspamdForm implements EntryForm<SpamEngine> {
  private static final Setting<ByteSize> LARGEST =
      Bounding.largest("20m", "rspamd's own max_message is 50m unless it is set.");

  private static final Setting<Integer> CONNECTIONS =
      Bounding.connections("20", "rspamd itself judges many at once.");

  @Override
  public EngineKind kind() {
    return new EngineKind(
        "rspamd",
        "the path of a unix socket, or // and host:port, of a normal worker",
        "rspamd, over HTTP (/checkv2). It is told envelope, client, HELO, login and queue id, and"
            + " says besides score and rules what header fields it wants on the message.",
        List.of(Bounding.TIMEOUT, CONNECTIONS, LARGEST));
  }

  @Override
  public @Nullable Function<String, SpamEngine> read(String address, Settings options) {
    Duration timeout = options.read(Bounding.TIMEOUT);
    Integer connections = options.read(CONNECTIONS);
    ByteSize largest = options.read(LARGEST);
    return Bounding.opening(address, options, timeout, connections, largest, new Rspamd());
  }
}
