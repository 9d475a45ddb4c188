package org.postern.inspection.policy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.postern.inspection.data.Confidence;
import org.postern.inspection.data.DataQuery;
import org.postern.inspection.data.Expression;
import org.postern.inspection.data.Identifier;

/** Reads the conditions on the text of a message. */
final class TextForms {
  private static final int WORD_CHARS = 100;

  static final ConditionForm BODY =
      new ConditionForm(
          "body",
          """
          Holds if a text of the message passes every test that is written: `matches`, a regular
          expression matches somewhere in it; `contains`, it holds one of these words or phrases,
          parted by commas, as whole words, whatever the letter case and the accents; `distinct`,
          it holds at least so many different ones of them. Texts are the letters and attachments
          as people read them: every charset, HTML without its tags, RTF, Office and OpenDocument
          files, PDF where `pdftotext` is installed, and those in archives.
          """,
          "<body contains=\"strictly confidential, top secret\"/>",
          TextForms::body);

  static final ConditionForm DATA =
      new ConditionForm(
          "data",
          """
          Holds if the texts of the message hold sensitive data: `is`, one or more of the
          identifiers in [the list](data.md), or `all`; `confidence`, how sure a match must be to
          count (low, medium, high; medium if not written); `count`, how many matches there must be
          at least; `distinct`, how many of them must be different. In findings, logs and notices
          all but the last two characters of a match are masked.
          """,
          "<data is=\"payment-card iban\" distinct=\"3\"/>",
          TextForms::data);

  private TextForms() {}

  private static Optional<Condition> body(Checked element, Mistakes mistakes) {
    Attributes attributes = new Attributes(element, "matches", "contains", "distinct");
    attributes.oneOf("contains=\"confidential\"", "matches", "contains");
    Optional<Expression> matches = attributes.expression("matches");
    List<String> words = words(attributes);
    OptionalLong distinct = attributes.count("distinct");
    if (distinct.isPresent() && (distinct.getAsLong() < 1 || distinct.getAsLong() > words.size())) {
      attributes.mistake(
          "distinct", "can never be reached or always is; write 1 to " + Math.max(1, words.size()));
    }
    return attributes.good()
        ? Optional.of(new BodyIs(matches, words, distinct.orElse(1)))
        : Optional.empty();
  }

  private static List<String> words(Attributes attributes) {
    List<String> words = new ArrayList<>();
    Optional<String> text = attributes.text("contains", "words or phrases parted by commas");
    for (String word : text.map(t -> t.split(",")).orElse(new String[0])) {
      String trimmed = word.strip().replaceAll("\\s+", " ");
      boolean letters = trimmed.chars().anyMatch(Character::isLetterOrDigit);
      if (!letters || trimmed.length() > WORD_CHARS) {
        attributes.mistake(
            "contains",
            Checked.quoted(trimmed)
                + " cannot be looked for; write words of letters and digits, of at most "
                + WORD_CHARS
                + " characters, parted by commas");
      } else if (!words.contains(trimmed)) {
        words.add(trimmed);
      }
    }
    return words;
  }

  private static Optional<Condition> data(Checked element, Mistakes mistakes) {
    Attributes attributes = new Attributes(element, "is", "confidence", "count", "distinct");
    attributes.oneOf("is=\"payment-card\"", "is");
    Set<Identifier> what =
        attributes.text("is", "all").map(String::strip).equals(Optional.of("all"))
            ? EnumSet.allOf(Identifier.class)
            : attributes.chosen("is", List.of(Identifier.values()), Identifier::word);
    Set<Confidence> confidence =
        attributes.chosen("confidence", List.of(Confidence.values()), Confidence::word);
    if (confidence.size() > 1) {
      attributes.mistake("confidence", "stands several times; write one of low, medium, high");
    }
    int count = number(attributes, "count");
    int distinct = number(attributes, "distinct");
    if (attributes.has("count") && distinct > count) {
      attributes.mistake("count", "is less than distinct; remove it");
    }
    return attributes.good()
        ? Optional.of(
            new DataIs(
                new DataQuery(
                    what,
                    confidence.stream().findFirst().orElse(Confidence.MEDIUM),
                    Math.max(count, distinct),
                    distinct)))
        : Optional.empty();
  }

  private static int number(Attributes attributes, String attribute) {
    OptionalLong number = attributes.count(attribute);
    if (number.isPresent() && number.getAsLong() == 0) {
      attributes.mistake(attribute, "\"0\" would always hold; write 1 or more");
    }
    return (int) Math.max(1, number.orElse(1));
  }
}
