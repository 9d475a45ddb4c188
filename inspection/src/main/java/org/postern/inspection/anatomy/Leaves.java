package org.postern.inspection.anatomy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postern.inspection.container.Member;
import org.postern.inspection.container.ZipReader;
import org.postern.inspection.content.Content;
import org.postern.inspection.content.Spool;

/** Reads what is not made of MIME parts: files, and the files in them. */
final class Leaves {
  private static final String ZIP = "application/zip";

  /** Decoded containers above this go to a private file. */
  private static final int MEMORY = 1 << 20;

  private final Account account;

  Leaves(Account account) {
    this.account = account;
  }

  /**
   * Looks into a file.
   *
   * @param path that the members begin with
   * @param depth of the file
   * @param faults where it is said that the file is broken
   * @return its members; empty if it is no container
   */
  List<Node> members(Content content, Measure measure, String path, int depth, List<Fault> faults) {
    boolean zip = measure.types().stream().anyMatch(type -> type.mediaType().equals(ZIP));
    if (!zip || !account.depth(depth + 1, path)) {
      return List.of();
    }
    ZipReader.Listing listing = ZipReader.list(jumping(content), account.parts() + 1);
    if (listing.broken()) {
      faults.add(new Fault(Irregularity.CONTAINER_BROKEN, "zip directory"));
    }
    List<Node> nodes = new ArrayList<>();
    for (Member member : listing.members()) {
      String memberPath = Paths.member(path, member.name());
      if (!account.part(memberPath)) {
        break;
      }
      nodes.add(member(member, memberPath));
    }
    return nodes;
  }

  private Node member(Member member, String path) {
    List<Fault> faults = new ArrayList<>();
    Measure measure;
    try (InputStream in = member.open()) {
      measure = Measure.of(in, Long.MAX_VALUE - 1, account, path, false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (measure.failed()) {
      faults.add(new Fault(Irregularity.CONTAINER_BROKEN, member.name()));
    }
    if (!member.readable()) {
      faults.add(
          new Fault(Irregularity.CONTENT_CLOSED, member.encrypted() ? "encrypted" : "packing"));
    }
    List<FileType> types = member.readable() ? measure.types() : List.of(FileType.UNKNOWN);
    Reading reading =
        new Reading(
            member.readable() ? "zip, central directory" : "zip, packed bytes",
            member.content(measure.size()),
            measure.size(),
            measure.sha256(),
            types,
            List.of());
    return new Node(
        path,
        Optional.empty(),
        Header.NONE,
        List.of(member.name()),
        List.of(FileType.UNKNOWN.mediaType()),
        List.of(),
        member.encrypted(),
        faults,
        List.of(reading));
  }

  /** Returns the content in a form that can be read from any position. */
  Content jumping(Content content) {
    if (content.jumps()) {
      return content;
    }
    // The file has no name and goes back to the system when nobody refers to the content any more.
    Spool spool = new Spool(Path.of(System.getProperty("java.io.tmpdir")), MEMORY);
    try (InputStream in = content.open()) {
      in.transferTo(spool);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return spool.content();
  }
}
