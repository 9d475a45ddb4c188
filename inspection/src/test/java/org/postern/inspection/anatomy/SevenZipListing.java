package org.postern.inspection.anatomy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What Debian's 7z says that a file holds.
 *
 * @param type as 7z calls it; empty if it does not open the file
 * @param files in it, without folders, links and the like
 */
record SevenZipListing(String type, List<Entry> files) {

  /** One file; 7z does not know every size before it has unpacked. */
  record Entry(String name, OptionalLong size) {}

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
    List<Entry> files = new ArrayList<>();
    String path = "";
    OptionalLong size = OptionalLong.empty();
    boolean file = true;
    boolean entries = false;
    for (String raw : lines) {
      String line = new String(raw.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
      if (line.startsWith("----------")) {
        entries = true;
      } else if (!entries && type.isEmpty() && line.startsWith("Type = ")) {
        type = line.substring(7);
      } else if (entries && line.startsWith("Path = ")) {
        path = line.substring(7);
      } else if (entries && line.startsWith("Size = ")) {
        size = size(line.substring(7));
      } else if (entries && isNoFile(line)) {
        file = false;
      } else if (entries && line.isEmpty() && !path.isEmpty()) {
        // The storages of an OLE2 file are not said to be folders, but have no size.
        if (file && (size.isPresent() || !type.equals("Compound"))) {
          files.add(new Entry(path, size));
        }
        path = "";
        size = OptionalLong.empty();
        file = true;
      }
    }
    return new SevenZipListing(type, files);
  }

  private static OptionalLong size(String digits) {
    return digits.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(digits));
  }

  private static boolean isNoFile(String line) {
    return line.equals("Folder = +")
        || line.startsWith("Attributes = D")
        || line.startsWith("Mode = d")
        || line.startsWith("Mode = l")
        || line.startsWith("Symbolic Link = ") && line.length() > 16
        || line.startsWith("Hard Link = ") && line.length() > 12;
  }
}
