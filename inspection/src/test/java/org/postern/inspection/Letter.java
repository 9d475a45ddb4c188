package org.postern.inspection;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/**
 * A letter with an attachment, each piece of which can be written otherwise. Written with LF, and
 * turned into other line ends at the end.
 *
 * @param encoding of the attachment, as it is really encoded
 */
record Letter(
    String encoding,
    String top,
    String type,
    String preamble,
    String delimiter,
    String between,
    String partType,
    String encodingField,
    String disposition,
    String separator,
    String body,
    String close) {

  // In pieces: the test file stands whole in no file of the project.
  private static final String FILE =
      "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*";

  static Letter in(String encoding) {
    return new Letter(
        encoding,
        "From: a@example.org\nTo: b@example.net\nSubject: hello\nMIME-Version: 1.0\n",
        "Content-Type: multipart/mixed; boundary=\"foo\"\n",
        "\n",
        "--foo\n",
        "Content-Type: text/plain\n\nHello.\n--foo\n",
        "Content-Type: application/octet-stream; name=\"a.com\"\n",
        "Content-Transfer-Encoding: " + encoding + "\n",
        "Content-Disposition: attachment; filename=\"a.com\"\n",
        "\n",
        encoded(encoding),
        "\n--foo--\n");
  }

  static String encoded(String encoding) {
    return switch (encoding) {
      case "base64" -> base64(FILE);
      case "quoted-printable" -> quotedPrintable(FILE);
      case "7bit" -> FILE;
      default -> throw new IllegalArgumentException(encoding);
    };
  }

  static String file() {
    return FILE;
  }

  static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Every byte as a code, with soft line ends. */
  static String quotedPrintable(String text) {
    StringBuilder encoded = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      encoded
          .append(i % 20 == 19 ? "=\n" : "")
          .append(String.format("=%02X", (int) text.charAt(i)));
    }
    return encoded.toString();
  }

  Letter with(Piece piece, String text) {
    return new Letter(
        encoding,
        piece == Piece.TOP ? text : top,
        piece == Piece.TYPE ? text : type,
        piece == Piece.PREAMBLE ? text : preamble,
        piece == Piece.DELIMITER ? text : delimiter,
        piece == Piece.BETWEEN ? text : between,
        piece == Piece.PART_TYPE ? text : partType,
        piece == Piece.ENCODING ? text : encodingField,
        piece == Piece.DISPOSITION ? text : disposition,
        piece == Piece.SEPARATOR ? text : separator,
        piece == Piece.BODY ? text : body,
        piece == Piece.CLOSE ? text : close);
  }

  /** What can be replaced. */
  enum Piece {
    TOP,
    TYPE,
    PREAMBLE,
    DELIMITER,
    BETWEEN,
    PART_TYPE,
    ENCODING,
    DISPOSITION,
    SEPARATOR,
    BODY,
    CLOSE
  }

  /**
   * Returns the bytes.
   *
   * @param lineEnd what stands for each LF that has no CR before it
   */
  byte[] bytes(String lineEnd) {
    String text =
        top
            + type
            + preamble
            + delimiter
            + between
            + partType
            + encodingField
            + disposition
            + separator
            + body
            + close;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // A pilcrow stands for an LF that stays one.
      String one = c == '\n' ? lineEnd : c == '\u00b6' ? "\n" : String.valueOf(c);
      bytes.writeBytes(one.getBytes(StandardCharsets.ISO_8859_1));
    }
    return bytes.toByteArray();
  }

  @Override
  public String toString() {
    return encoding.toUpperCase(Locale.ROOT);
  }
}
