package org.postern.inspection.engine.avast;

import java.nio.file.Files;
import java.nio.file.Path;
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

/** {@code avast:/run/avast/scan.sock?folder=/var/spool/postern/avast}. */
public final class AvastForm implements EngineForm {
  private static final Setting<Integer> CONNECTIONS = Asking.connections("Each is a file, too.");

  private static final Setting<Path> FOLDER =
      new Setting<>(
          "folder",
          "absolute path of a folder",
          "/tmp",
          "Where contents lie while they are scanned: files of mode 0600 that are removed after the"
              + " answer. The daemon has to be able to read them: it runs as root or as the same"
              + " user, and sees the same folder.",
          AvastForm::folder);

  /** Reads entries that begin with {@code avast:}. */
  public AvastForm() {}

  @Override
  public EngineKind kind() {
    return new EngineKind(
        "avast",
        "the path of a unix socket",
        "Avast for Linux, which reads files, so it has to run on the same host. Written after its"
            + " manual page and tested against a script of it, not against the product.",
        List.of(Asking.TIMEOUT, CONNECTIONS, FOLDER));
  }

  @Override
  public @Nullable Function<String, Engine> read(String address, Settings options) {
    Asking asking = Asking.read(options, CONNECTIONS);
    Path folder = options.read(FOLDER);
    try {
      if (!(Endpoint.parse(address) instanceof Endpoint.Unix unix)) {
        throw new IllegalArgumentException(
            "\"" + address + "\" is not the path of a unix socket; write /run/avast/scan.sock");
      }
      return asking == null || folder == null
          ? null
          : name -> new SocketEngine(name, unix, asking, new AvastDialogue(folder));
    } catch (IllegalArgumentException e) {
      options.problem("address", String.valueOf(e.getMessage()));
      return null;
    }
  }

  /** The path goes to the daemon in a line of text, where anything else would need escapes. */
  private static Path folder(String text) {
    boolean plain =
        text.startsWith("/")
            && text.chars()
                .allMatch(
                    c ->
                        c >= 'a' && c <= 'z'
                            || c >= 'A' && c <= 'Z'
                            || c >= '0' && c <= '9'
                            || "/._-".indexOf(c) >= 0);
    if (!plain || !Files.isDirectory(Path.of(text))) {
      throw new IllegalArgumentException(
          "\""
              + text
              + "\" is not a folder; write the absolute path of one that is there, with nothing but"
              + " letters, digits and / . _ - in it");
    }
    return Path.of(text);
  }
}
