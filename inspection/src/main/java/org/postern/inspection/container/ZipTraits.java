package org.postern.inspection.container;

import java.util.Locale;
import java.util.Optional;

/** Tells from the names of a zip what it is besides. */
final class ZipTraits {
  private boolean types;
  private boolean java;
  private boolean macros;
  private Optional<Trait> document = Optional.empty();

  void note(ZipRecord record) {
    String name = record.name().toLowerCase(Locale.ROOT).replace('\\', '/');
    types |= name.equals("[content_types].xml");
    macros |= name.endsWith("vbaproject.bin") || name.contains("macrosheets/");
    if (name.equals("content.xml")) {
      document = Optional.of(Trait.OPEN_DOCUMENT);
    } else if (name.startsWith("word/")) {
      document = Optional.of(Trait.WORD);
    } else if (name.startsWith("xl/")) {
      document = Optional.of(Trait.EXCEL);
    } else if (name.startsWith("ppt/")) {
      document = Optional.of(Trait.POWERPOINT);
    } else if (name.startsWith("visio/")) {
      document = Optional.of(Trait.VISIO);
    } else if (name.equals("androidmanifest.xml")) {
      document = Optional.of(Trait.ANDROID_PROGRAM);
    }
    boolean basic = name.startsWith("basic/") && name.endsWith(".xml");
    macros |= basic && !name.endsWith("-lc.xml") && !name.endsWith("-lb.xml");
    macros |= name.startsWith("scripts/") && !name.endsWith("/");
    java |= name.endsWith(".class") || name.equals("meta-inf/manifest.mf");
  }

  void tell(Listing.Draft draft) {
    document
        .filter(trait -> types || trait == Trait.OPEN_DOCUMENT || trait == Trait.ANDROID_PROGRAM)
        .ifPresent(draft::trait);
    if (java) {
      draft.trait(Trait.JAVA_PROGRAM);
    }
    if (macros && (types || draft.has(Trait.OPEN_DOCUMENT))) {
      draft.trait(Trait.MACROS);
    }
  }
}
