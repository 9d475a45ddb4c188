package org.postern.inspection.active;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Looks in the source text of macros for names that make a program start by itself: as whole words,
 * in any letter case, not in remarks.
 */
final class AutomaticNames {
  /** Source: what Word, Excel and PowerPoint call without being asked. */
  static final Set<String> NAMES =
      new TreeSet<>(
          List.of(
              "AutoExec",
              "AutoNew",
              "AutoOpen",
              "AutoClose",
              "AutoExit",
              "Auto_Open",
              "Auto_Close",
              "Auto_Activate",
              "Auto_Deactivate",
              "Document_Open",
              "Document_New",
              "Document_Close",
              "Document_BeforeClose",
              "DocumentOpen",
              "DocumentBeforeClose",
              "DocumentChange",
              "NewDocument",
              "Workbook_Open",
              "Workbook_Activate",
              "Workbook_Deactivate",
              "Workbook_BeforeClose",
              "Workbook_Close",
              "WorkbookOpen",
              "Worksheet_Activate",
              "Worksheet_Calculate",
              "OnSlideShowPageChange",
              "OnSlideShowTerminate",
              "SlideShowBegin",
              "PresentationOpen"));

  /** Events of controls in a document that come without a click. */
  static final Set<String> EVENTS =
      new TreeSet<>(
          List.of(
              "_Painted",
              "_Painting",
              "_Layout",
              "_GotFocus",
              "_MouseMove",
              "_MouseEnter",
              "_MouseHover",
              "_BeforeNavigate2",
              "_NavigateComplete2",
              "_NavigateError",
              "_DocumentComplete",
              "_DownloadBegin",
              "_DownloadComplete",
              "_ProgressChange",
              "_StatusTextChange",
              "_TitleChange",
              "_OnConnecting"));

  private static final int LONGEST = 64;
  private static final Set<String> LOWER =
      NAMES.stream()
          .map(name -> name.toLowerCase(Locale.ROOT))
          .collect(java.util.stream.Collectors.toUnmodifiableSet());
  private static final Set<String> LOWER_EVENTS =
      EVENTS.stream()
          .map(name -> name.toLowerCase(Locale.ROOT))
          .collect(java.util.stream.Collectors.toUnmodifiableSet());

  private final Set<String> found = new LinkedHashSet<>();
  private final StringBuilder word = new StringBuilder();
  private boolean quoted;
  private boolean remark;

  /** Takes the next bytes of the text. */
  void take(byte[] text, int length) {
    for (int i = 0; i < length; i++) {
      char c = (char) (text[i] & 0xff);
      if (isOfWord(c)) {
        if (word.length() <= LONGEST) {
          word.append(c);
        }
      } else {
        end();
        separator(c);
      }
    }
  }

  /** Ends the text; it may be followed by another. */
  void end() {
    if (!word.isEmpty() && !remark && word.length() <= LONGEST) {
      String lower = word.toString().toLowerCase(Locale.ROOT);
      int bar = lower.lastIndexOf('_');
      if (LOWER.contains(lower) || bar > 0 && LOWER_EVENTS.contains(lower.substring(bar))) {
        found.add(word.toString());
      }
    }
    word.setLength(0);
  }

  /** Returns the names that are there, as they are written. */
  Set<String> found() {
    return found;
  }

  private void separator(char c) {
    if (c == '\n' || c == '\r') {
      quoted = false;
      remark = false;
    } else if (c == '"') {
      quoted = !quoted;
    } else if (c == '\'' && !quoted) {
      remark = true;
    }
  }

  private static boolean isOfWord(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '_'
        || c >= 0x80;
  }
}
