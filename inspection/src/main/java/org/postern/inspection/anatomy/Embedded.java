package org.postern.inspection.anatomy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.postern.inspection.content.Content;
import org.postern.inspection.decoding.OpenPgp;

/** Reads the files that stand in a text, as members of it. */
final class Embedded {
  private final Account account;
  private final Leaves leaves;

  Embedded(Account account, Leaves leaves) {
    this.account = account;
    this.leaves = leaves;
  }

  /**
   * Looks into a text.
   *
   * @param known what is known of its inside already
   * @return that, and the files in it
   */
  Inside in(FileSpot text, Inside known) {
    Probe probe = text.measure().probe();
    Probe wide = text.measure().wide();
    boolean holdsFiles = probe.holdsFiles() || wide.holdsFiles();
    if (!holdsFiles || !account.depth(text.depth() + 1, text.path())) {
      return known;
    }
    int most = left(text);
    List<TextFile> files = new ArrayList<>(files(text.content(), probe, most, text.path()));
    files.addAll(files(Wide.narrow(text.content()), wide, most, text.path()));
    List<Node> nodes = new ArrayList<>(known.children());
    boolean encrypted = known.encrypted();
    int number = 0;
    for (TextFile found : files) {
      OpenPgp pgp = openPgp(found);
      encrypted |= pgp.state() == OpenPgp.State.ENCRYPTED;
      TextFile file = opened(found, pgp);
      number++;
      String label = file.name().isEmpty() ? "#" + number : file.name();
      String path = Paths.member(text.path(), label);
      // What stands in texts in archives is as frequent as what is in archives.
      if (text.contained() ? !account.entry(path) : !account.part(path)) {
        break;
      }
      nodes.add(node(text, file, path));
    }
    if (encrypted && !known.encrypted()) {
      Opaque.lock(text.faults(), "OpenPGP");
    }
    return new Inside(nodes, known.types(), encrypted);
  }

  private int left(FileSpot text) {
    // One more than there may be: the budget then says that there was more.
    return 1 + (text.contained() ? account.entries() : account.parts());
  }

  private List<TextFile> files(Content text, Probe probe, int most, String path) {
    List<TextFile> files = new ArrayList<>();
    BooleanSupplier late = () -> account.late(path);
    try {
      if (probe.files()) {
        files.addAll(TextFiles.in(text, most, account.decodedBytes(), late));
      }
      if (probe.urls()) {
        files.addAll(DataUrls.in(text, most, late));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private OpenPgp openPgp(TextFile file) {
    try (InputStream in = file.content().open()) {
      return OpenPgp.read(in, account.decodedBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What an OpenPGP message holds, if no key is needed to read it. */
  private static TextFile opened(TextFile file, OpenPgp pgp) {
    return pgp.state() == OpenPgp.State.LITERAL
        ? new TextFile(pgp.name(), "OpenPGP literal data", pgp.content())
        : file;
  }

  private Node node(FileSpot text, TextFile file, String path) {
    Measure measure;
    try (InputStream in = file.content().open()) {
      measure = Measure.of(in, file.content().size(), account, path, false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<Fault> faults = new ArrayList<>();
    Content content = file.content().slice(0, measure.size());
    FileSpot spot =
        new FileSpot(
            content, measure, file.name(), path, text.depth() + 1, text.contained(), faults);
    return leaves.file(spot).node(path, file.name(), file.how(), content, measure, faults);
  }
}
