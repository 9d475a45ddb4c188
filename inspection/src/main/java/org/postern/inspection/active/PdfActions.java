package org.postern.inspection.active;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.postern.inspection.anatomy.Node;
import org.postern.inspection.anatomy.Reading;
import org.postern.inspection.container.PdfWords;
import org.postern.inspection.content.Content;

/**
 * What a PDF does: scripts, programs that it starts, and what it fetches or sends. A link that
 * somebody must click is nothing of the kind; one that is followed when the file or a page is
 * opened is.
 *
 * <p>Source: ISO 32000-1, section 12.6.
 */
final class PdfActions {
  private static final int MOST_ACTIONS = 200;
  private static final int MOST_OBJECTS = 100_000;
  private static final int LONGEST = 500;

  private static final Map<String, String> SCRIPTS =
      Map.of("/JavaScript", "JavaScript", "/JS", "JavaScript", "/Launch", "Launch, a program");
  private static final Map<String, String> LINKS =
      Map.of("/GoToR", "GoToR, another file", "/SubmitForm", "SubmitForm", "/ImportData", "data");

  private final Notes notes;
  private final String text;
  private final Map<String, List<Integer>> objects = new HashMap<>();
  private final Set<Integer> seen = new HashSet<>();

  private PdfActions(String text, Notes notes) {
    this.text = text;
    this.notes = notes;
  }

  static void in(Node node, Reading reading, Allowance allowance, Notes notes) throws IOException {
    Content pdf = Content.of(allowance.bytes(reading.content(), node.path()));
    PdfWords words = PdfWords.of(pdf);
    // What comes out of object streams costs as much as what lies in the file.
    allowance.take(words.whole() ? 0 : Long.MAX_VALUE, node.path());
    new PdfActions(words.text(), notes).read();
  }

  private void read() {
    List<Integer> automatic = new ArrayList<>();
    PdfTokens tokens = new PdfTokens(text, 0);
    for (String word = tokens.next(); !word.isEmpty(); word = tokens.next()) {
      if (word.charAt(0) == '/') {
        String script = SCRIPTS.get(word);
        String link = LINKS.get(word);
        if (script != null) {
          notes.add(Active.Kind.SCRIPT, script);
        } else if (link != null) {
          notes.add(Active.Kind.EXTERNAL_LINK, link);
        } else if ((word.equals("/OpenAction") || word.equals("/AA"))
            && automatic.size() < MOST_ACTIONS) {
          automatic.add(tokens.position());
        }
      }
    }
    if (!automatic.isEmpty()) {
      index();
      automatic.forEach(this::follow);
    }
  }

  /** Finds where objects are. One may be there several times. */
  private void index() {
    String before = "";
    String number = "";
    PdfTokens tokens = new PdfTokens(text, 0);
    for (String word = tokens.next(); !word.isEmpty(); word = tokens.next()) {
      if (word.equals("obj") && objects.size() < MOST_OBJECTS) {
        objects.computeIfAbsent(number, n -> new ArrayList<>(1)).add(tokens.position());
      }
      number = before;
      before = word;
    }
  }

  /** Looks at an action, and at those that come after it, for one that fetches something. */
  private void follow(int from) {
    List<Integer> left = new ArrayList<>(List.of(from));
    while (!left.isEmpty() && seen.size() < MOST_ACTIONS) {
      int at = left.remove(left.size() - 1);
      if (seen.add(at)) {
        action(at, left);
      }
    }
  }

  private void action(int from, List<Integer> next) {
    PdfTokens tokens = new PdfTokens(text, from);
    String first = tokens.next();
    if (first.equals("<<")) {
      dictionary(tokens, next);
    } else if (isNumber(first) && isNumber(tokens.next()) && tokens.next().equals("R")) {
      next.addAll(objects.getOrDefault(first, List.of()));
    }
    // Anything else is a place in the file.
  }

  /** The actions in a dictionary, and those that it refers to; what is in arrays are places. */
  private void dictionary(PdfTokens tokens, List<Integer> next) {
    int depth = 1;
    int arrays = 0;
    String two = "";
    String one = "";
    for (int i = 0; i < LONGEST && depth > 0; i++) {
      String word = tokens.next();
      if (word.isEmpty() || word.equals("endobj")) {
        return;
      }
      depth += word.equals("<<") ? 1 : word.equals(">>") ? -1 : 0;
      arrays = Math.max(0, arrays + (word.equals("[") ? 1 : word.equals("]") ? -1 : 0));
      if (word.equals("/URI") && one.equals("/S")) {
        notes.add(Active.Kind.EXTERNAL_LINK, "URI, followed without a click");
      } else if (word.equals("R") && arrays == 0 && isNumber(two)) {
        next.addAll(objects.getOrDefault(two, List.of()));
      }
      two = one;
      one = word;
    }
  }

  private static boolean isNumber(String word) {
    return !word.isEmpty() && word.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
