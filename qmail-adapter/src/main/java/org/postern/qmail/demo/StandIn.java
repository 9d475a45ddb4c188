package org.postern.qmail.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A program in the place of qmail-queue: it reads a message from descriptor 0 and an envelope from
 * descriptor 1, and writes the one into a maildir and the other beside it, under the same name.
 */
final class StandIn {
  private final Path program;
  private final Path maildir;
  private final Path envelopes;

  private StandIn(Path program, Path maildir, Path envelopes) {
    this.program = program;
    this.maildir = maildir;
    this.envelopes = envelopes;
  }

  /** Makes the program and its maildir in a folder. */
  static StandIn in(Path folder) throws IOException {
    Path maildir = folder.resolve("maildir");
    Path envelopes = folder.resolve("queued-envelopes");
    for (String name : List.of("new", "cur", "tmp")) {
      Files.createDirectories(maildir.resolve(name));
    }
    Files.createDirectories(envelopes);
    Path program =
        Workplace.executable(
            folder.resolve("qmail-queue"),
            """
            #!/bin/sh
            # In the place of qmail-queue: the message (descriptor 0) goes to a maildir, the envelope
            # (descriptor 1) beside it. 53 is qmail-queue's code for a write that failed.
            umask 077
            here=%s
            name=$(date +%%s).$$.demo
            cat >"$here/maildir/tmp/$name" || exit 53
            cat <&1 >"$here/queued-envelopes/$name" || exit 53
            mv "$here/maildir/tmp/$name" "$here/maildir/new/$name" || exit 53
            """
                .formatted(quoted(folder)));
    return new StandIn(program, maildir, envelopes);
  }

  Path program() {
    return program;
  }

  /** Returns where the messages are. */
  Path maildir() {
    return maildir;
  }

  /** Returns all recipients in all envelopes so far, in no order. */
  List<String> recipients() throws IOException {
    List<String> recipients = new ArrayList<>();
    try (Stream<Path> files = Files.list(envelopes)) {
      for (Path file : files.toList()) {
        String envelope = Files.readString(file, StandardCharsets.ISO_8859_1);
        for (String field : envelope.split("\0")) {
          if (field.startsWith("T")) {
            recipients.add(field.substring(1));
          }
        }
      }
    }
    return recipients;
  }

  private static String quoted(Path path) {
    return "'" + path.toString().replace("'", "'\\''") + "'";
  }
}
