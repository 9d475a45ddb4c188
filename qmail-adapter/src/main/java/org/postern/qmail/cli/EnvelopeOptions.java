package org.postern.qmail.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.attributes.Client;
import org.postern.qmail.chain.Envelope;
import picocli.CommandLine.Option;

/** What a file does not tell of a message: its envelope and who sent it. */
final class EnvelopeOptions {
  @Option(
      names = "--from",
      paramLabel = "ADDRESS",
      description =
          "Envelope sender; \"\" for a bounce. Default: what Return-Path says, else"
              + " sender@localhost.")
  @Nullable String from;

  @Option(
      names = "--rcpt",
      paramLabel = "ADDRESS",
      description =
          "Envelope recipient; may be given several times. Default: what Delivered-To says, else"
              + " recipient@localhost.")
  List<String> rcpt = new ArrayList<>();

  @Option(
      names = "--ip",
      paramLabel = "ADDRESS",
      description = "Address of the client that sends it. Default: none, made on this host.")
  @Nullable String ip;

  @Option(names = "--relay", description = "The client may send to any domain.")
  boolean relay;

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "The name with which the client logged in.")
  @Nullable String user;

  /** Returns the envelope; where no option says it, the header of the message does. */
  Envelope envelope(TopFields header) {
    String sender = from != null ? from : header.address("Return-Path").orElse("sender@localhost");
    List<String> recipients =
        !rcpt.isEmpty()
            ? rcpt
            : List.of(header.address("Delivered-To").orElse("recipient@localhost"));
    return new Envelope(sender, recipients);
  }

  Client client() {
    return new Client(Optional.ofNullable(ip), Optional.empty(), relay, Optional.ofNullable(user));
  }
}
