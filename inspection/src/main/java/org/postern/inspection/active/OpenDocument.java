package org.postern.inspection.active;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;
import org.postern.inspection.anatomy.Node;
import org.postern.inspection.content.Content;

/**
 * A document of LibreOffice and its like: what it calls when it is opened, and what it fetches.
 *
 * <p>Source: OpenDocument 1.2, part 1, sections 3.13, 14.4 and 19.910.
 */
final class OpenDocument implements Markup.Listener {
  /** Events that come without a click. */
  private static final Set<String> AUTOMATIC =
      Set.of(
          "load",
          "unload",
          "new",
          "start-app",
          "close-app",
          "load-finished",
          "prepare-unload",
          "view-created",
          "focus",
          "blur",
          "mouseover",
          "mousemove",
          "activate",
          "deactivate");

  /** Elements whose address is followed by somebody who clicks. */
  private static final Set<String> CLICKED = Set.of("text:a", "draw:a", "draw:area-rectangle");

  private final Notes notes;
  private String event = "";
  private String script = "";

  private OpenDocument(Notes notes) {
    this.notes = notes;
  }

  /** A document in a zip archive. */
  static void in(Iterable<Node> members, Allowance allowance, Notes notes) throws IOException {
    for (Node member : members) {
      String name = Names.lower(member);
      boolean code = name.startsWith("basic/") && name.endsWith(".xml") && !isList(name);
      if (code || name.startsWith("scripts/") && !name.endsWith("/")) {
        notes.add(Active.Kind.MACRO, "a program in " + Names.of(member));
      } else if (name.endsWith("content.xml") || name.endsWith("styles.xml")) {
        in(member.reading().content(), member.path(), allowance, notes);
      }
    }
  }

  /** A document that is one text. */
  static void in(Content text, String path, Allowance allowance, Notes notes) throws IOException {
    try (InputStream in = allowance.open(text, path)) {
      Markup.read(in, new OpenDocument(notes));
    }
  }

  private static boolean isList(String name) {
    return name.endsWith("-lc.xml") || name.endsWith("-lb.xml");
  }

  @Override
  public void element(String name) {
    if (name.equals("script:library-embedded") || name.equals("ooo:module")) {
      notes.add(Active.Kind.MACRO, "a program in the document");
    } else if (name.equals("office:dde-source") || name.equals("text:dde-connection-decl")) {
      notes.add(Active.Kind.EXTERNAL_LINK, "DDE");
    }
  }

  @Override
  public void attribute(String element, String name, String value) {
    String plain = References.plain(value);
    if (name.equals("script:event-name")) {
      event = plain.substring(plain.indexOf(':') + 1).toLowerCase(Locale.ROOT);
    } else if (name.equals("xlink:href") && element.endsWith(":event-listener")) {
      script = plain;
    } else if (name.equals("script:macro-name")) {
      script = plain;
    } else if (name.equals("xlink:href") && !CLICKED.contains(element) && Remote.is(plain)) {
      notes.add(Active.Kind.EXTERNAL_LINK, element + " at " + plain);
    }
  }

  @Override
  public void elementEnds() {
    if (!script.isEmpty() && AUTOMATIC.contains(event)) {
      notes.add(Active.Kind.AUTOMATIC_MACRO, event + " calls " + script);
    }
    event = "";
    script = "";
  }
}
