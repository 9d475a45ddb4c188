package org.postern.qmail.cli;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files with the exact text that is expected. */
final class Golden {
  private Golden() {}

  /** Fails where {@code got} is something else, and says how to accept it. */
  static void compare(Path expected, String got) throws IOException {
    String want = Files.exists(expected) ? Files.readString(expected) : "";
    if (!got.equals(want)) {
      Path copy =
          Files.createDirectories(Path.of("target/reports")).resolve(expected.getFileName());
      Files.writeString(copy, got);
      fail(
          "%s differs.%n--- want%n%s--- got%n%sIf the new one is right: cp %s %s",
          expected.getFileName(), want, got, copy.toAbsolutePath(), expected.toAbsolutePath());
    }
  }
}
