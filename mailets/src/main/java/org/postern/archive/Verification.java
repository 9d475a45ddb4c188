package org.postern.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postern.repository.Disk;
import org.postern.repository.TemporaryNames;

/**
 * Compares an archive with its chain. It only reads, and may run while mail comes in.
 *
 * <p>What it cannot see by itself: that the last lines were cut off together with their mail, or
 * the whole chain was written anew. Whoever noted the hash of a line elsewhere can have it looked
 * for.
 */
public final class Verification {
  private final Layout layout;
  private final ChainReading chain;
  private final List<Fault> faults = new ArrayList<>();
  private int mails;

  private Verification(Layout layout, ChainReading chain) {
    this.layout = layout;
    this.chain = chain;
  }

  /**
   * What came out.
   *
   * @param faults none if all is as the chain says
   * @param lines of the chain, all of them
   * @param mails whose files were read
   * @param expired mails that were removed because their time was over, since the archive began
   * @param end the hash of the last line, to be noted where nobody can change it
   */
  public record Result(List<Fault> faults, int lines, int mails, int expired, String end) {}

  /**
   * Reads the whole chain, and the files of some days.
   *
   * @param from the first day whose files are read
   * @param to the last day whose files are read
   * @param known hashes that were told before, and must stand in the chain
   * @throws IOException if something cannot be read, which says nothing of its being right
   */
  public static Result of(Path root, LocalDate from, LocalDate to, Set<String> known)
      throws IOException {
    Layout layout = Layout.there(root);
    // First the names, then the chain: a mail that comes meanwhile has its line before its name.
    List<Present> present = present(layout, from, to);
    Verification run = new Verification(layout, ChainReading.of(layout, known));
    present.stream().filter(file -> !run.isKnown(file)).forEach(run::stray);
    for (Entry.Kept entry : run.chain.kept().values()) {
      LocalDate day = entry.id().day();
      if (!day.isBefore(from) && !day.isAfter(to) && !run.chain.expired().contains(entry.id())) {
        run.compare(entry);
      }
    }
    for (ArchiveId id : run.chain.held()) {
      if (!Files.exists(layout.hold(id))) {
        run.fault("holds/" + id, "is missing, and nobody released it; hold it again");
      }
    }
    run.faults.sort(Comparator.comparing(Fault::toString));
    run.faults.addAll(0, run.chain.faults());
    return new Result(
        List.copyOf(run.faults),
        run.chain.lines(),
        run.mails,
        run.chain.expired().size(),
        run.chain.end());
  }

  /** A file in the folder of a day. */
  private record Present(LocalDate day, String folder, String name) {}

  private static List<Present> present(Layout layout, LocalDate from, LocalDate to)
      throws IOException {
    List<Present> present = new ArrayList<>();
    for (LocalDate day : layout.folders()) {
      if (!day.isBefore(from) && !day.isAfter(to)) {
        for (String folder : List.of("new", "cur", "about")) {
          Path path = layout.day(day).resolve(folder);
          if (Files.isDirectory(path)) {
            Disk.names(path).forEach(name -> present.add(new Present(day, folder, name)));
          }
        }
      }
    }
    return present;
  }

  private boolean isKnown(Present file) {
    int flags = file.name().indexOf(':');
    String name = flags < 0 ? file.name() : file.name().substring(0, flags);
    try {
      ArchiveId id = ArchiveId.ofFile(name);
      Entry.Kept entry = chain.kept().get(id);
      return entry != null
          && id.day().equals(file.day())
          && name.equals(file.folder().equals("about") ? entry.sideFile() : entry.file());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private void stray(Present file) {
    String folder = layout.root().relativize(layout.day(file.day())) + "/" + file.folder();
    fault(folder + "/" + file.name(), "is not in the chain: somebody else put it there");
  }

  private void compare(Entry.Kept entry) throws IOException {
    mails++;
    compare(entry.id(), entry.file(), entry.sha256(), "message");
    compare(entry.id(), entry.sideFile(), entry.side(), "side file");
  }

  private void compare(ArchiveId id, String file, String hash, String what) throws IOException {
    Optional<String> found = digest(id, file);
    if (found.isEmpty()) {
      fault(file, "the " + what + " is missing, and did not expire");
    } else if (!found.get().equals(hash)) {
      fault(file, "the " + what + " was changed");
    }
  }

  /** A mail of this moment may be on its way from tmp/, so it is looked for twice. */
  private Optional<String> digest(ArchiveId id, String file) throws IOException {
    for (int i = 0; i < 2; i++) {
      Optional<Path> stored =
          Packing.isSideFile(file)
              ? Optional.of(layout.side(id, file)).filter(Files::exists)
              : layout.find(id, file);
      Optional<Path> there = stored.isPresent() ? stored : underWay(file);
      try {
        if (there.isPresent()) {
          return Optional.of(digest(there.get()));
        }
      } catch (NoSuchFileException e) {
        continue; // it moved meanwhile
      }
    }
    return Optional.empty();
  }

  private Optional<Path> underWay(String file) throws IOException {
    return Disk.names(layout.tmp()).stream()
        .filter(name -> TemporaryNames.target(name).equals(file))
        .map(layout.tmp()::resolve)
        .findFirst();
  }

  private static String digest(Path path) throws IOException {
    MessageDigest sha256 = Disk.sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(path), sha256)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(sha256.digest());
  }

  private void fault(String where, String what) {
    faults.add(new Fault(where, what));
  }
}
