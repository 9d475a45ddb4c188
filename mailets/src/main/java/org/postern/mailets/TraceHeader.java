package org.postern.mailets;

import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.postern.attributes.Outcome;
import org.postern.inspection.content.Content;
import org.postern.inspection.text.OneLine;

/**
 * The header field that says who scanned a message, and with what result: {@code key=value} pairs
 * with {@code ;} between them, folded so that no line is longer than 78 characters, in US-ASCII.
 *
 * <pre>
 * X-Postern: outcome=tag; id=4fa1c0; host=mx1.example.org; client=192.0.2.7;
 *  relay=no; engine=builtin; finding=policy/tag:policy:macro-document; ms=12;
 *  time=2026-11-22T08:00:00Z
 * </pre>
 *
 * @param name of the field
 * @param host what this server calls itself
 */
record TraceHeader(String name, String host) implements Trace {
  /** So that a pair with its separator always fits on a line of its own. */
  private static final int PAIR = FoldedField.LINE - 2;

  private static final int MOST_FINDINGS = 10;
  private static final int MOST_ENGINES = 10;

  @Override
  public Content onTopOf(Content message, Account account) throws IOException {
    return Trace.put(message, List.of(name), name + "-Note", lineEnd -> field(account, lineEnd));
  }

  private String field(Account account, String lineEnd) {
    List<String> pairs = new ArrayList<>(pairs(account));
    pairs.add(2, pair("host", host));
    FoldedField field = new FoldedField(name, lineEnd);
    for (int i = 0; i < pairs.size(); i++) {
      field.add(pairs.get(i) + (i + 1 < pairs.size() ? ";" : ""));
    }
    return field.end();
  }

  /** Returns what there is to say of a mail, but for the host; the outcome comes first. */
  static List<String> pairs(Account account) {
    List<String> pairs = new ArrayList<>();
    pairs.add(pair("outcome", account.onItsWay(Outcome.DELIVER).word()));
    pairs.add(pair("id", account.id()));
    account.client().address().ifPresent(address -> pairs.add(pair("client", address)));
    pairs.add(pair("relay", account.client().relaying() ? "yes" : "no"));
    account.engines().stream()
        .limit(MOST_ENGINES)
        .forEach(engine -> pairs.add(pair("engine", engine)));
    account.findings().stream()
        .limit(MOST_FINDINGS)
        .forEach(finding -> pairs.add(pair("finding", FindingText.withoutPath(finding))));
    account.score().ifPresent(score -> pairs.add(pair("score", score)));
    account.taken().ifPresent(millis -> pairs.add(pair("ms", Long.toString(millis))));
    pairs.add(pair("time", account.now().truncatedTo(ChronoUnit.SECONDS).toString()));
    return pairs;
  }

  /** A semicolon would look like the end of the pair; what is not US-ASCII has no place here. */
  private static String pair(String key, String raw) {
    int room = PAIR - key.length() - "=''...".length();
    StringBuilder value = new StringBuilder();
    OneLine.value(raw, room)
        .codePoints()
        .forEach(c -> value.append(c < 127 && c != ';' ? (char) c : '?'));
    return key + "=" + value;
  }
}
