package org.postern.inspection.format;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.postern.inspection.Finding.Effect;
import org.postern.inspection.anatomy.FileType;
import org.postern.inspection.anatomy.Node;

/** Checks of what a part says it is against what it is. */
final class ContentTypeChecks {
  static final List<FormatCheck> CHECKS =
      List.of(
          FormatCheck.ofEachNode(
              "executable-as-other-type",
              "A part is a program but says it is text, an image, a sound or the like. Programs"
                  + " send executables as `application/...`; who does not wants it opened without"
                  + " a question.",
              Effect.BLOCK,
              ContentTypeChecks::disguised),
          FormatCheck.ofEachName(
              "program-name-of-other-type",
              "A part says it is a sound, an image, a video or text and has the name of a Windows"
                  + " program, such as `audio/wav` and `a.exe`. Programs have opened such parts"
                  + " without a question.",
              Effect.BLOCK,
              ContentTypeChecks::misnamed));

  /** What runs, installs or starts something when it is opened. */
  private static final Set<FileType.Family> PROGRAMS =
      EnumSet.of(FileType.Family.EXECUTABLE, FileType.Family.INSTALLER, FileType.Family.SHORTCUT);

  private ContentTypeChecks() {}

  private static Stream<String> disguised(Node node) {
    return node.declaredTypes().stream()
        .filter(declared -> !declared.startsWith("application/"))
        .flatMap(
            declared ->
                node.readings().stream()
                    .flatMap(reading -> reading.types().stream())
                    .filter(type -> isProgram(type, declared))
                    .map(type -> "says " + declared + ", is " + type.mediaType()))
        .distinct();
  }

  /** A shortcut that is text may say that it is text; and a letter or message may quote one. */
  private static boolean isProgram(FileType type, String declared) {
    boolean text = type.mediaType().startsWith("text/") && !isMedia(declared);
    return PROGRAMS.contains(type.family()) && !text;
  }

  private static boolean misnamed(FileName name) {
    return name.node().declaredTypes().stream()
        .anyMatch(
            type ->
                isMedia(type) && Extensions.isProgram(name.extension())
                    || type.startsWith("text/")
                        && !name.isMember()
                        && Extensions.isBinary(name.extension()));
  }

  private static boolean isMedia(String type) {
    return type.startsWith("audio/") || type.startsWith("image/") || type.startsWith("video/");
  }
}
