package org.postern.mailets;

import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.postern.inspection.content.Content;

/**
 * What was scanned as a {@code Received:} field: RFC 5321, section 4.4. All that such a field has
 * no place for stands in a comment, as {@code key=value} pairs.
 *
 * <pre>
 * Received: from mail.example.net (192.0.2.7) by mx1.example.org (postern;
 *  outcome=deliver; relay=no; engine=builtin; ms=12) with SMTP id 4fa1c0; Sun,
 *  22 Nov 2026 08:00:00 +0000
 * </pre>
 *
 * <p>No such field is ever taken out: those of other servers say which way a message came.
 *
 * @param host what this server calls itself
 */
record ReceivedTrace(String host) implements Trace {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private static final int LONGEST = 70;

  @Override
  public Content onTopOf(Content message, Account account) throws IOException {
    return Trace.put(message, List.of(), "X-Postern-Note", lineEnd -> field(account, lineEnd));
  }

  private String field(Account account, String lineEnd) {
    FoldedField field = new FoldedField("Received", lineEnd);
    account
        .client()
        .address()
        .ifPresent(
            address ->
                field
                    .add("from " + word(account.client().name().orElse("unknown")))
                    .add("(" + word(address) + ")"));
    field.add("by " + word(host)).add("(postern;");
    List<String> pairs = new ArrayList<>();
    for (String pair : TraceHeader.pairs(account)) {
      if (!pair.startsWith("id=") && !pair.startsWith("time=") && !pair.startsWith("client=")) {
        pairs.add(pair.replace('(', '?').replace(')', '?'));
      }
    }
    for (int i = 0; i < pairs.size(); i++) {
      field.add(pairs.get(i) + (i + 1 < pairs.size() ? ";" : ")"));
    }
    if (account.client().address().isPresent()) {
      field.add("with SMTP");
    }
    field.add("id " + word(account.id()) + ";");
    for (String word : DATE.format(account.now()).split(" ", -1)) {
      field.add(word);
    }
    return field.end();
  }

  /** A word in which only letters, digits and a few signs are left. */
  static String word(String raw) {
    StringBuilder word = new StringBuilder();
    raw.codePoints()
        .limit(LONGEST)
        .forEach(
            c ->
                word.append(
                    c < 127 && (Character.isLetterOrDigit(c) || ".-_:[]".indexOf(c) >= 0)
                        ? (char) c
                        : '?'));
    return word.isEmpty() ? "unknown" : word.toString();
  }
}
