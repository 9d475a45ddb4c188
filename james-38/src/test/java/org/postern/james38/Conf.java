package org.postern.james38;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The shipped configuration, or a copy with something changed. */
final class Conf {
  private Conf() {}

  /** The folder as it is shipped. */
  static Path shipped() {
    return Path.of(System.getProperty("postern.top"), "james-config", "conf");
  }

  /** Copies the shipped configuration and replaces some text of one file, which must be there. */
  static Path with(Path folder, String file, String text, String instead) throws IOException {
    Path copy = Files.createDirectories(folder.resolve("changed"));
    try (var files = Files.list(shipped())) {
      for (Path each : files.filter(Files::isRegularFile).toList()) {
        Files.copy(each, copy.resolve(each.getFileName()));
      }
    }
    change(copy.resolve(file), text, instead);
    return copy;
  }

  /** Replaces some text of a file, which must be there. */
  static void change(Path file, String text, String instead) throws IOException {
    String before = Files.readString(file);
    if (!before.contains(text)) {
      throw new IllegalArgumentException(file + " has no " + text);
    }
    Files.writeString(file, before.replace(text, instead));
  }

  /** The server's smtpserver.xml of the demonstration with some text replaced. */
  static Path smtpserver(Path folder, String text, String instead) throws IOException {
    Path file = folder.resolve("smtpserver.changed");
    Files.copy(
        Path.of("src/main/resources/org/postern/james38/smtpserver.xml"),
        file,
        StandardCopyOption.REPLACE_EXISTING);
    change(file, text, instead);
    return file;
  }

  /** The server's smtpserver.xml of the demonstration without the hook that scans. */
  static Path withoutHook(Path folder) throws IOException {
    return smtpserver(
        folder,
        """
              <handler class="org.postern.james.ScanHook">
                <processor>scan</processor>
              </handler>
        """,
        "");
  }

  /** Makes a configuration of nothing but a chain. */
  static Path of(Path folder, String mailetcontainer) throws IOException {
    Path made = Files.createDirectories(folder.resolve("made"));
    Files.writeString(made.resolve("mailetcontainer.xml"), mailetcontainer);
    Files.write(
        made.resolve("extensions.properties"),
        List.of("guice.extension.module=org.postern.james.PosternModule"));
    return made;
  }
}
