package org.postern.inspection.active;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.postern.inspection.anatomy.Node;

/**
 * The VBA projects among the streams of an OLE2 file, and whether they start by themselves.
 *
 * <p>Where the source text of a project cannot be found (it is not needed where the compiled form
 * fits the version of the reader's Office), the project counts as one that starts by itself.
 */
final class VbaProjects {
  /** What nearly every module begins with, as it is packed: eight letters as they are. */
  private static final byte[] START = "\0Attribut".getBytes(StandardCharsets.ISO_8859_1);

  private static final int MOST_STARTS = 4;

  private final Allowance allowance;

  VbaProjects(Allowance allowance) {
    this.allowance = allowance;
  }

  /**
   * Looks at all projects in a file.
   *
   * @param where the file is in the document; empty if it is the document
   * @return whether there was one
   */
  boolean in(List<Node> streams, String where, Notes notes) throws IOException {
    Set<String> folders = new LinkedHashSet<>();
    for (Node stream : streams) {
      if (isIndex(leaf(stream))) {
        folders.add(folder(stream));
      }
    }
    for (String folder : folders) {
      List<Node> own = streams.stream().filter(s -> folder(s).equals(folder)).toList();
      String place = where.isEmpty() ? folder : where;
      if (!project(own, place, notes)) {
        notes.unreadable(place);
      }
    }
    return !folders.isEmpty();
  }

  private static boolean isIndex(String leaf) {
    return leaf.equals("dir") || leaf.equals("_vba_project");
  }

  /** Returns whether there was a source text to read. */
  private boolean project(List<Node> streams, String place, Notes notes) throws IOException {
    Map<String, Integer> offsets = Map.of();
    for (Node stream : streams) {
      if (leaf(stream).equals("dir")) {
        offsets = VbaFolder.offsets(bytes(stream));
      }
    }
    boolean read = false;
    for (Node stream : streams) {
      String leaf = leaf(stream);
      if (!isIndex(leaf) && !leaf.startsWith("__srp_")) {
        AutomaticNames names = new AutomaticNames();
        byte[] bytes = bytes(stream);
        for (int start : starts(bytes, offsets.getOrDefault(leaf, -1))) {
          read |= text(bytes, start, names, stream.path());
        }
        if (read) {
          notes.add(Active.Kind.MACRO, "VBA in " + place);
        }
        for (String name : names.found()) {
          notes.add(Active.Kind.AUTOMATIC_MACRO, name + " in " + place);
        }
      }
    }
    return read;
  }

  private boolean text(byte[] bytes, int start, AutomaticNames names, String path) {
    VbaChunks chunks = new VbaChunks(bytes, start);
    byte[] chunk = new byte[VbaChunks.CHUNK];
    boolean any = false;
    for (int n = chunks.next(chunk); n >= 0; n = chunks.next(chunk)) {
      int given = (int) allowance.take(n, path);
      names.take(chunk, given);
      any |= given > 0;
      if (given < n) {
        break;
      }
    }
    names.end();
    return any;
  }

  /** Where texts begin: there where the project says, and where it looks like that. */
  private static Set<Integer> starts(byte[] bytes, int said) {
    Set<Integer> starts = new LinkedHashSet<>();
    if (said >= 0) {
      starts.add(said);
    }
    for (int i = 3; i + START.length <= bytes.length && starts.size() < MOST_STARTS; i++) {
      if (bytes[i + 1] == 'A' && bytes[i - 3] == 1 && isStart(bytes, i)) {
        starts.add(i - 3);
      }
    }
    return starts;
  }

  private static boolean isStart(byte[] bytes, int at) {
    return java.util.Arrays.equals(bytes, at, at + START.length, START, 0, START.length);
  }

  private byte[] bytes(Node stream) throws IOException {
    return allowance.bytes(stream.reading().content(), stream.path());
  }

  private static String leaf(Node stream) {
    String name = Names.of(stream);
    return name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
  }

  private static String folder(Node stream) {
    String name = Names.of(stream);
    return name.substring(0, Math.max(0, name.lastIndexOf('/')));
  }

  /** Returns whether a node is the project of the document around it, and not a file by itself. */
  static boolean isPart(Node node) {
    boolean member = node.path().indexOf('!') >= 0 && node.header().fields().isEmpty();
    return member && (Names.isProject(node) || node.names().isEmpty() && isProject(node));
  }

  private static boolean isProject(Node node) {
    return node.reading().children().stream().anyMatch(s -> Names.lower(s).equals("vba/dir"));
  }
}
