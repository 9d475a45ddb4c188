package org.postern.inspection.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.postern.inspection.anatomy.Node;
import org.postern.inspection.format.FormatCheck.Spot;

/**
 * A name that something gives to a node.
 *
 * @param text as it came, decoded
 * @param base without its folders; members of archives honestly have some
 * @param extension what stands behind the last dot of {@code base}, lower case, without blanks at
 *     its end; empty if there is no dot
 */
record FileName(Node node, String text, String base, String extension) {
  /** Longer names are wrong for being so; of them the beginning and the end are looked at. */
  private static final int LONGEST = 4_096;

  /** Blanks in a row that push what follows out of sight. */
  private static final int PADDING = 10;

  static FileName of(Node node, String text) {
    String bounded = text;
    if (text.length() > LONGEST) {
      bounded = text.substring(0, LONGEST / 2) + text.substring(text.length() - LONGEST / 2);
    }
    String base = withoutFolders(bounded);
    return new FileName(node, bounded, base, extension(base));
  }

  /** Whether the name is that of a member of an archive, which has no header. */
  boolean isMember() {
    return node.header().fields().isEmpty();
  }

  /** Whether it is the name of a message, which is often its subject. */
  boolean isOfMessage() {
    return node.declaredTypes().stream().anyMatch(type -> type.startsWith("message/"));
  }

  Spot spot() {
    return new Spot(node.path(), "file name \"" + text + '"');
  }

  static String withoutFolders(String name) {
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  }

  /** What stands behind the last dot, lower case, without blanks at its end. */
  static String extension(String base) {
    int dot = base.lastIndexOf('.');
    return dot < 0 ? "" : base.substring(dot + 1).strip().toLowerCase(Locale.ROOT);
  }

  /** What stands before the last dot. */
  String stem() {
    int dot = base.lastIndexOf('.');
    return dot < 0 ? base : base.substring(0, dot);
  }

  /** Whether dots or blanks stand at the end, which Windows drops. */
  boolean endsInDots() {
    return !base.equals("..") && base.length() > 1 && (base.endsWith(".") || base.endsWith(" "));
  }

  /** Whether many blanks in a row push the end of the name out of sight. */
  boolean isPadded() {
    int run = 0;
    for (int i = 0; i < base.length(); i++) {
      char c = base.charAt(i);
      run = Character.isWhitespace(c) || Character.isSpaceChar(c) ? run + 1 : 0;
      if (run >= PADDING) {
        return true;
      }
    }
    return false;
  }

  /**
   * Where the name of an alternate stream of NTFS begins, behind an extension; -1 if there is none.
   * A colon in prose has a blank behind it.
   */
  int stream() {
    int dot = base.indexOf('.');
    for (int colon = base.indexOf(':', dot + 2); dot > 0 && colon > 0; ) {
      if (colon + 1 < base.length() && base.charAt(colon + 1) != ' ') {
        return colon;
      }
      colon = base.indexOf(':', colon + 1);
    }
    return -1;
  }

  /**
   * Returns the extensions that a system may see besides the one that is shown: what is left when
   * it drops or undoes what does not count.
   */
  List<String> otherExtensions() {
    List<String> others = new ArrayList<>();
    add(others, NameBytes.withoutEnd(base));
    add(others, NameBytes.visible(base));
    add(others, NameBytes.upToControl(base));
    int stream = stream();
    if (stream > 0 && !base.toLowerCase(Locale.ROOT).endsWith(":zone.identifier")) {
      add(others, base.substring(0, stream));
    }
    if (base.indexOf('%') >= 0) {
      String undone = NameBytes.percentUndone(base);
      add(others, undone);
      add(others, NameBytes.upToControl(undone));
    }
    return others;
  }

  private void add(List<String> others, String form) {
    String other = extension(withoutFolders(form));
    if (!other.isEmpty() && !other.equals(extension)) {
      others.add(other);
    }
  }
}
