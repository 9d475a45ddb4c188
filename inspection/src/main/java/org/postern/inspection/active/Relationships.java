package org.postern.inspection.active;

import java.util.Locale;

/**
 * The relationships of a document to what lies elsewhere. A hyperlink is followed by somebody who
 * clicks on it; all others the program follows by itself.
 *
 * <p>Source: ISO 29500-2, section 9.3.
 */
final class Relationships implements Markup.Listener {
  private final Notes notes;
  private String type = "";
  private String target = "";
  private boolean external;

  Relationships(Notes notes) {
    this.notes = notes;
  }

  @Override
  public void attribute(String element, String name, String value) {
    String plain = References.plain(value);
    switch (name) {
      case "type" -> type = plain.substring(plain.lastIndexOf('/') + 1);
      case "target" -> target = plain;
      case "targetmode" -> external = plain.strip().equalsIgnoreCase("external");
      default -> {}
    }
  }

  @Override
  public void elementEnds() {
    boolean click = type.toLowerCase(Locale.ROOT).equals("hyperlink");
    if (external && !click && Remote.is(target)) {
      notes.add(Active.Kind.EXTERNAL_LINK, type + " at " + target);
    }
    type = "";
    target = "";
    external = false;
  }
}
