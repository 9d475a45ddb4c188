package org.postern.mailets;

import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.postern.inspection.content.Content;
import org.postern.inspection.text.OneLine;

/**
 * What was scanned in exactly the form that Qmail-Scanner 2.11 writes, for programs that read it:
 *
 * <pre>
 * X-Qmail-Scanner-Diagnostics: from 192.0.2.7 by mx1.example.org (envelope-from &lt;joe@example.net&gt;, uid 484) with qmail-scanner-2.11&#32;
 *  (clamdscan: 1.4.3/27712. spamassassin: 4.0.0.  &#32;
 *  Clear:RC:0(192.0.2.7):SA:0(-1.5/5.0):.&#32;
 *  Processed in 0.012 secs); 22 Nov 2026 08:00:00 -0000
 * </pre>
 *
 * @param prefix what the names of its fields begin with
 * @param host what this server calls itself
 * @param uid number of the user that this server runs as
 * @param describe which descriptive fields there are besides
 */
record QmailScannerTrace(String prefix, String host, int uid, Describe describe) implements Trace {
  private static final String VERSION = "2.11";
  private static final int LONGEST_ADDRESS = 320;
  private static final int LONGEST_WORD = 64;
  private static final int MOST_ENGINES = 10;
  private static final int MOST_RECIPIENTS = 50;

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("dd MMM yyyy HH:mm:ss '-0000'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /** Which fields there are besides, in the words of Qmail-Scanner's {@code --add-dscr-hdrs}. */
  enum Describe {
    NO,
    YES,
    /** The recipients, too. */
    ALL
  }

  @Override
  public Content onTopOf(Content message, Account account) throws IOException {
    boolean named = !SeenFields.of(message).messageId().isEmpty();
    List<String> ours =
        List.of(
            prefix,
            prefix + "-Diagnostics",
            prefix + "-Mail-From",
            prefix + "-Rcpt-To",
            prefix + "-Message-ID");
    return Trace.put(message, ours, prefix + "-Note", lineEnd -> fields(account, named, lineEnd));
  }

  private String fields(Account account, boolean named, String lineEnd) {
    StringBuilder lines = new StringBuilder(diagnostics(account, lineEnd));
    String sender = safe(account.sender(), LONGEST_ADDRESS);
    switch (describe) {
      case NO -> {}
      case YES, ALL -> {
        lines.append(prefix + "-Mail-From: " + sender + " via " + word(host) + lineEnd);
        if (describe == Describe.ALL) {
          FoldedField to = new FoldedField(prefix + "-Rcpt-To", lineEnd);
          account.recipients().stream()
              .limit(MOST_RECIPIENTS)
              .forEach(recipient -> to.add(safe(recipient, LONGEST_ADDRESS).replace(' ', '?')));
          lines.append(to.end());
        }
        String summary = VERSION + " (" + status(account) + " " + processed(account) + ")";
        lines.append(prefix + ": " + summary + lineEnd);
        if (!named) {
          String id = account.now().getEpochSecond() + word(account.id());
          lines.append(prefix + "-Message-ID: <" + id + "@" + word(host) + ">" + lineEnd);
        }
      }
    }
    return lines.toString();
  }

  private String diagnostics(Account account, String lineEnd) {
    String address = word(account.client().address().orElse("127.0.0.1"));
    String from =
        account
            .client()
            .user()
            .map(user -> safe(user, LONGEST_WORD) + "@" + address)
            .map(
                user ->
                    account.client().name().map(QmailScannerTrace::word).orElse(address)
                        + " ("
                        + user
                        + ")")
            .orElseGet(() -> account.client().name().map(QmailScannerTrace::word).orElse(address));
    return String.join(
        " " + lineEnd + " ",
        "%s-Diagnostics: from %s by %s (envelope-from <%s>, uid %d) with qmail-scanner-%s"
            .formatted(
                prefix, from, word(host), safe(account.sender(), LONGEST_ADDRESS), uid, VERSION),
        "(" + engines(account) + " ",
        status(account),
        processed(account) + "); " + DATE.format(account.now()) + lineEnd);
  }

  private static String engines(Account account) {
    return account.engines().stream()
        .limit(MOST_ENGINES)
        .map(QmailScannerTrace::engine)
        .collect(Collectors.joining(" "));
  }

  /** {@code ClamAV 1.4.3/27712/Sat Nov 21 ...} is {@code clamdscan: 1.4.3/27712.} there. */
  private static String engine(String version) {
    String[] words = safe(version, 200).split(" ", 3);
    String[] numbers = (words.length > 1 ? words[1] : "").split("/", 3);
    String name = words[0].replace(':', '?').toLowerCase(Locale.ROOT);
    String number = numbers.length > 1 ? numbers[0] + "/" + numbers[1] : numbers[0];
    return (name.equals("clamav") ? "clamdscan" : name) + ": " + number + ".";
  }

  private static String status(Account account) {
    String relay = account.client().relaying() ? "1" : "0";
    String address = word(account.client().address().orElse("127.0.0.1"));
    boolean spam =
        account.findings().stream()
            .anyMatch(
                f ->
                    f.kind() == org.postern.inspection.Finding.Kind.SPAM
                        && f.effect() != org.postern.inspection.Finding.Effect.NOTE);
    String score =
        account
            .score()
            .map(known -> "SA:" + (spam ? "1" : "0") + "(" + safe(known, LONGEST_WORD) + "):")
            .orElse("");
    return "Clear:RC:" + relay + "(" + address + "):" + score + ".";
  }

  private static String processed(Account account) {
    return "Processed in " + account.taken().orElse(0L) / 1000.0 + " secs";
  }

  private static String word(String raw) {
    return ReceivedTrace.word(raw);
  }

  /** Text that cannot end the comment, the brackets or the line it stands in. */
  private static String safe(String raw, int longest) {
    StringBuilder text = new StringBuilder();
    OneLine.of(raw, longest)
        .codePoints()
        .forEach(c -> text.append(c < 127 && "()<>\\\"".indexOf(c) < 0 ? (char) c : '?'));
    return text.toString();
  }
}
