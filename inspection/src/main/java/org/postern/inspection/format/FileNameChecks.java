package org.postern.inspection.format;

import java.util.List;
import org.postern.inspection.Finding.Effect;

/** Checks of the names that parts and members of archives give themselves. */
final class FileNameChecks {
  /** The longest that file systems take, and Qmail-Scanner's limit. */
  private static final int LONGEST = 256;

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
                      .map(FileNameChecks::withoutFolders)
                      .mapToInt(name -> name.codePointCount(0, name.length()))
                      .filter(length -> length > LONGEST)
                      .mapToObj(length -> "file name of " + length + " characters")));

  private FileNameChecks() {}

  private static String withoutFolders(String name) {
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  }
}
