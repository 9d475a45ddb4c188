package org.postern.inspection.container;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.content.Content;

/** Tells from the streams of an OLE2 file what it is, whether it is locked, and of macros in it. */
final class OleTraits {
  private static final int WORD_ENCRYPTED = 0x0100;
  private static final long POWERPOINT_ENCRYPTED = 0xf3d1c4dfL;
  private static final int BIFF_FILEPASS = 0x2f;
  private static final int BIFF_SHEET = 0x85;
  private static final int MOST_RECORDS = 10_000;
  private static final String LOCKED = "encrypted Office document";

  private OleTraits() {}

  static void tell(Map<String, Content> streams, Listing.Draft draft) {
    if (streams.containsKey("EncryptedPackage") || streams.containsKey("EncryptionInfo")) {
      locked(draft);
    }
    if (streams.containsKey("__properties_version1.0")) {
      draft.trait(Trait.OUTLOOK_MESSAGE);
    }
    @Nullable Content word = streams.get("WordDocument");
    if (word != null) {
      draft.trait(Trait.WORD);
      // FibBase. Source: MS-DOC 2.5.2.
      if ((new Words(word).u16(10) & WORD_ENCRYPTED) != 0) {
        locked(draft);
      }
    }
    @Nullable Content user = streams.get("Current User");
    if (streams.containsKey("PowerPoint Document")) {
      draft.trait(Trait.POWERPOINT);
      // CurrentUserAtom. Source: MS-PPT 2.3.2.
      if (user != null && new Words(user).u32(12) == POWERPOINT_ENCRYPTED) {
        locked(draft);
      }
    }
    for (String name : new String[] {"Workbook", "Book"}) {
      @Nullable Content book = streams.get(name);
      if (book != null) {
        draft.trait(Trait.EXCEL);
        workbook(new Words(book), draft);
      }
    }
    if (streams.containsKey("VisioDocument")) {
      draft.trait(Trait.VISIO);
    }
    if (streams.keySet().stream().anyMatch(OleTraits::isMacro)) {
      draft.trait(Trait.MACROS);
    }
  }

  private static boolean isMacro(String path) {
    return path.endsWith("_VBA_PROJECT")
        || path.endsWith("VBA/dir")
        || path.startsWith("Macros/")
        || path.startsWith("_VBA_PROJECT_CUR/");
  }

  /** Source: MS-XLS 2.4.117 and 2.4.28. */
  private static void workbook(Words book, Listing.Draft draft) {
    long at = 0;
    for (int i = 0; i < MOST_RECORDS && at + 4 <= book.size(); i++) {
      int type = book.u16(at);
      if (type == BIFF_FILEPASS) {
        locked(draft);
      }
      if (type == BIFF_SHEET && (book.u8(at + 9) == 1 || book.u8(at + 9) == 6)) {
        draft.trait(Trait.MACROS);
      }
      if (type == 0x0a) {
        return;
      }
      at += 4 + book.u16(at + 2);
    }
  }

  private static void locked(Listing.Draft draft) {
    draft.trait(Trait.LOCKED_DOCUMENT);
    draft.flaw(Flaw.Kind.ENCRYPTED, LOCKED);
  }
}
