package org.postern.inspection.anatomy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What Debian's 7z says that a file holds.
 *
 * @param type as 7z calls it; empty if it does not open the file
 * @param names of the files in it, without folders
 */
record SevenZipListing(String type, List<String> names) {

  /** Where the program is, if it is installed. */
  static Optional<Path> program() {
    return Stream.of("/usr/bin/7zz", "/usr/bin/7z", "/usr/lib/7zip/7z")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  static SevenZipListing of(Path program, Path file) throws IOException {
    Path out = Files.createTempFile("listing", ".txt");
    try {
      Process process =
          new ProcessBuilder(
                  program.toString(), "l", "-slt", "-pnone", "-sccUTF-8", "--", file.toString())
              .redirectErrorStream(true)
              .redirectOutput(out.toFile())
              .redirectInput(Path.of("/dev/null").toFile())
              .start();
      process.waitFor();
      return parse(Files.readAllLines(out, StandardCharsets.ISO_8859_1));
    } catch (InterruptedException e) {
      throw new IOException(e);
    } finally {
      Files.delete(out);
    }
  }

  private static SevenZipListing parse(List<String> lines) {
    String type = "";
    List<String> names = new ArrayList<>();
    String path = "";
    boolean folder = false;
    boolean entries = false;
    for (String raw : lines) {
      String line = new String(raw.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
      if (line.startsWith("----------")) {
        entries = true;
      } else if (!entries && type.isEmpty() && line.startsWith("Type = ")) {
        type = line.substring(7);
      } else if (entries && line.startsWith("Path = ")) {
        path = line.substring(7);
      } else if (entries && isFolder(line)) {
        folder = true;
      } else if (entries && line.isEmpty() && !path.isEmpty()) {
        if (!folder) {
          names.add(path);
        }
        path = "";
        folder = false;
      }
    }
    return new SevenZipListing(type, names);
  }

  private static boolean isFolder(String line) {
    return line.equals("Folder = +")
        || line.equals("Size = ")
        || line.startsWith("Attributes = D")
        || line.startsWith("Mode = d")
        || line.startsWith("Symbolic Link = ") && line.length() > 16;
  }
}
