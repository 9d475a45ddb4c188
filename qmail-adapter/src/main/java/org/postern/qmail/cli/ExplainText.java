package org.postern.qmail.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.postern.attributes.Client;
import org.postern.inspection.Finding;
import org.postern.inspection.content.Content;
import org.postern.inspection.text.OneLine;
import org.postern.qmail.chain.Decision.Fate;
import org.postern.qmail.chain.Envelope;

/** What {@code postern explain} says of a message: from its bytes to what becomes of it. */
final class ExplainText {
  private ExplainText() {}

  static List<String> of(Examination examination) throws IOException {
    List<String> lines = new ArrayList<>();
    Envelope envelope = examination.submission().envelope();
    lines.add(
        "message   %s, %s bytes, sha256 %s"
            .formatted(
                OneLine.of(examination.name(), 1000),
                NodeText.number(examination.submission().message().size()),
                sha256(examination.submission().message())));
    lines.add("envelope  " + envelope(envelope));
    lines.add("client    " + client(examination.submission().client()));
    lines.add("");
    lines.add("anatomy");
    NodeText.tree(examination.anatomy()).forEach(line -> lines.add("  " + line));
    lines.add("");
    lines.add(examination.findings().isEmpty() ? "findings  none" : "findings");
    examination.findings().forEach(finding -> finding(finding, lines));
    for (Witness.Reasons reasons : examination.reasons()) {
      lines.add("");
      lines.add("why: " + OneLine.of(reasons.source(), 40));
      reasons.lines().get().forEach(line -> lines.add("  " + OneLine.of(line, 700)));
    }
    lines.add("");
    lines.add("chain");
    lines.addAll(WayText.of(examination.way(), envelope.recipients()));
    examination.error().ifPresent(error -> lines.add("  no decision: " + OneLine.of(error, 300)));
    lines.add("");
    for (Fate fate : examination.fates()) {
      lines.add(
          "outcome   %s for <%s>"
              .formatted(fate.outcome().word(), OneLine.of(fate.recipient(), 320)));
    }
    return lines;
  }

  private static String envelope(Envelope envelope) {
    return "from <%s> to %s"
        .formatted(
            OneLine.of(envelope.sender(), 320),
            envelope.recipients().stream()
                .map(recipient -> "<" + OneLine.of(recipient, 320) + ">")
                .collect(Collectors.joining(", ")));
  }

  private static String client(Client client) {
    String address = client.address().map(ip -> OneLine.of(ip, 60)).orElse("on this host");
    String user =
        client.user().map(name -> ", logged in as " + OneLine.value(name, 100)).orElse("");
    return address + user + (client.relaying() ? ", may relay" : ", may not relay");
  }

  private static void finding(Finding finding, List<String> lines) {
    lines.add("  " + ScanText.finding(finding));
    if (!finding.detail().isEmpty()) {
      lines.add("    " + OneLine.of(finding.detail(), 300));
    }
  }

  private static String sha256(Content message) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(message.open(), digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
