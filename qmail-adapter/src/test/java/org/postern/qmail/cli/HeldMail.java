package org.postern.qmail.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.postern.attributes.Client;
import org.postern.inspection.content.Content;
import org.postern.qmail.chain.Envelope;
import org.postern.qmail.chain.ProcessorChain;
import org.postern.qmail.chain.Submission;
import org.postern.qmail.daemon.FakeQueue;
import org.postern.qmail.daemon.PosterndSettings;

/**
 * A site with the shipped configuration and a program in the place of qmail-queue, in which mail
 * was held by the chain itself.
 */
final class HeldMail {
  /** The program that every shipped policy blocks. */
  private static final String PROGRAM =
      """
      From: Mallory <mallory@example.net>
      Subject: a program
      MIME-Version: 1.0
      Content-Type: application/octet-stream; name=setup.exe
      Content-Transfer-Encoding: base64

      %s
      """;

  private final Path folder;
  final Path conf;
  final FakeQueue queue;

  HeldMail(Path folder) throws Exception {
    this.folder = folder;
    conf = Shipped.in(folder);
    queue = new FakeQueue(folder.resolve("qmail"));
    Files.writeString(
        conf.resolve(PosterndSettings.FILE),
        "socket %s\nstate %s\nqmailQueue %s\n"
            .formatted(folder.resolve("socket"), folder.resolve("state"), queue.program()));
  }

  /** A message with the test file, put together here as it may stand nowhere. */
  static String virus() {
    String test = "X5O!P%@AP[4\\PZX5" + "4(P^)7CC)7}$EICAR-STA" + "NDARD-ANTIVIRUS-TEST-FILE!$H+H*";
    return "From: Mallory <mallory@example.net>\nSubject: \u001b[2Ja virus\n\n" + test + "\n";
  }

  static String program() {
    byte[] start = new byte[400];
    start[0] = 'M';
    start[1] = 'Z';
    return PROGRAM.formatted(java.util.Base64.getEncoder().encodeToString(start));
  }

  /** Lets the chain have a message. */
  void send(String id, String message, String sender, String... recipients) throws Exception {
    try (ProcessorChain chain = Shipped.chain(conf)) {
      chain.decide(submission(id, message, new Envelope(sender, List.of(recipients))));
    }
  }

  /** Lets the chain have messages with the test file, each with its id in it. */
  void send(List<String> ids) throws Exception {
    try (ProcessorChain chain = Shipped.chain(conf)) {
      for (String id : ids) {
        Envelope envelope = new Envelope("joe@example.net", List.of("ann@example.org"));
        chain.decide(submission(id, message(id), envelope));
      }
    }
  }

  static String message(String id) {
    return "Message-ID: <" + id + "@example.net>\n" + virus();
  }

  private static Submission submission(String id, String message, Envelope envelope) {
    return new Submission(
        id,
        envelope,
        Content.of(message.getBytes(ISO_8859_1)),
        new Client(Optional.of("192.0.2.7"), Optional.empty(), false, Optional.empty()),
        Instant.now());
  }

  Path file(String id) {
    return folder.resolve("var/quarantine/viruses/new/" + id);
  }

  List<String> audit() throws IOException {
    return Files.readAllLines(folder.resolve("var/quarantine/audit.log"));
  }

  /** Runs {@code postern quarantine} with these words behind it. */
  Run run(String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "quarantine";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[arguments.length + 1] = "--config";
    all[arguments.length + 2] = conf.toString();
    return Run.of(ChainExaminer::open, "", all);
  }
}
