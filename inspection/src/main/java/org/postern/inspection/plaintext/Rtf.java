package org.postern.inspection.plaintext;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.postern.inspection.mime.Charsets;

/**
 * Takes the control words out of RTF.
 *
 * <p>Source: RTF 1.9.1, sections "Conventions of an RTF reader" and "Unicode RTF".
 */
final class Rtf {
  /** Groups whose text is not shown. */
  private static final Set<String> UNSEEN =
      Set.of(
          ("fonttbl colortbl stylesheet info pict objdata objclass objname themedata datastore"
                  + " colorschememapping generator listtable listoverridetable rsidtbl xmlnstbl"
                  + " latentstyles fldinst filetbl revtbl pgptbl mmathPr panose falt bkmkstart"
                  + " bkmkend xe tc blipuid template")
              .split(" "));

  private static final Map<String, String> CHARACTERS =
      Map.of(
          "emdash", "\u2014",
          "endash", "\u2013",
          "bullet", "\u2022",
          "lquote", "\u2018",
          "rquote", "\u2019",
          "ldblquote", "\u201c",
          "rdblquote", "\u201d",
          "emspace", " ",
          "enspace", " ");

  private static final Map<String, Gap> GAPS =
      Map.of(
          "par", Gap.LINE,
          "line", Gap.LINE,
          "sect", Gap.LINE,
          "page", Gap.LINE,
          "row", Gap.LINE,
          "nestrow", Gap.LINE,
          "tab", Gap.TAB,
          "cell", Gap.TAB,
          "nestcell", Gap.TAB);

  private final byte[] source;
  private final StringBuilder text = new StringBuilder();
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private Charset charset = Charset.forName("windows-1252");
  private int at;
  private int depth;

  /** The depth of the group that is not shown; 0 if the text is. */
  private int unseen;

  /** For each group, how many characters stand in for one of Unicode. */
  private int[] fallbacks = new int[64];

  private int toSkip;

  private Rtf(byte[] source) {
    this.source = source;
    fallbacks[0] = 1;
  }

  static String text(byte[] source) {
    Rtf rtf = new Rtf(source);
    while (rtf.at < source.length) {
      rtf.read((char) (source[rtf.at++] & 0xff));
    }
    rtf.flush();
    return rtf.text.toString();
  }

  private void read(char c) {
    switch (c) {
      case '{' -> open();
      case '}' -> close();
      case '\\' -> control();
      case '\r', '\n', '\0' -> {}
      default -> show(c);
    }
  }

  private void open() {
    flush();
    depth++;
    if (depth == fallbacks.length) {
      fallbacks = Arrays.copyOf(fallbacks, depth * 2);
    }
    fallbacks[depth] = fallbacks[depth - 1];
    toSkip = 0;
  }

  private void close() {
    flush();
    if (unseen == depth) {
      unseen = 0;
    }
    depth = Math.max(0, depth - 1);
    toSkip = 0;
  }

  private void control() {
    int start = at;
    while (at < source.length && isLetter(source[at])) {
      at++;
    }
    if (at == start) {
      symbol();
      return;
    }
    int end = at;
    boolean negative = at < source.length && source[at] == '-';
    at += negative ? 1 : 0;
    int digits = at;
    int number = 0;
    while (at < source.length && source[at] >= '0' && source[at] <= '9') {
      number = (int) Math.min(number * 10L + source[at++] - '0', Integer.MAX_VALUE);
    }
    boolean numbered = at > digits;
    at += at < source.length && source[at] == ' ' ? 1 : 0;
    // A control word is short: a longer one is unknown anyway.
    String word = new String(source, start, Math.min(end - start, 32), Charset.forName("US-ASCII"));
    word(word, negative ? -number : number, numbered);
  }

  private void symbol() {
    char c = at < source.length ? (char) (source[at++] & 0xff) : ' ';
    switch (c) {
      case '\'' -> {
        int value = at + 1 < source.length ? hex(source[at]) << 4 | hex(source[at + 1]) : -1;
        at = Math.min(source.length, at + 2);
        if (value >= 0) {
          show((char) value);
        }
      }
      case '~' -> show(' ');
      case '_' -> show('-');
      case '\r', '\n' -> gap(Gap.LINE);
      case '*' -> {
        // A group that readers who do not know its name are to pass over.
        if (at < source.length && unseen == 0 && source[at] == '\\' && !known()) {
          unseen = depth;
        }
      }
      case '\\', '{', '}' -> show(c);
      default -> {}
    }
  }

  /** Text that is shown all the same: shapes, comments and notes are groups of this kind too. */
  private boolean known() {
    for (String word : new String[] {"\\shptxt", "\\annotation", "\\footnote", "\\shpinst"}) {
      boolean same = at + word.length() <= source.length;
      for (int i = 0; same && i < word.length(); i++) {
        same = source[at + i] == word.charAt(i);
      }
      if (same) {
        return true;
      }
    }
    return false;
  }

  private void word(String word, int number, boolean numbered) {
    if (word.equals("bin")) {
      at += Math.min(source.length - at, Math.max(0, number));
    } else if (word.equals("ansicpg")) {
      Charsets.named("windows-" + number)
          .or(() -> Charsets.named("cp" + number))
          .ifPresent(known -> charset = known);
    } else if (word.equals("uc")) {
      fallbacks[depth] = Math.min(16, Math.max(0, number));
    } else if (word.equals("u") && numbered) {
      flush();
      if (unseen == 0) {
        text.append((char) number);
      }
      toSkip = fallbacks[depth];
    } else if (UNSEEN.contains(word)) {
      unseen = unseen == 0 ? depth : unseen;
    } else if (CHARACTERS.containsKey(word)) {
      flush();
      text.append(unseen == 0 ? CHARACTERS.get(word) : "");
    } else {
      gap(GAPS.getOrDefault(word, Gap.NONE));
    }
  }

  private void show(char c) {
    if (toSkip > 0) {
      toSkip--;
    } else if (unseen == 0) {
      pending.write(c);
    }
  }

  private void gap(Gap gap) {
    if (gap != Gap.NONE && unseen == 0) {
      flush();
      gap.addTo(text);
    }
  }

  private void flush() {
    if (pending.size() > 0) {
      text.append(pending.toString(charset));
      pending.reset();
    }
  }

  private static int hex(byte b) {
    int value = Character.digit(b, 16);
    return value < 0 ? -256 : value;
  }

  private static boolean isLetter(byte b) {
    return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z';
  }
}
