package org.postern.inspection.anatomy;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postern.inspection.anatomy.FileType.Family;
import org.postern.inspection.container.Containers;
import org.postern.inspection.settings.ReferencePage;

/** Prints the page on the types that are told by content. */
final class TypesReference {
  private TypesReference() {}

  static String print() {
    StringBuilder page =
        new StringBuilder(
            ReferencePage.start(
                "Types told by content",
                """
                What a file is called, and what its header says that it is, has no part in this; a
                file may be several things at once. How those are opened that are, and what
                becomes of the others, is described in [containers.md](containers.md).
                """));
    for (Family family : Family.values()) {
      List<String> types = types(family);
      if (!types.isEmpty()) {
        section(page, family, types);
      }
    }
    return page.toString();
  }

  private static void section(StringBuilder page, Family family, Collection<String> types) {
    page.append("\n## ").append(family.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    page.append("\n\n");
    for (String type : types) {
      page.append("- `").append(type).append('`');
      if (Containers.knows(List.of(type))) {
        page.append(", opened");
      } else if (Traits.closed(List.of(new FileType(type, family))).isPresent()) {
        page.append(", **not opened**: `content-closed`");
      }
      page.append('\n');
    }
  }

  private static List<String> types(Family family) {
    return Stream.of(Signatures.types(), Sniffer.loose(), Texts.types(), Traits.types())
        .flatMap(Collection::stream)
        .filter(type -> type.family() == family)
        .map(FileType::mediaType)
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .toList();
  }
}
