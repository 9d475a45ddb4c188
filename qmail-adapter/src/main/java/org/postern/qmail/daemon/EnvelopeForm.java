package org.postern.qmail.daemon;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.postern.qmail.chain.Envelope;

/**
 * The envelope as qmail-queue reads it: {@code F} sender NUL, for each recipient {@code T} address
 * NUL, then NUL. Source: qmail-queue(8).
 */
final class EnvelopeForm {
  /** An address of so many bytes is too long. Source: ADDR in qmail-queue.c. */
  static final int ADDRESS_LIMIT = 1003;

  private EnvelopeForm() {}

  /** Returns the form of an envelope. */
  static byte[] bytes(Envelope envelope) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(64 * (2 + envelope.recipients().size()));
    item(out, 'F', envelope.sender());
    for (String recipient : envelope.recipients()) {
      item(out, 'T', recipient);
    }
    out.write(0);
    return out.toByteArray();
  }

  private static void item(ByteArrayOutputStream out, char letter, String address) {
    if (address.indexOf(0) >= 0) {
      throw new IllegalArgumentException("an address with a NUL would be two");
    }
    out.write(letter);
    out.writeBytes(address.getBytes(StandardCharsets.ISO_8859_1));
    out.write(0);
  }

  /**
   * Returns the envelope that {@code bytes} say. What follows it is not looked at.
   *
   * @param recipientLimit how many recipients there may be
   * @throws RefusedException with qmail-queue's own codes: 54 if it ends too early, 91 if it is not
   *     in this form, 11 for an address that is too long. Other than there, an envelope without
   *     recipients is a 91: qmail-queue takes such a message and it is never seen again
   */
  static Envelope parse(byte[] bytes, int recipientLimit) throws RefusedException {
    int at = 0;
    String sender = null;
    List<String> recipients = new ArrayList<>();
    while (true) {
      if (at == bytes.length) {
        throw new RefusedException(ExitCode.CANNOT_READ, "the envelope ends too early");
      }
      if (bytes[at] == 0 && sender != null) {
        break;
      }
      if (bytes[at] != (sender == null ? 'F' : 'T')) {
        throw new RefusedException(
            ExitCode.ENVELOPE_FORM, "the envelope is not in qmail-queue's form at byte " + at);
      }
      int end = end(bytes, at + 1);
      String address = new String(bytes, at + 1, end - at - 1, StandardCharsets.ISO_8859_1);
      if (sender == null) {
        sender = address;
      } else if (recipients.size() == recipientLimit) {
        throw RefusedException.tooManyRecipients(recipientLimit);
      } else {
        recipients.add(address);
      }
      at = end + 1;
    }
    if (recipients.isEmpty()) {
      throw new RefusedException(ExitCode.ENVELOPE_FORM, "the envelope has no recipient");
    }
    return new Envelope(sender, recipients);
  }

  /** Returns where the NUL behind an address stands. */
  private static int end(byte[] bytes, int from) throws RefusedException {
    for (int i = from; i < from + ADDRESS_LIMIT; i++) {
      if (i == bytes.length) {
        throw new RefusedException(ExitCode.CANNOT_READ, "the envelope ends within an address");
      }
      if (bytes[i] == 0) {
        return i;
      }
    }
    throw new RefusedException(
        ExitCode.ADDRESS_TOO_LONG, "an address has " + ADDRESS_LIMIT + " bytes or more");
  }
}
