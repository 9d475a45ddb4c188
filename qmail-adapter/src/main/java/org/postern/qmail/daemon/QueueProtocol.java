package org.postern.qmail.daemon;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.postern.inspection.content.Spool;

/**
 * The protocol of {@code postern-queue}. It is described at the top of {@code postern-queue.c}.
 *
 * @param environment how the client's variables are read
 */
record QueueProtocol(Limits limits, ClientEnvironment environment) implements Protocol {
  private static final byte[] MAGIC = "POSTERN1\n".getBytes(StandardCharsets.US_ASCII);
  private static final int FRAME = 65_536;
  private static final int VARIABLES = 32;
  private static final int VARIABLE = 2_048;
  private static final int TEXT = 400;

  @Override
  public Received receive(Connection connection, Spool spool) throws IOException, RefusedException {
    byte[] magic = new byte[MAGIC.length];
    connection.read(magic);
    if (!Arrays.equals(magic, MAGIC)) {
      throw new RefusedException(ExitCode.BUG, "not a postern-queue of this version");
    }
    Map<String, String> variables = new HashMap<>();
    ByteArrayOutputStream envelope = new ByteArrayOutputStream(256);
    byte[] head = new byte[5];
    while (true) {
      connection.read(head);
      int length = ByteBuffer.wrap(head, 1, 4).getInt();
      if (length < 0 || length > FRAME) {
        throw new RefusedException(ExitCode.BUG, "a frame of " + length + " bytes");
      }
      switch (head[0]) {
        case 'E' -> variable(connection, length, variables);
        case 'M' -> {
          if (spool.size() + length > limits.messageBytes()) {
            throw RefusedException.messageTooLarge(limits.messageBytes());
          }
          connection.read(length, spool);
        }
        case 'V' -> {
          if (envelope.size() + length > limits.envelopeBytes()) {
            throw RefusedException.tooManyRecipients(limits.recipients());
          }
          byte[] chunk = new byte[length];
          connection.read(chunk);
          envelope.writeBytes(chunk);
        }
        case '.' -> {
          return new Received(
              EnvelopeForm.parse(envelope.toByteArray(), limits.recipients()),
              environment.client(variables));
        }
        default -> throw new RefusedException(ExitCode.BUG, "a frame of type " + head[0]);
      }
    }
  }

  private static void variable(Connection connection, int length, Map<String, String> to)
      throws IOException, RefusedException {
    if (length > VARIABLE || to.size() == VARIABLES) {
      throw new RefusedException(ExitCode.BUG, "too many variables, or too long");
    }
    byte[] bytes = new byte[length];
    connection.read(bytes);
    String text = new String(bytes, StandardCharsets.UTF_8);
    int equals = text.indexOf('=');
    if (equals > 0) {
      to.put(text.substring(0, equals), text.substring(equals + 1));
    }
  }

  @Override
  public ByteBuffer answer(Reply reply) {
    byte[] text = reply.text().getBytes(StandardCharsets.US_ASCII);
    int length = Math.min(text.length, TEXT);
    return ByteBuffer.allocate(3 + length)
        .put((byte) reply.code())
        .putShort((short) length)
        .put(text, 0, length)
        .flip();
  }
}
