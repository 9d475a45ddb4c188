package org.postern.inspection.anatomy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
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
   * @param path that the files begin with
   */
  List<Node> in(Spot spot, Content text, Probe probe, String path) {
    if (!account.depth(spot.depth + 1, path)) {
      return List.of();
    }
    List<TextFile> files = new ArrayList<>();
    try {
      if (probe.files()) {
        files.addAll(TextFiles.in(text, account.parts() + 1, account.decodedBytes()));
      }
      if (probe.urls()) {
        files.addAll(DataUrls.in(text, account.parts() + 1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<Node> nodes = new ArrayList<>();
    for (TextFile found : files) {
      TextFile file = opened(spot, found);
      String member =
          Paths.member(path, file.name().isEmpty() ? "#" + (nodes.size() + 1) : file.name());
      if (!account.part(member)) {
        break;
      }
      nodes.add(node(spot, file, member));
    }
    return nodes;
  }

  /** What an OpenPGP message holds, if no key is needed to read it. */
  private TextFile opened(Spot spot, TextFile file) {
    OpenPgp pgp;
    try (InputStream in = file.content().open()) {
      pgp = OpenPgp.read(in, account.decodedBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return switch (pgp.state()) {
      case LITERAL -> new TextFile(pgp.name(), "OpenPGP literal data", pgp.content());
      case ENCRYPTED -> {
        Opaque.lock(spot, "OpenPGP");
        yield file;
      }
      case NONE -> file;
    };
  }

  private Node node(Spot spot, TextFile file, String path) {
    Measure measure;
    try (InputStream in = file.content().open()) {
      measure = Measure.of(in, file.content().size(), account, path, false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<Fault> faults = new ArrayList<>();
    Content content = file.content().slice(0, measure.size());
    Inside inside =
        leaves.inside(content, measure.types(), file.name(), path, spot.depth + 1, faults);
    return inside.node(path, file.name(), file.how(), content, measure, faults);
  }
}
