package org.postern.inspection.anatomy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.postern.inspection.anatomy.SevenZipListing.Entry;

/** What bsdtar of Debian's libarchive-tools says that a file holds. */
final class BsdtarListing {
  private static final Path PROGRAM = Path.of("/usr/bin/bsdtar");

  private BsdtarListing() {}

  /**
   * Returns the files; none if it does not open the file, or is not done in five seconds, or is not
   * installed.
   */
  static List<Entry> of(Path file) throws IOException {
    if (!Files.isExecutable(PROGRAM)) {
      return List.of();
    }
    Process process =
        new ProcessBuilder("timeout", "5", PROGRAM.toString(), "-tvf", file.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .redirectInput(Path.of("/dev/null").toFile())
            .start();
    String lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    List<Entry> entries = new ArrayList<>();
    for (String line : lines.split("\n")) {
      // -rw-r--r--  0 user group  4096 Nov 22 16:00 name
      String[] words = line.split(" +", 9);
      if (words.length == 9 && words[0].startsWith("-")) {
        entries.add(new Entry(words[8], OptionalLong.of(Long.parseLong(words[4]))));
      }
    }
    return entries;
  }
}
