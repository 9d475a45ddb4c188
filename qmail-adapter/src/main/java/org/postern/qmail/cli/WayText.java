package org.postern.qmail.cli;

import java.util.ArrayList;
import java.util.List;
import org.postern.inspection.text.OneLine;
import org.postern.qmail.chain.ChainStep;

/** The way of a message through the chain in lines for people: each step on one. */
final class WayText {
  private static final int CONDITION = 30;

  private final List<String> all;
  private final List<String> lines = new ArrayList<>();
  private final StringBuilder line = new StringBuilder();
  private String heading = "";

  private WayText(List<String> all) {
    this.all = all;
  }

  /**
   * Returns the lines.
   *
   * @param recipients of the envelope; where a mail has others, the lines say which
   */
  static List<String> of(List<Event> events, List<String> recipients) {
    WayText text = new WayText(recipients);
    events.forEach(text::add);
    text.end();
    return text.lines;
  }

  private void add(Event event) {
    switch (event) {
      case Event.Asked(ChainStep step, List<String> asked, List<String> matched) -> {
        begin(step, asked);
        line.append(answer(asked, matched));
        if (!matched.isEmpty()) {
          line.append("  ").append(shortName(step.mailet()));
        }
      }
      case Event.Ran(ChainStep step, _, String state) -> {
        if (!state.equals(step.processor())) {
          line.append(state.equals("ghost") ? ", ends here" : ", goes to " + OneLine.of(state, 40));
        }
      }
      case Event.Failed(ChainStep step, List<String> recipients, String why) -> {
        if (line.isEmpty()) {
          begin(step, recipients);
        }
        line.append(" FAILED: ").append(OneLine.of(why, 200));
      }
      case Event.Ended(_, var outcome) -> line.append(": ").append(outcome.word());
      case Event.Replied(_, int code, String text) ->
          line.append(": answer ").append(code).append(' ').append(OneLine.of(text, 100));
      case Event.FellOff(List<String> recipients, String processor) -> {
        end();
        lines.add("  processor " + processor + " came to its end" + unlessAll(recipients));
      }
    }
  }

  private void begin(ChainStep step, List<String> recipients) {
    end();
    String processor = "processor " + OneLine.of(step.processor(), 40) + unlessAll(recipients);
    if (!processor.equals(heading)) {
      heading = processor;
      lines.add("  " + processor);
    }
    String condition = condition(step.condition());
    line.append("    line %3d  %s".formatted(step.line(), condition))
        .repeat(' ', Math.max(0, CONDITION - condition.length()) + 2);
  }

  private void end() {
    if (!line.isEmpty()) {
      lines.add(line.toString().stripTrailing());
      line.setLength(0);
    }
  }

  private static String answer(List<String> asked, List<String> matched) {
    if (matched.isEmpty()) {
      return "no";
    }
    return matched.size() == asked.size() ? "yes" : "for " + list(matched);
  }

  private String unlessAll(List<String> recipients) {
    return recipients.size() == all.size() ? "" : ", for " + list(recipients);
  }

  private static String list(List<String> recipients) {
    return OneLine.of(String.join(", ", recipients), 200);
  }

  /** {@code match="org.postern.matchers.Found=virus"} as {@code Found=virus}. */
  private static String condition(String written) {
    int quote = written.indexOf('"');
    String inside = written.substring(quote + 1, written.length() - (quote < 0 ? 0 : 1));
    int equals = inside.indexOf('=');
    String name = equals < 0 ? inside : inside.substring(0, equals);
    String rest = equals < 0 ? "" : inside.substring(equals);
    return (written.startsWith("notmatch") ? "not " : "") + shortName(name) + OneLine.of(rest, 100);
  }

  private static String shortName(String className) {
    return OneLine.of(className.substring(className.lastIndexOf('.') + 1), 100);
  }
}
