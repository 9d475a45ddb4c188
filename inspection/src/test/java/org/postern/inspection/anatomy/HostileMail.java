package org.postern.inspection.anatomy;

import static org.postern.inspection.anatomy.Mails.multipart;

import java.util.List;
import java.util.function.IntFunction;

/**
 * Messages of one kind that were written to hurt, of any size.
 *
 * @param name of the kind
 * @param make returns the message of about so many characters
 */
public record HostileMail(String name, IntFunction<String> make) {
  /** Every kind that is known. */
  public static final List<HostileMail> ALL =
      List.of(
          new HostileMail("nested multiparts", n -> nested(n / 40)),
          new HostileMail(
              "nested messages", n -> "Content-Type: message/rfc822\n\n".repeat(n / 30)),
          new HostileMail("empty parts", n -> multipart("b") + "--b\n".repeat(n / 4)),
          new HostileMail(
              "delimiters of nobody", n -> multipart("b", "\n" + "--x\n".repeat(n / 4))),
          new HostileMail("dashes", n -> multipart("---", "\n" + "-".repeat(n))),
          new HostileMail(
              "near misses",
              n -> multipart("-".repeat(n / 9), ("-".repeat(n / 9 + 1) + "\n").repeat(8))),
          new HostileMail("one header line", n -> "Subject: " + "x".repeat(n) + "\n\n"),
          new HostileMail("header lines", n -> "A:\n".repeat(n / 3) + "\n"),
          new HostileMail("header without end", n -> "a".repeat(n)),
          new HostileMail("continuations", n -> "A: x\n" + " \n".repeat(n / 2) + "\n"),
          new HostileMail("comments", n -> "Content-Type: " + "(".repeat(n) + "\n\n"),
          new HostileMail("quotes", n -> "Content-Type: a/b; name=\"" + "\\".repeat(n) + "\n\n"),
          new HostileMail(
              "parameters", n -> "Content-Type: a/b" + ";name=x".repeat(n / 7) + "\n\n"),
          new HostileMail(
              "boundaries",
              n -> "Content-Type: multipart/x" + boundaries(n / 16) + "\n\n--1\n\nx\n"),
          new HostileMail(
              "header fields in a text", n -> "\n" + "Content-Type: a/b\n\nx\n\n".repeat(n / 22)),
          new HostileMail(
              "files in a text", n -> "\n" + "begin 644 a\n#86)C\nend\n".repeat(n / 23)),
          new HostileMail("starts of files", n -> "\n" + "begin 644 a\n".repeat(n / 12)),
          new HostileMail("URLs", n -> "Content-Type: text/html\n\n" + "data:,x ".repeat(n / 8)),
          new HostileMail(
              "starts of URLs", n -> "Content-Type: text/html\n\n" + "data:".repeat(n / 5)),
          new HostileMail(
              "URLs in URLs", n -> "Content-Type: text/html\n\n\"" + "data:a/b,".repeat(n / 9)),
          new HostileMail(
              "references", n -> "Content-Type: text/html\n\ndata:" + "&#0".repeat(n / 3)),
          new HostileMail("folded heads", n -> "\nBEGIN:VCARD\nX;" + "\n x".repeat(n / 3)),
          new HostileMail(
              "quoted uuencode",
              n -> "\nbegin 644 a\n" + (">".repeat(4000) + "\nbegin 644 a\n").repeat(n / 4013)),
          new HostileMail("lines of CR", n -> "A: b\r".repeat(n / 5) + "\nC: d\n\n"),
          new HostileMail(
              "fields in fields", n -> "A: b\n" + " Content-Type: x\n".repeat(n / 17) + "\n"),
          new HostileMail(
              "boundary words", n -> "Content-Type: multipart/x" + ";boundary=(".repeat(n / 11)),
          new HostileMail(
              "name words", n -> "Content-Disposition: x" + ";filename*1='%".repeat(n / 14)),
          new HostileMail(
              "doubtful delimiters",
              n -> multipart("abcdefgh", "\n" + " --abcdefgh\n".repeat(n / 12))),
          new HostileMail("closes", n -> multipart("b") + "--b--\n".repeat(n / 6)),
          new HostileMail(
              "codes",
              n -> "Content-Transfer-Encoding: quoted-printable\n\n" + "=4=".repeat(n / 3)),
          new HostileMail(
              "paddings", n -> "Content-Transfer-Encoding: base64\n\n" + "QQ==.-_".repeat(n / 7)),
          new HostileMail(
              "encoded words", n -> "Content-Type: a/b; name=\"" + "=?a?q?".repeat(n / 6) + "\n\n"),
          new HostileMail(
              "delimiters in a text",
              n -> "\n" + numbered(n / 34, "--b%06d\nContent-Type: text/plain\n\n")),
          new HostileMail("lines without a colon", n -> numbered(n / 8, "x%06d\n") + "\n\n"),
          new HostileMail("field names", n -> numbered(n / 11, "x(%06d):\n") + "\n\n"),
          new HostileMail(
              "fields that say it again",
              n ->
                  numbered(n / 45, "Content-Type: multipart/x; boundary=b%06d\n")
                      + "\n--b000001\n\n"),
          new HostileMail(
              "encodings that say it again",
              n -> numbered(n / 37, "Content-Transfer-Encoding: x%06d\n") + "\nQUJD=\nQUJD"),
          new HostileMail(
              "names",
              n ->
                  "Content-Disposition: attachment"
                      + numbered(n / 23, ";\n filename=%06d.exe")
                      + "\n\nMZ"),
          new HostileMail(
              "pieces of names",
              n ->
                  "Content-Disposition: attachment"
                      + numbered(n / 24, "; filename*%d*=%%41%%42")
                      + "\n\nMZ"),
          new HostileMail(
              "different doubtful delimiters",
              n -> multipart("abcdefgh", "\n" + numbered(n / 18, "--abcdefgh%06d\n"))),
          new HostileMail(
              "parts read in several ways",
              n -> multipart("b") + "--b\nA: b\rContent-Type: text/html\n\nx\n".repeat(n / 36)),
          new HostileMail(
              "parts with broken codes",
              n ->
                  multipart("b")
                      + "--b\nContent-Transfer-Encoding: quoted-printable\n\n=4=\0\n"
                          .repeat(n / 54)),
          new HostileMail(
              "messages in parts",
              n -> multipart("b") + "--b\nContent-Type: message/rfc822\n\n\n".repeat(n / 36)),
          new HostileMail(
              "one boundary at every depth",
              n -> "Content-Type: multipart/mixed; boundary=b\n\n--b\n".repeat(n / 48)),
          new HostileMail("one line", n -> "\n" + "x".repeat(n)),
          new HostileMail("blanks", n -> "\n" + " ".repeat(n)),
          new HostileMail(
              "blanks between codes",
              n -> "Content-Transfer-Encoding: quoted-printable\n\n" + "= ".repeat(n / 2)),
          new HostileMail(
              "escaped line ends",
              n -> "Content-Transfer-Encoding: quoted-printable\n\n" + "=\r".repeat(n / 2)),
          new HostileMail("NUL", n -> "\n" + "\0".repeat(n)),
          new HostileMail(
              "base64 in a text", n -> "\n" + ("QUJD".repeat(22) + "\n\n").repeat(n / 90)),
          new HostileMail(
              "properties of a calendar",
              n -> "Content-Type: text/calendar\n\n" + "A;ENCODING=B:QUJD\n".repeat(n / 18)),
          new HostileMail("yEnc", n -> "\n" + "=ybegin name=a\nabc\n=yend\n".repeat(n / 25)),
          new HostileMail("dashes of nobody", n -> "\n" + "-- ".repeat(n / 3)),
          new HostileMail("dash lines", n -> "\n" + numbered(n / 10, "--%06d\n")),
          new HostileMail("a zip of small files", n -> attached(HostileMail::smallFiles, n)),
          new HostileMail("starts of zip entries", n -> attached(HostileMail::localHeaders, n)),
          new HostileMail("starts of PDF objects", n -> attached(HostileMail::objects, n)));

