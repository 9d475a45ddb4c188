package org.postern.mailets.notice;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.apache.james.core.MailAddress;

/**
 * Writes a letter as a message: text and HTML of the same words, and behind them the header of the
 * message it is about as {@code text/rfc822-headers}, the name that RFC 6522, section 4, registers.
 * The message says of itself that a program wrote it (RFC 3834, section 5). All of it is US-ASCII
 * in lines of 76 characters, that need no extension of SMTP; lines end in CRLF.
 *
 * @param from who writes
 * @param id without a blank or {@code @}; names this one message
 * @param now the date it bears
 */
record LetterMessage(Mailbox from, String id, Instant now) {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** Returns the bytes for one addressee. */
  byte[] of(Letter letter, MailAddress to) {
    String outer = "=_mixed-" + id;
    String inner = "=_both-" + id;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    add(out, head(letter, to));
    add(out, "MIME-Version: 1.0\r\n");
    add(out, "Content-Type: multipart/mixed; boundary=\"" + outer + "\"\r\n\r\n");
    add(out, "--" + outer + "\r\n");
    add(out, "Content-Type: multipart/alternative; boundary=\"" + inner + "\"\r\n\r\n");
    part(out, inner, "text/plain; charset=utf-8", PlainText.of(letter).getBytes(UTF_8));
    part(out, inner, "text/html; charset=utf-8", Html.of(letter).getBytes(UTF_8));
    add(out, "--" + inner + "--\r\n\r\n");
    letter.original().ifPresent(head -> part(out, outer, type(head.copy()), head.copy()));
    add(out, "--" + outer + "--\r\n");
    return out.toByteArray();
  }

  /** Bytes above 127 have a meaning in UTF-8 only (RFC 6532); whatever they are, they stay. */
  private static String type(byte[] header) {
    for (byte b : header) {
      if (b < 0) {
        return "text/rfc822-headers; charset=utf-8";
      }
    }
    return "text/rfc822-headers";
  }

  private String head(Letter letter, MailAddress to) {
    String host = from.address().getDomain().asString();
    return "From: "
        + from.written()
        + "\r\nTo: <"
        + to.asString()
        + ">\r\nDate: "
        + DATE.format(now)
        + "\r\nMessage-ID: <"
        + id
        + "@"
        + host
        + ">\r\n"
        + letter.original().map(Conversation::of).map(Conversation::fields).orElse("")
        + HeaderField.text("Subject", letter.subject())
        + "Auto-Submitted: "
        + (letter.original().isPresent() ? "auto-replied" : "auto-generated")
        + "\r\nX-Auto-Response-Suppress: All\r\n";
  }

  private static void part(ByteArrayOutputStream out, String boundary, String type, byte[] bytes) {
    add(out, "--" + boundary + "\r\nContent-Type: " + type + "\r\n");
    add(out, "Content-Transfer-Encoding: quoted-printable\r\n\r\n");
    out.writeBytes(QuotedPrintable.of(bytes));
    add(out, "\r\n");
  }

  private static void add(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(US_ASCII));
  }
}
