package org.postern.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Collectors;
import org.postern.inspection.content.Content;

/** Where the envelope of an archived mail stands, besides its side file. */
public enum EnvelopeForm {
  /** Nowhere else: the message is kept as it came. */
  SIDE,
  /** Below the message, as Qmail-Scanner wrote it. */
  BOTTOM,
  /** In a report that the message is attached to, as Exchange's journal writes it. */
  JOURNAL;

  private static final int FIRST_LINE = 1 << 16;

  /** Returns the word for it in a configuration. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns what is kept of a message. Its own bytes are in it as they came, in one piece.
   *
   * @throws IOException if the message cannot be read
   */
  public Content around(Content message, Envelope envelope) throws IOException {
    return switch (this) {
      case SIDE -> message;
      case BOTTOM -> Content.concat(message, text(bottom(envelope), message));
      case JOURNAL -> {
        String boundary = "journal-" + random();
        yield Content.concat(
            text(journal(envelope, boundary), message),
            message,
            text("\n--" + boundary + "--\n", message));
      }
    };
  }

  private static String bottom(Envelope envelope) {
    return """

        *** Qmail-Scanner Envelope Details Begin ***
        X-Qmail-Scanner-Mail-From: "%s" via %s
        X-Qmail-Scanner-Rcpt-To: "%s"
        X-Qmail-Scanner: Postern
        *** Qmail-Scanner Envelope Details End ***
        """
        .formatted(
            envelope.sender(),
            envelope.host().isEmpty() ? "local process" : envelope.host(),
            String.join(",", envelope.recipients()));
  }

  private static String journal(Envelope envelope, String boundary) {
    return """
        From: <%1$s>
        To: <%1$s>
        Subject: Journal report
        Date: %2$s
        Message-ID: <%3$s@journal.invalid>
        MIME-Version: 1.0
        X-MS-Journal-Report:
        Content-Type: multipart/mixed; boundary="%3$s"
        Content-Transfer-Encoding: 8bit

        --%3$s
        Content-Type: text/plain; charset="utf-8"
        Content-Transfer-Encoding: 8bit

        Sender: %4$s
        Subject: %5$s
        Message-Id: %6$s
        %7$s

        --%3$s
        Content-Type: message/rfc822
        Content-Transfer-Encoding: 8bit

        """
        .formatted(
            envelope.postmaster(),
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT)
                .format(envelope.time().atOffset(ZoneOffset.UTC)),
            boundary,
            envelope.sender(),
            envelope.subject(),
            envelope.messageId(),
            envelope.recipients().stream()
                .map(recipient -> "Recipient: " + recipient)
                .collect(Collectors.joining("\n")));
  }

  /** The text with the line ends that the message has. */
  private static Content text(String text, Content message) throws IOException {
    byte[] start;
    try (InputStream in = message.open()) {
      start = in.readNBytes(FIRST_LINE);
    }
    int end = 0;
    while (end < start.length && start[end] != '\n') {
      end++;
    }
    boolean crlf = end < start.length && end > 0 && start[end - 1] == '\r';
    return Content.of((crlf ? text.replace("\n", "\r\n") : text).getBytes(UTF_8));
  }

  /** A boundary that nobody who writes a message can know. */
  private static String random() {
    byte[] bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
