package org.postern.inspection.engine.sssp;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.engine.Asking;
import org.postern.inspection.engine.Endpoint;
import org.postern.inspection.engine.Engine;
import org.postern.inspection.engine.EngineForm;
import org.postern.inspection.engine.EngineKind;
import org.postern.inspection.engine.SocketEngine;
import org.postern.inspection.settings.Setting;
import org.postern.inspection.settings.Settings;

/** {@code sssp://127.0.0.1:4010} and {@code sssp:/run/savdid.sock}. */
public final class SsspForm implements EngineForm {
  private static final Setting<Integer> CONNECTIONS =
      Asking.connections("Keep it below threadcount of savdid.conf.");

  /** Reads entries that begin with {@code sssp:}. */
  public SsspForm() {}

  @Override
  public EngineKind kind() {
    return new EngineKind(
        "sssp",
        "//host:port, or the path of a unix socket",
        "Sophos' SAVDI by SSSP, with the content over the socket (SCANDATA, which savdid.conf has to"
            + " allow with maxscandata above the size limit for mail). Written after its"
            + " documentation and tested against a script of it, not against the product.",
        List.of(Asking.TIMEOUT, CONNECTIONS));
  }

  @Override
  public @Nullable Function<String, Engine> read(String address, Settings options) {
    Asking asking = Asking.read(options, CONNECTIONS);
    try {
      Endpoint endpoint = Endpoint.parse(address);
      return asking == null
          ? null
          : name -> new SocketEngine(name, endpoint, asking, new SsspDialogue());
    } catch (IllegalArgumentException e) {
      options.problem("address", String.valueOf(e.getMessage()));
      return null;
    }
  }
}
