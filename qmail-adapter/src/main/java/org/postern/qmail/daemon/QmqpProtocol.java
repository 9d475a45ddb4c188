package org.postern.qmail.daemon;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.postern.attributes.Client;
import org.postern.inspection.content.Spool;
import org.postern.qmail.chain.Envelope;

/**
 * QMQP: one netstring with the message, the sender and the recipients, each a netstring; the answer
 * is a netstring that begins with K, Z or D. Source: cr.yp.to/proto/qmqp.html.
 *
 * @param client what is known of everybody who speaks it: the protocol has no word for the client
 *     of the client
 */
record QmqpProtocol(Limits limits, Client client) implements Protocol {
  /** Digits of a length: more than any message has bytes. */
  private static final int DIGITS = 12;

  @Override
  public Received receive(Connection connection, Spool spool) throws IOException, RefusedException {
    long left = length(connection);
    long message = length(connection);
    left -= written(message);
    if (message > limits.messageBytes()) {
      throw RefusedException.messageTooLarge(limits.messageBytes());
    }
    if (left > limits.envelopeBytes()) {
      throw RefusedException.tooManyRecipients(limits.recipients());
    }
    connection.read(message, spool);
    comma(connection);
    String sender = null;
    List<String> recipients = new ArrayList<>();
    while (left > 0) {
      long length = length(connection);
      left -= written(length);
      if (length >= EnvelopeForm.ADDRESS_LIMIT) {
        throw new RefusedException(ExitCode.ADDRESS_TOO_LONG, "an address of " + length + " bytes");
      }
      byte[] bytes = new byte[(int) length];
      connection.read(bytes);
      comma(connection);
      String address = new String(bytes, StandardCharsets.ISO_8859_1);
      if (address.indexOf(0) >= 0) {
        throw new RefusedException(ExitCode.REFUSED, "an address with a NUL");
      }
      if (sender == null) {
        sender = address;
      } else if (recipients.size() == limits.recipients()) {
        throw RefusedException.tooManyRecipients(limits.recipients());
      } else {
        recipients.add(address);
      }
    }
    if (left < 0 || sender == null || recipients.isEmpty()) {
      throw malformed("it does not add up to a message, a sender and recipients");
    }
    comma(connection);
    return new Received(new Envelope(sender, recipients), client);
  }

  /** Returns how many bytes a netstring takes. */
  private static long written(long length) {
    return String.valueOf(length).length() + 1 + length + 1;
  }

  private static long length(Connection connection) throws IOException, RefusedException {
    long length = 0;
    for (int i = 0; i < DIGITS; i++) {
      int c = connection.read();
      if (c == ':' && i > 0) {
        return length;
      }
      if (c < '0' || c > '9' || i == 1 && length == 0) {
        throw malformed("a length is not a number");
      }
      length = 10 * length + (c - '0');
    }
    throw malformed("a length has too many digits");
  }

  private static void comma(Connection connection) throws IOException, RefusedException {
    if (connection.read() != ',') {
      throw malformed("a netstring does not end in a comma");
    }
  }

  private static RefusedException malformed(String what) {
    return new RefusedException(
        Reply.of(ExitCode.BUG, "4.5.0 Not QMQP: " + what, "not QMQP: " + what));
  }

  @Override
  public ByteBuffer answer(Reply reply) {
    char letter = reply.queued() ? 'K' : reply.permanent() ? 'D' : 'Z';
    String text = letter + (reply.text().isEmpty() ? said(reply) : reply.text());
    byte[] bytes = (text.length() + ":" + text + ",").getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.wrap(bytes);
  }

  private static String said(Reply reply) {
    if (reply.queued()) {
      return "ok";
    }
    return reply.permanent()
        ? "mail server permanently rejected message (#5.3.0)"
        : "mail server temporarily rejected message (#4.3.0)";
  }
}
