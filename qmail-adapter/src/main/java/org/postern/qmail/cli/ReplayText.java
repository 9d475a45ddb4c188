package org.postern.qmail.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postern.inspection.text.OneLine;
import org.postern.qmail.cli.Comparison.Change;

/** What {@code postern replay} says to people. */
final class ReplayText {
  private ReplayText() {}

  /** Returns the line of a message that is not as it was. */
  static String line(Comparison comparison) {
    return "%s: %s: %s%s"
        .formatted(
            OneLine.of(comparison.name(), 1000),
            title(comparison.change()),
            comparison.change() == Change.UNDECIDED ? why(comparison) : outcomes(comparison),
            rules(comparison));
  }

  private static String title(Change change) {
    return switch (change) {
      case NONE -> "unchanged";
      case BLOCKED -> "newly blocked";
      case PASSED -> "newly passed";
      case OTHERWISE -> "otherwise changed";
      case RULES -> "other rules";
      case UNDECIDED -> "undecided";
    };
  }

  private static String outcomes(Comparison comparison) {
    String before = comparison.before().outcome();
    String after = comparison.after().outcome();
    return before.equals(after) ? after : before + ", then " + after;
  }

  private static String why(Comparison comparison) {
    return Stream.of(comparison.before().error(), comparison.after().error())
        .filter(error -> !error.isEmpty())
        .findFirst()
        .map(error -> OneLine.of(error, 200))
        .orElse("another detector said one thing and then another: " + outcomes(comparison));
  }

  private static String rules(Comparison comparison) {
    Stream<String> gone =
        comparison.before().rulesUnlike(comparison.after()).stream().map(rule -> "-" + rule);
    Stream<String> come =
        comparison.after().rulesUnlike(comparison.before()).stream().map(rule -> "+" + rule);
    String words =
        Stream.concat(gone, come)
            .map(rule -> OneLine.of(rule, 100))
            .collect(Collectors.joining(" "));
    return words.isEmpty() ? "" : " (" + words + ")";
  }

  static List<String> summary(ReplaySummary summary) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%,d messages: %,d newly blocked, %,d newly passed, %,d otherwise changed,"
                + " %,d under other rules only, %,d unchanged",
            summary.messages(),
            summary.of(Change.BLOCKED),
            summary.of(Change.PASSED),
            summary.of(Change.OTHERWISE),
            summary.of(Change.RULES),
            summary.of(Change.NONE)));
    if (summary.exit() == Exit.TROUBLE) {
      lines.add(
          String.format(
              Locale.ROOT,
              "trouble: %,d undecided, %,d unreadable",
              summary.of(Change.UNDECIDED),
              summary.unreadable()));
    }
    if (!summary.rules().isEmpty()) {
      lines.add(row("rule", "before", "after", "newly blocked", "newly passed"));
      summary
          .rules()
          .forEach(
              (rule, counts) ->
                  lines.add(
                      row(
                          OneLine.of(rule, 64),
                          number(counts.before()),
                          number(counts.after()),
                          number(counts.blocked()),
                          number(counts.passed()))));
    }
    return lines;
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String row(
      String rule, String before, String after, String blocked, String passed) {
    return "  %-32s %11s %11s %14s %14s".formatted(rule, before, after, blocked, passed);
  }
}
