package org.postern.inspection.policy;

import com.google.re2j.Pattern;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.postern.inspection.Finding.Effect;
import org.postern.inspection.Finding.Kind;

/**
 * A line of Qmail-Scanner's file, as the rule of policy.xml that does the same.
 *
 * @param number of the line, from 1
 * @param variable the first column: what is looked for
 * @param type the second: where, and what becomes of the message
 * @param text the third, for people
 */
record ScannerLine(int number, String variable, String type, String text) {
  private static final int TEXT_CHARS = 300;
  private static final int SIZE_DIGITS = 15;

  /** A mistake in one column. */
  static final class ColumnException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String column;

    ColumnException(String column, String what) {
      super(what);
      this.column = column;
    }

    String column() {
      return column;
    }
  }

  /** The first word of the type of a header rule, and what it asks for. */
  private enum Sort {
    POLICY(Kind.POLICY, Effect.BLOCK),
    VIRUS(Kind.VIRUS, Effect.BLOCK),
    GREYLIST(Kind.POLICY, Effect.DEFER);

    private final Kind kind;
    private final Effect effect;

    Sort(Kind kind, Effect effect) {
      this.kind = kind;
      this.effect = effect;
    }

    private String prefix() {
      return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT) + "-";
    }

    private static Optional<Sort> of(String type) {
      for (Sort known : values()) {
        if (type.regionMatches(true, 0, known.prefix(), 0, known.prefix().length())) {
          return Optional.of(known);
        }
      }
      return Optional.empty();
    }
  }

  /** Returns the element {@code <rule>} that does the same. */
  Element rule() throws ColumnException {
    Optional<Sort> header = Sort.of(type);
    return header.isPresent()
        ? rule(header.get(), headerCondition(type.substring(header.get().prefix().length())))
        : rule(Sort.POLICY, attachmentCondition());
  }

  private Element rule(Sort asked, Element condition) {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("name", name());
    attributes.put("effect", asked.effect.word());
    if (asked.kind != Kind.POLICY) {
      attributes.put("kind", asked.kind.word());
    }
    Element because = new Element("because", "", number, 1, Map.of(), List.of(), sentence());
    Element when = Element.of("when", number, Map.of(), condition);
    return Element.of("rule", number, attributes, when, because);
  }

  private String sentence() {
    if (text.length() <= TEXT_CHARS) {
      return text;
    }
    int end = TEXT_CHARS - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }

  private String name() {
    String words = text.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
    String name = "line-" + number + (words.isEmpty() ? "" : "-" + words);
    return name.substring(0, Math.min(name.length(), 60)).replaceAll("-$", "");
  }

  private Element headerCondition(String written) throws ColumnException {
    if (!written.endsWith(":")) {
      throw new ColumnException(
          "type", Checked.quoted(type) + " has no colon; write " + Checked.quoted(type + ":"));
    }
    String field = written.substring(0, written.length() - 1);
    if (field.isEmpty() || !field.chars().allMatch(c -> c > ' ' && c < 127 && c != ':')) {
      throw new ColumnException(
          "type",
          Checked.quoted(type)
              + " does not name a header field; write Policy-Subject: or the like");
    }
    try {
      PerlExpression expression = PerlExpression.of(variable);
      Optional<VirtualHeader> virtual = VirtualHeader.of(field);
      return virtual.isPresent()
          ? virtual.get().condition(expression, number)
          : Element.of("header", number, Map.of("name", field, "matches", expression.anchored()));
    } catch (IllegalArgumentException e) {
      throw new ColumnException("expression", String.valueOf(e.getMessage()));
    }
  }

  private Element attachmentCondition() throws ColumnException {
    Map<String, String> attributes = new LinkedHashMap<>();
    long size = size();
    if (size >= 0) {
      attributes.put("under", Long.toString(size + 1));
    }
    if (size > 0) {
      attributes.put("over", Long.toString(size - 1));
    }
    String name = NameForms.withoutEnd(variable.strip());
    if (name.isEmpty() || name.contains("*") || name.contains("?")) {
      throw new ColumnException(
          "name",
          Checked.quoted(variable)
              + " is no file name, and patterns are not known here; write .exe for every name that"
              + " ends so, or a whole name");
    }
    boolean extension = name.startsWith(".");
    if (name.chars().anyMatch(Character::isWhitespace) || name.length() >= Glob.MOST_CHARS) {
      // Blanks part the patterns of the attribute "name".
      attributes.put("matches", (extension ? "" : "\\A") + Pattern.quote(name) + "\\z");
    } else {
      attributes.put("name", extension ? "*" + name : name);
    }
    return Element.of("attachment", number, attributes);
  }

  /** Returns the size that is asked for, bytes; less than 0 for any. */
  private long size() throws ColumnException {
    boolean second = type.regionMatches(true, 0, "SIZE=", 0, 5);
    String digits = second ? type.substring(5) : type;
    if (digits.equals("-1") || !second && digits.equals("0")) {
      return -1;
    }
    boolean number =
        !digits.isEmpty()
            && digits.length() <= SIZE_DIGITS
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!number) {
      throw new ColumnException(
          "type",
          Checked.quoted(type)
              + " is not a type; write SIZE=-1 for a file of any size, SIZE=69 for one of 69 bytes,"
              + " or Policy-, Virus- or Greylist- and the name of a header field with a colon");
    }
    return Long.parseLong(digits);
  }
}
