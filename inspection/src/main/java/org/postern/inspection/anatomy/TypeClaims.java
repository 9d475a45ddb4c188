package org.postern.inspection.anatomy;

import static java.util.Map.entry;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.postern.inspection.anatomy.FileType.Family;

/**
 * What a name and a header claim a file to be, against what it looks like. Only what nobody does
 * for an honest reason counts: a program as picture, not a table of values as text.
 */
final class TypeClaims {
  private static final Map<String, Family> BY_EXTENSION = byExtension();

  /** For what a name claims, which other contents are honest: a program may be a script. */
  private static final Map<Family, Set<Family>> AGREEING =
      Map.ofEntries(
          entry(
              Family.EXECUTABLE,
              Set.of(Family.INSTALLER, Family.ARCHIVE, Family.TEXT, Family.SCRIPT)),
          entry(Family.SCRIPT, Set.of(Family.TEXT, Family.DOCUMENT, Family.EXECUTABLE)),
          entry(Family.SHORTCUT, Set.of(Family.TEXT)),
          entry(Family.INSTALLER, Set.of(Family.EXECUTABLE, Family.ARCHIVE, Family.DOCUMENT)),
          entry(Family.ARCHIVE, Set.of(Family.INSTALLER, Family.DISK_IMAGE, Family.EXECUTABLE)),
          entry(Family.DISK_IMAGE, Set.of(Family.ARCHIVE)),
          entry(
              Family.DOCUMENT,
              Set.of(Family.MACRO_DOCUMENT, Family.TEXT, Family.ARCHIVE, Family.MESSAGE)),
          entry(Family.MACRO_DOCUMENT, Set.of(Family.DOCUMENT, Family.ARCHIVE)),
          entry(Family.AUDIO, Set.of(Family.VIDEO)),
          entry(Family.VIDEO, Set.of(Family.AUDIO)),
          entry(Family.TEXT, Set.of(Family.MESSAGE, Family.DOCUMENT, Family.SCRIPT)),
          entry(Family.MESSAGE, Set.of(Family.TEXT, Family.DOCUMENT)));

  private TypeClaims() {}

  /**
   * Returns where name, declared type and content contradict each other, in words for people; empty
   * where they do not, or where one of them says nothing in particular.
   *
   * @param types what the content looks like
   */
  static List<String> contradictions(
      List<String> names, List<String> declared, Collection<FileType> types) {
    Set<String> contradictions = new LinkedHashSet<>();
    for (String name : names) {
      Family claimed = BY_EXTENSION.get(extension(name));
      if (claimed != null) {
        against("the name says " + words(claimed), claimed, types, contradictions);
        for (String type : declared) {
          Family other = byMediaType(type);
          if (other != Family.UNKNOWN && !agree(claimed, other) && !agree(other, claimed)) {
            contradictions.add("the name says " + words(claimed) + ", the header " + type);
          }
        }
      }
    }
    for (String type : declared) {
      Family claimed = byMediaType(type);
      if (claimed != Family.UNKNOWN) {
        against("the header says " + type, claimed, types, contradictions);
      }
    }
    return List.copyOf(contradictions);
  }

  private static void against(
      String claim, Family claimed, Collection<FileType> types, Set<String> contradictions) {
    if (!types.isEmpty() && types.stream().noneMatch(type -> agree(claimed, type.family()))) {
      FileType first = types.iterator().next();
      contradictions.add(claim + ", the content is " + first.mediaType());
    }
  }

  private static boolean agree(Family claimed, Family other) {
    return claimed == other
        || other == Family.UNKNOWN
        || AGREEING.getOrDefault(claimed, Set.of()).contains(other);
  }

  private static String extension(String name) {
    String trimmed = name.stripTrailing();
    return trimmed.substring(trimmed.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private static Family byMediaType(String type) {
    String top = type.substring(0, Math.max(0, type.indexOf('/')));
    return switch (top) {
      // SVG is text, and some programs declare mail attachments by what opens them.
      case "image" -> type.startsWith("image/svg") ? Family.UNKNOWN : Family.IMAGE;
      case "audio" -> Family.AUDIO;
      case "video" -> Family.VIDEO;
      case "font" -> Family.FONT;
      default ->
          switch (type) {
            case "application/pdf", "application/msword", "application/rtf" -> Family.DOCUMENT;
            case "application/zip", "application/x-zip-compressed", "application/gzip" ->
                Family.ARCHIVE;
            default -> Family.UNKNOWN;
          };
    };
  }

  private static String words(Family family) {
    return family.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static Map<String, Family> byExtension() {
    Map<String, Family> families = new HashMap<>();
    Map.ofEntries(
            entry(Family.EXECUTABLE, "exe scr pif cpl dll sys ocx drv elf so dylib"),
            entry(Family.SCRIPT, "js jse vbs vbe wsf wsh ps1 bat cmd hta sh py pl rb"),
            entry(Family.SHORTCUT, "lnk url desktop webloc"),
            entry(Family.INSTALLER, "msi msp deb rpm apk pkg"),
            entry(Family.ARCHIVE, "zip 7z rar tar gz tgz bz2 xz zst cab arj lha lzh jar"),
            entry(Family.DISK_IMAGE, "iso img vhd vhdx dmg"),
            entry(Family.DOCUMENT, "pdf doc docx xls xlsx ppt pptx rtf odt ods odp html htm one"),
            entry(Family.MACRO_DOCUMENT, "docm dotm xlsm xltm xlsb pptm potm"),
            entry(Family.IMAGE, "jpg jpeg png gif bmp tif tiff webp ico heic"),
            entry(Family.AUDIO, "mp3 wav ogg flac m4a aac mid"),
            entry(Family.VIDEO, "mp4 avi mov mkv mpg mpeg wmv webm"),
            entry(Family.TEXT, "txt csv log md ini conf ics vcf"),
            entry(Family.MESSAGE, "eml msg"),
            entry(Family.FONT, "ttf otf woff woff2"))
        .forEach(
            (family, list) ->
                Arrays.stream(list.split(" "))
                    .forEach(extension -> families.put(extension, family)));
    return Map.copyOf(families);
  }
}