  /** Returns the message of about so many bytes, as text of one byte for each character. */
  public String of(int size) {
    return make.apply(size);
  }

  @Override
  public String toString() {
    return name;
  }

  private static String numbered(int count, String format) {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < count; i++) {
      many.append(format.formatted(i));
    }
    return many.toString();
  }

  private static String attached(IntFunction<byte[]> file, int size) {
    return Mails.attachment("a", file.apply(size / 4 * 3));
  }

  private static byte[] smallFiles(int size) {
    String[] files = new String[size / 114 * 2];
    for (int i = 0; i < files.length; i += 2) {
      files[i] = "%06d".formatted(i);
      files[i + 1] = "";
    }
    return Mails.zip(true, files);
  }

  private static byte[] localHeaders(int size) {
    return Mails.bytes("PK\3\4\12\0\0\0\0\0".repeat(size / 10));
  }

  private static byte[] objects(int size) {
    return Mails.bytes("%PDF-1.4\n" + "1 0 obj stream ".repeat(size / 15));
  }

  static String nested(int depth) {
    StringBuilder mail = new StringBuilder();
    for (int i = 0; i < depth; i++) {
      mail.append("Content-Type: multipart/mixed; boundary=b").append(i).append("\n\n--b");
      mail.append(i).append('\n');
    }
    return mail.append("\nhello").toString();
  }

  private static String boundaries(int count) {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < count; i++) {
      many.append(";boundary=").append(i);
    }
    return many.toString();
  }
}
