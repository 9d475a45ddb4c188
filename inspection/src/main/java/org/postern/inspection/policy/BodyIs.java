package org.postern.inspection.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postern.inspection.data.Expression;

/**
 * Holds where a text of the message, as people read it, passes every test.
 *
 * @param matches the expression matches somewhere in it
 * @param words it holds at least one of these, or as many as are asked for
 * @param distinct how many different words it must hold at least
 */
record BodyIs(Optional<Expression> matches, List<String> words, long distinct)
    implements Condition {
  BodyIs {
    words = List.copyOf(words);
  }

  @Override
  public Optional<List<Spot>> test(Facts facts, String recipient) {
    List<Spot> spots = new ArrayList<>();
    for (TextSearch.Found text : facts.text().found()) {
      List<String> held = words.stream().filter(text::holds).toList();
      boolean matched = matches.map(text::matches).orElse(true);
      if (matched && (words.isEmpty() || held.size() >= distinct)) {
        spots.add(new Spot(text.path(), held.isEmpty() ? "" : Shown.texts(held)));
      }
    }
    return spots.isEmpty() ? Optional.empty() : Optional.of(spots);
  }

  @Override
  public String written() {
    List<String> parts = new ArrayList<>();
    matches.ifPresent(e -> parts.add("matches=\"" + e.source() + "\""));
    if (!words.isEmpty()) {
      parts.add("contains=\"" + String.join(", ", words) + "\"");
    }
    if (distinct > 1) {
      parts.add("distinct=\"" + distinct + "\"");
    }
    return "<body " + String.join(" ", parts) + ">";
  }

  @Override
  public String compared(Facts facts, String recipient) {
    List<TextSearch.Found> texts = facts.text().found();
    return texts.size() + (texts.size() == 1 ? " text" : " texts") + " of the message";
  }
}
