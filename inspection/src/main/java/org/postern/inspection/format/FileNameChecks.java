package org.postern.inspection.format;

import java.util.List;
import java.util.Set;
import org.postern.inspection.Finding.Effect;

/** Checks of the names that parts and members of archives give themselves. */
final class FileNameChecks {
  /** The longest that file systems take, and Qmail-Scanner's limit. */
  private static final int LONGEST = 256;

  private static final Set<String> DEVICES =
      Set.of("con", "prn", "aux", "nul", "conin$", "conout$");

  static final List<FormatCheck> CHECKS =
      List.of(
          FormatCheck.ofEachNode(
              "file-name-too-long",
              "A file name has more than "
                  + LONGEST
                  + " characters, folders not counted. No file system takes it; it is written to"
                  + " hide the extension or to overflow a program.",
              Effect.BLOCK,
              node ->
                  node.names().stream()
                      .map(FileName::withoutFolders)
                      .mapToInt(name -> name.codePointCount(0, name.length()))
                      .filter(length -> length > LONGEST)
                      .mapToObj(length -> "file name of " + length + " characters")),
          FormatCheck.ofEachName(
              "double-extension",
              "A file name shows the extension of a document and ends in that of a program, such as"
                  + " `photo.jpg.exe`. Windows hides the last extension, so that people open the"
                  + " photo.",
              Effect.BLOCK,
              FileNameChecks::isDouble),
          FormatCheck.ofEachName(
              "class-id-name",
              "A file name ends in a class identifier, such as `a.txt.{00020900-…}`. Windows hides"
                  + " it and opens the file with whatever program the identifier stands for.",
              Effect.BLOCK,
              name -> ClassId.is(NameBytes.withoutEnd(name.base()))),
          FormatCheck.ofEachName(
              "hidden-program-name",
              "A file name does not end in the extension of a program, but does for a system that"
                  + " drops dots and blanks at its end, stops at a control character or a colon, or"
                  + " undoes `%2E`. It is written to pass filters.",
              Effect.BLOCK,
              FileNameChecks::hidesProgram),
          FormatCheck.ofEachName(
              "right-to-left-name",
              "A file name holds the character that turns the rest around, so that `gpj.exe` is"
                  + " shown as `exe.jpg`. No writing needs it in a file name.",
              Effect.BLOCK,
              name -> NameBytes.isReversed(name.text())),
          FormatCheck.ofEachName(
              "invisible-character-in-name",
              "A file name holds characters that are not seen: marks of direction, joiners, soft"
                  + " hyphens. Some scripts need them; in others they hide an extension.",
              Effect.NOTE,
              name -> NameBytes.holdsInvisible(name.base())),
          FormatCheck.ofEachName(
              "nul-in-name",
              "A file name holds a NUL. Some programs end the name there and others do not, so that"
                  + " they see different extensions.",
              Effect.BLOCK,
              name -> name.text().indexOf('\0') >= 0),
          FormatCheck.ofEachName(
              "control-in-name",
              "A file name holds line ends or other control characters. Some programs end the name"
                  + " there, so that they see another extension.",
              Effect.NOTE,
              name -> NameBytes.holdsControl(name.base())),
          FormatCheck.ofEachName(
              "dots-at-end-of-name",
              "A file name ends in dots or blanks. Windows drops them, so that the name does not end"
                  + " in what a filter sees.",
              Effect.NOTE,
              FileName::endsInDots),
          FormatCheck.ofEachName(
              "padded-name",
              "A file name holds a long run of blanks. It pushes the extension out of sight.",
              Effect.NOTE,
              FileName::isPadded),
          FormatCheck.ofEachName(
              "padded-program-name",
              "A file name holds a long run of blanks and ends in the extension of a program, which"
                  + " the blanks push out of sight.",
              Effect.BLOCK,
              name -> name.isPadded() && isProgramOrCom(name.extension())),
          FormatCheck.ofEachName(
              "percent-in-name",
              "A file name holds a dot, slash or colon written as `%2E` and the like. Programs that"
                  + " undo that see another name.",
              Effect.NOTE,
              name -> NameBytes.holdsCodedSign(name.base())),
          FormatCheck.ofEachName(
              "stream-name",
              "A file name names an alternate stream, such as `a.txt::$DATA`. Windows writes to the"
                  + " file before the colon, so that the name does not end in what a filter sees.",
              Effect.BLOCK,
              name -> name.base().contains(":$") && name.base().indexOf(':') > 0),
          FormatCheck.ofEachName(
              "colon-in-name",
              "A file name goes on behind its extension with a colon, which for Windows begins the"
                  + " name of an alternate stream.",
              Effect.NOTE,
              name -> name.stream() > 0),
          FormatCheck.ofEachName(
              "device-name",
              "A file name is that of a device, such as `CON` or `LPT1.txt`. Windows opens the device"
                  + " and not the file; some programs hang.",
              Effect.NOTE,
              FileNameChecks::isDevice));

  private FileNameChecks() {}

  private static boolean isDouble(FileName name) {
    String stem = name.stem().strip();
    return Extensions.isDouble(FileName.extension(stem), name.extension());
  }

  private static boolean hidesProgram(FileName name) {
    return !name.isOfMessage()
        && !Extensions.isProgram(name.extension())
        && name.otherExtensions().stream().anyMatch(Extensions::isProgram);
  }

  private static boolean isProgramOrCom(String extension) {
    return Extensions.isProgram(extension) || extension.equals("com");
  }

  private static boolean isDevice(FileName name) {
    String base = name.base().toLowerCase(java.util.Locale.ROOT);
    int dot = base.indexOf('.');
    String word = (dot < 0 ? base : base.substring(0, dot)).strip();
    boolean numbered =
        word.length() == 4
            && (word.startsWith("com") || word.startsWith("lpt"))
            && Character.isDigit(word.charAt(3));
    return numbered || DEVICES.contains(word);
  }
}
