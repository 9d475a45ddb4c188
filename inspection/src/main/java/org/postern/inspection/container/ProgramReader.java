package org.postern.inspection.container;

import java.util.List;
import org.postern.inspection.content.Content;

/** Archives behind a program that unpacks them. Those of zip are known by the end of the file. */
final class ProgramReader implements ContainerReader {
  private static final List<String> ARCHIVES =
      List.of("7z\u00bc\u00af\u0027\u001c", "Rar!\u001a\u0007", "MSCF\0\0\0\0");

  @Override
  public void read(Content content, String name, Listing.Draft draft) {
    Words program = new Words(content);
    for (String archive : ARCHIVES) {
      long at = program.find(archive, 0, program.size());
      if (at >= 0) {
        draft.add(Member.of("", "archive in a program", program.slice(at, program.size() - at)));
      }
    }
  }
}
