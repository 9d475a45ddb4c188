package org.postern.inspection.container;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postern.inspection.content.Content;

/**
 * Formats that the program 7z reads and no good library does: cab, arj, lha, iso, disk images and
 * others. Where the program is not installed, they are reported as not unpacked.
 *
 * <p>The listing gives names and sizes, the output the bytes of all files in that order; where the
 * two do not fit, the output is one member without a name.
 */
final class OutsideReader implements ContainerReader {
  private static final String HOW = "7z program";
  private static final String FOLDER = "postern-container";
  private static final int LONGEST_LINE = 8192;

  private final Optional<SevenZipProgram> program;

  OutsideReader(Optional<SevenZipProgram> program) {
    this.program = program;
  }

  private record Entry(String name, long size, boolean folder, boolean encrypted) {}

  @Override
  public void read(Content content, String name, Listing.Draft draft) throws IOException {
    if (program.isEmpty()) {
      draft.flaw(Flaw.Kind.NOT_UNPACKED, "is not unpacked: the program 7z is not installed");
      return;
    }
    // Only the owner can open it.
    Path folder = Files.createTempDirectory(FOLDER);
    try {
      Path file = folder.resolve("content");
      try (InputStream in = content.open()) {
        Files.copy(in, file);
      }
      read(program.get(), file, folder.resolve("output"), draft);
    } finally {
      Files.deleteIfExists(folder.resolve("content"));
      Files.deleteIfExists(folder.resolve("output"));
      Files.delete(folder);
    }
  }

  /** Returns whether a folder is one of those that files to unpack lie in. */
  static boolean isOurs(Path folder) {
    return folder.getFileName().toString().startsWith(FOLDER);
  }

  private static void read(SevenZipProgram program, Path file, Path output, Listing.Draft draft)
      throws IOException {
    List<Entry> entries = new ArrayList<>();
    program.list(file, output, draft.meter::late);
    try (InputStream in = Files.newInputStream(output)) {
      if (!list(in, entries, draft.meter.members())) {
        draft.flaw(Flaw.Kind.NOT_UNPACKED, "is not unpacked: the program 7z does not open it");
        return;
      }
    }
    if (entries.stream().anyMatch(Entry::encrypted)) {
      Flaw flaw = new Flaw(Flaw.Kind.ENCRYPTED, "encrypted");
      for (Entry entry : entries) {
        draft.add(new Member(entry.name(), HOW, InputStream::nullInputStream, Optional.of(flaw)));
      }
      return;
    }
    // One byte more than there may be: the budget then says that there was more.
    program.unpack(file, output, draft.meter.bytes() + 1, draft.meter::late);
    try (InputStream in = Files.newInputStream(output)) {
      cut(draft.meter.keep(in), entries, draft);
    }
  }

  private static void cut(Content output, List<Entry> entries, Listing.Draft draft) {
    List<Entry> files = entries.stream().filter(entry -> !entry.folder()).toList();
    long sum = files.stream().mapToLong(Entry::size).sum();
    long at = 0;
    for (Entry entry : files) {
      long to = sum == output.size() ? at + entry.size() : at;
      draft.add(Member.of(entry.name(), HOW, output.slice(at, to)));
      at = to;
    }
    if (sum != output.size()) {
      draft.add(Member.of("", HOW + ", all output", output));
      draft.flaw(
          Flaw.Kind.BROKEN, "7z lists " + sum + " bytes, and " + output.size() + " came out");
    }
  }

  /** Reads the listing; false if 7z could not open the file. */
  private static boolean list(InputStream in, List<Entry> entries, int most) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), LONGEST_LINE);
    boolean begun = false;
    String name = "";
    long size = 0;
    boolean folder = false;
    boolean encrypted = false;
    boolean named = false;
    for (String line = lines.readLine();
        line != null && entries.size() < most;
        line = lines.readLine()) {
      if (line.equals("----------")) {
        begun = true;
      } else if (begun && line.startsWith("Path = ")) {
        name = line.substring(7);
        named = true;
        size = 0;
        folder = false;
        encrypted = false;
      } else if (line.startsWith("Size = ")) {
        size = Math.max(0, Texts.decimal(line.substring(7)));
      } else if (line.equals("Folder = +") || line.startsWith("Attributes = D")) {
        folder = true;
      } else if (line.equals("Encrypted = +")) {
        encrypted = true;
      } else if (line.isEmpty() && named) {
        entries.add(new Entry(name, size, folder, encrypted));
        named = false;
      }
    }
    return begun;
  }
}
