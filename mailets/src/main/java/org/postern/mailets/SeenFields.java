package org.postern.mailets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.content.Content;
import org.postern.mailets.HeaderLines.Line;

/**
 * The two header fields by which people know a message again, decoded as a mail program would show
 * them, cut, and not made safe yet. Of several fields of one name the first counts.
 *
 * @param subject empty if there is none
 * @param messageId empty if there is none
 */
record SeenFields(String subject, String messageId) {
  private static final int LONGEST = 2000;

  /**
   * Reads the header of a message, once and no further.
   *
   * @throws IOException if the message cannot be read
   */
  static SeenFields of(Content message) throws IOException {
    Value subject = new Value("subject:");
    Value messageId = new Value("message-id:");
    try (HeaderLines lines = new HeaderLines(message)) {
      for (Line line = lines.next(); line != null; line = lines.next()) {
        subject.take(line);
        messageId.take(line);
        if (subject.over && messageId.over) {
          break;
        }
      }
    }
    return new SeenFields(decoded(subject.text()), messageId.text());
  }

  /** Collects the lines of one field. */
  private static final class Value {
    private final String start;
    private @Nullable ByteArrayOutputStream bytes;
    private boolean over;

    Value(String start) {
      this.start = start;
    }

    void take(Line line) {
      if (over) {
        return;
      }
      byte[] head = line.head();
      if (bytes != null) {
        over = !line.continues() || bytes.size() > LONGEST;
        if (!over) {
          bytes.write(head, 0, head.length);
        }
      } else if (head.length >= start.length()
          && new String(head, 0, start.length(), ISO_8859_1)
              .toLowerCase(Locale.ROOT)
              .equals(start)) {
        bytes = new ByteArrayOutputStream();
        bytes.write(head, start.length(), head.length - start.length());
      }
    }

    String text() {
      if (bytes == null) {
        return "";
      }
      try {
        return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString().strip();
      } catch (CharacterCodingException e) {
        return bytes.toString(ISO_8859_1).strip();
      }
    }
  }

  /** Undoes RFC 2047 where it can be undone. */
  private static String decoded(String text) {
    try {
      return MimeUtility.decodeText(text);
    } catch (UnsupportedEncodingException e) {
      return text;
    }
  }
}
