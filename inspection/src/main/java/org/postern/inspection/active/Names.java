package org.postern.inspection.active;

import java.util.List;
import java.util.Locale;
import org.postern.inspection.anatomy.Node;

/** Names of what lies in a document. */
final class Names {
  private static final List<String> PAGES =
      List.of(".html", ".htm", ".xhtml", ".xht", ".shtml", ".hta", ".svg");

  private Names() {}

  /** Returns the name of a member with its folders; empty if it has none. */
  static String of(Node member) {
    return member.names().isEmpty() ? "" : member.names().get(0).replace('\\', '/');
  }

  static String lower(Node member) {
    return of(member).toLowerCase(Locale.ROOT);
  }

  /** Returns whether a member is the VBA project of a document in Office Open XML. */
  static boolean isProject(Node member) {
    return lower(member).endsWith("vbaproject.bin");
  }

  /** Returns whether a browser opens what is named so. */
  static boolean isPage(Node node) {
    return node.names().stream()
        .map(name -> name.strip().toLowerCase(Locale.ROOT))
        .anyMatch(name -> PAGES.stream().anyMatch(name::endsWith));
  }
}
