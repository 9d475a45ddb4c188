package org.postern.mailets.notice;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.postern.inspection.content.Content;

/**
 * The header of the message that a notice is about, not made safe. What lies past {@link #LIMIT}
 * bytes is not looked at.
 *
 * @param fields in order
 */
public record OriginalHead(List<Field> fields) {
  /** How many bytes of a header are read. */
  public static final int LIMIT = 32 * 1024;

  /**
   * One header field.
   *
   * @param name in lower case
   * @param raw all its bytes without the last line end, one character a byte
   */
  record Field(String name, String raw) {
    /** Returns what stands behind the colon, unfolded, as the bytes came. */
    String value() {
      String body = raw.substring(Math.min(raw.length(), raw.indexOf(':') + 1));
      return body.replace("\r\n", "").replace('\r', ' ').replace('\n', ' ').strip();
    }
  }

  public OriginalHead {
    fields = List.copyOf(fields);
  }

  /**
   * Reads the header of a message and no further.
   *
   * @throws IOException if the message cannot be read
   */
  public static OriginalHead of(Content message) throws IOException {
    try (InputStream in = message.open()) {
      return of(in);
    }
  }

  /**
   * Reads the header of a message and no further.
   *
   * @throws IOException if the message cannot be read
   */
  public static OriginalHead of(InputStream message) throws IOException {
    return of(new String(message.readNBytes(LIMIT), ISO_8859_1));
  }

  private static OriginalHead of(String bytes) {
    List<Field> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    for (int at = 0; at < bytes.length(); ) {
      int stop = lineEnd(bytes, at);
      String line = bytes.substring(at, stop);
      if (line.isEmpty()) {
        break;
      }
      if (!field.isEmpty() && !isBlank(line.charAt(0))) {
        add(field, fields);
      }
      field.append(field.isEmpty() ? "" : "\r\n").append(line);
      at = bytes.startsWith("\r\n", stop) ? stop + 2 : stop + 1;
    }
    add(field, fields);
    return new OriginalHead(fields);
  }

  /** Returns the value of the first field of a name, as the bytes came; empty if there is none. */
  String first(String name) {
    return values(name).findFirst().orElse("");
  }

  /** Returns the values of all fields of a name, as the bytes came. */
  Stream<String> values(String name) {
    return fields.stream().filter(field -> field.name().equals(name)).map(Field::value);
  }

  /** Returns the subject as a mail program would show it; empty if there is none. */
  public String subject() {
    String raw = text(first("subject").getBytes(ISO_8859_1));
    try {
      return MimeUtility.decodeText(raw);
    } catch (UnsupportedEncodingException e) {
      return raw;
    }
  }

  /**
   * Returns the bytes for a copy: lines end in CRLF, and what was hidden from the recipients
   * ({@code Bcc}) stays hidden.
   */
  byte[] copy() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Field field : fields) {
      if (!field.name().equals("bcc") && !field.name().equals("resent-bcc")) {
        bytes.writeBytes((field.raw() + "\r\n").getBytes(ISO_8859_1));
      }
    }
    return bytes.toByteArray();
  }

  /** Returns why no program may answer such a message, as RFC 3834, section 2, has it. */
  public Optional<String> automatic() {
    for (Field field : fields) {
      String value = field.value().toLowerCase(Locale.ROOT);
      boolean says =
          switch (field.name()) {
            case "auto-submitted" -> !value.equals("no");
            case "precedence" -> List.of("bulk", "list", "junk").contains(value);
            case "x-auto-response-suppress" -> !value.equals("none");
            case "mailing-list", "x-autoreply", "x-autorespond", "feedback-id" -> true;
            default -> field.name().startsWith("list-");
          };
      if (says) {
        return Optional.of("the message has a field " + field.name());
      }
    }
    return Optional.empty();
  }

  private static void add(StringBuilder field, List<Field> fields) {
    int colon = field.indexOf(":");
    if (colon > 0) {
      String name = field.substring(0, colon).strip().toLowerCase(Locale.ROOT);
      fields.add(new Field(name, field.toString()));
    } else if (!field.isEmpty()) {
      fields.add(new Field("", field.toString()));
    }
    field.setLength(0);
  }

  private static int lineEnd(String bytes, int from) {
    int at = from;
    while (at < bytes.length() && bytes.charAt(at) != '\n' && bytes.charAt(at) != '\r') {
      at++;
    }
    return at;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private static String text(byte[] bytes) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, ISO_8859_1);
    }
  }
}
