package org.postern.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A page of the manual that is printed from the code, and must lie in the repository as printed.
 */
public final class GeneratedPage {
  private GeneratedPage() {}

  /**
   * Fails if the page in {@code docs/reference} is not what the code prints. With the system
   * property {@code postern.regenerate=true} it writes the page instead.
   */
  public static void check(String file, String printed) throws IOException {
    Path page = Path.of(System.getProperty("postern.top"), "docs", "reference", file);
    if (Boolean.getBoolean("postern.regenerate")) {
      Files.createDirectories(page.getParent());
      Files.writeString(page, printed);
    }
    assertThat(Files.exists(page) ? Files.readString(page) : "")
        .as("%s is stale; write it anew with: mvn test -Dpostern.regenerate=true", page)
        .isEqualTo(printed);
  }
}
