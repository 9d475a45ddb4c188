package org.postern.inspection.anatomy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.postern.inspection.anatomy.FileType.Family;
import org.postern.inspection.container.Containers;
import org.postern.inspection.container.Trait;

/** What a container is besides, now that its inside is known. */
final class Traits {
  private Traits() {}

  /** Returns the types with what the traits add, which is the more exact and stands first. */
  static List<FileType> refine(List<FileType> types, Set<Trait> traits) {
    if (traits.isEmpty()) {
      return types;
    }
    boolean macros = traits.contains(Trait.MACROS);
    Set<FileType> refined = new LinkedHashSet<>();
    for (Trait trait : Trait.values()) {
      if (traits.contains(trait)) {
        refined.add(type(trait, macros));
      }
    }
    refined.addAll(types);
    return new ArrayList<>(refined);
  }

  /** Returns every type that only the inside of a file tells. */
  static List<FileType> types() {
    return Stream.of(Trait.values()).map(trait -> type(trait, trait == Trait.MACROS)).toList();
  }

  /** Says of an archive of which nothing is read that it is closed. */
  static Optional<Fault> closed(List<FileType> types) {
    if (Containers.knows(types.stream().map(FileType::mediaType).toList())) {
      return Optional.empty();
    }
    return types.stream()
        .filter(type -> isPacked(type.family()))
        .findFirst()
        .map(type -> new Fault(Irregularity.CONTENT_CLOSED, type.mediaType() + " is not unpacked"));
  }

  private static boolean isPacked(Family family) {
    return switch (family) {
      case ARCHIVE, DISK_IMAGE, INSTALLER -> true;
      case EXECUTABLE, SCRIPT, SHORTCUT, DOCUMENT, MACRO_DOCUMENT, IMAGE, AUDIO, VIDEO, TEXT ->
          false;
      case FONT, MESSAGE, UNKNOWN -> false;
    };
  }

  private static FileType type(Trait trait, boolean macros) {
    Family document = macros ? Family.MACRO_DOCUMENT : Family.DOCUMENT;
    return switch (trait) {
      case WORD -> new FileType("application/msword", document);
      case EXCEL -> new FileType("application/vnd.ms-excel", document);
      case POWERPOINT -> new FileType("application/vnd.ms-powerpoint", document);
      case VISIO -> new FileType("application/vnd.visio", document);
      case OPEN_DOCUMENT -> new FileType("application/vnd.oasis.opendocument", document);
      case OUTLOOK_MESSAGE -> new FileType("application/vnd.ms-outlook", Family.MESSAGE);
      case WINDOWS_INSTALLER -> new FileType("application/x-msi", Family.INSTALLER);
      case JAVA_PROGRAM -> new FileType("application/java-archive", Family.EXECUTABLE);
      case ANDROID_PROGRAM ->
          new FileType("application/vnd.android.package-archive", Family.INSTALLER);
      case MACROS -> new FileType("application/x-macros", Family.MACRO_DOCUMENT);
      case LOCKED_DOCUMENT -> new FileType("application/x-locked-document", document);
    };
  }
}
