package org.postern.qmail.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.postern.samples.Sample;

/**
 * What became of each sample at each host, in lines that can be printed as soon as a sample is
 * through: columns are as wide as the samples and the words for outcomes need.
 */
final class Table {
  private static final int OUTCOME = "quarantine".length();
  private static final String FOR = "  for ";

  private final int name;
  private final Marks marks;

  Table(List<Sample> samples, Marks marks) {
    this.name =
        samples.stream()
            .flatMap(s -> Stream.concat(Stream.of(s.name()), s.to().stream().map(FOR::concat)))
            .mapToInt(String::length)
            .max()
            .orElse(0);
    this.marks = marks;
  }

  /**
   * How a cell shows whether it is as it should be.
   *
   * @param right stands before an outcome that was expected
   * @param wrong stands before any other
   * @param end stands behind both
   * @param width how many columns the mark takes
   */
  record Marks(String right, String wrong, String end, int width) {
    /** For a reader that is a file or a pipe, or does not know the signs. */
    static final Marks WORDS = new Marks("ok ", "NO ", "", 3);

    /** For a reader that knows Unicode and no colours. */
    static final Marks SIGNS = new Marks("✓ ", "✗ ", "", 2);

    /** For a terminal. */
    static final Marks COLOURS = new Marks("\033[32m✓ ", "\033[31m✗ ", "\033[0m", 2);
  }

  /** Returns the names of the columns. */
  String head() {
    String james = pad("James", OUTCOME + marks.width());
    return String.join("  ", pad("message", name), pad("expected", OUTCOME), james, "qmail");
  }

  /** Returns one line, or one for each recipient where it is not the same for all. */
  List<String> lines(Passage passage) {
    List<String> lines = new ArrayList<>();
    String title = passage.sample().name();
    List<String> recipients = passage.sample().to();
    if (passage.uniform()) {
      lines.add(line(title, passage, recipients.get(0)));
    } else {
      lines.add(title);
      recipients.forEach(recipient -> lines.add(line(FOR + recipient, passage, recipient)));
    }
    return lines;
  }

  private String line(String title, Passage passage, String recipient) {
    String expected = passage.expected(recipient);
    return String.join(
            "  ",
            pad(title, name),
            pad(expected, OUTCOME),
            cell(passage.james(recipient), expected),
            cell(passage.qmail(recipient), expected))
        .stripTrailing();
  }

  private String cell(String outcome, String expected) {
    String mark = outcome.equals(expected) ? marks.right() : marks.wrong();
    return mark + outcome + marks.end() + " ".repeat(Math.max(0, OUTCOME - outcome.length()));
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
