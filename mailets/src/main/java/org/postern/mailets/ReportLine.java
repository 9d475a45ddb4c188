package org.postern.mailets;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postern.attributes.Outcome;
import org.postern.inspection.text.OneLine;

/**
 * The one line that tells what became of a mail. This class owns the form; docs/report-line.md
 * describes it for those who read it with a program.
 *
 * <p>The keys and their order are fixed; a new key is added at the end. Every value is made safe by
 * {@link OneLine}: none can start another line or look like another pair. What is not known is
 * {@code -}.
 *
 * @param account the mail
 * @param outcome what becomes of it
 * @param size bytes of the message
 * @param seen what people know the message by
 */
record ReportLine(Account account, Outcome outcome, long size, SeenFields seen) {
  private static final String UNKNOWN = "-";
  private static final int LONGEST = 200;
  private static final int LONGEST_LIST = 2000;
  private static final int MOST = 20;

  /** Returns the line, without a line end. */
  @Override
  public String toString() {
    return "scanned"
        + pair("id", account.id(), LONGEST)
        + pair("from", "<" + account.sender() + ">", LONGEST)
        + pair("to", list(account.recipients(), r -> r.replace(',', '?')), LONGEST_LIST)
        + pair("client", account.client().address().orElse(UNKNOWN), LONGEST)
        + pair("relay", account.client().relaying() ? "yes" : "no", LONGEST)
        + pair("user", account.client().user().orElse(UNKNOWN), LONGEST)
        + pair("size", Long.toString(size), LONGEST)
        + pair("outcome", outcome.word(), LONGEST)
        + pair("findings", list(account.findings(), FindingText::withPath), LONGEST_LIST)
        + pair("subject", known(seen.subject()), LONGEST)
        + pair("msgid", known(seen.messageId()), LONGEST)
        + pair("ms", account.taken().map(String::valueOf).orElse(UNKNOWN), LONGEST)
        + pair("score", account.score().orElse(UNKNOWN), LONGEST);
  }

  private static String pair(String key, String raw, int longest) {
    return " " + key + "=" + OneLine.value(raw, longest);
  }

  private static String known(String text) {
    return text.isEmpty() ? UNKNOWN : text;
  }

  /** Items with commas between them; of a long list the first ones, and how many more there are. */
  private static <T> String list(List<T> items, Function<T, String> form) {
    Optional<String> more =
        items.size() > MOST ? Optional.of("+" + (items.size() - MOST)) : Optional.empty();
    String text =
        Stream.concat(items.stream().limit(MOST).map(form), more.stream())
            .collect(Collectors.joining(","));
    return known(text);
  }
}
