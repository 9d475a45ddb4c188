package org.postern.inspection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.postern.inspection.Letter.Piece;

/**
 * Ways to write a letter so that programs read it differently, by family. {@code %s} stands for the
 * true encoding, a pilcrow for an LF whatever the other line ends are.
 *
 * <p>Source: MIMEminer (CCS 2024), the advisories NISCC 380375, and what archives of mail programs
 * show.
 */
final class Tricks {
  private static final String CTE = "Content-Transfer-Encoding";
  private final Map<String, UnaryOperator<Letter>> all = new LinkedHashMap<>();

  private Tricks() {}

  static Map<String, UnaryOperator<Letter>> all() {
    Tricks tricks = new Tricks();
    tricks.encodingFields();
    tricks.encodingValues();
    tricks.boundaries();
    tricks.types();
    tricks.lineEnds();
    tricks.delimiters();
    tricks.base64();
    tricks.quotedPrintable();
    return tricks.all;
  }

  private void add(String name, UnaryOperator<Letter> trick) {
    if (all.put(name, trick) != null) {
      throw new IllegalStateException(name + " twice");
    }
  }

  private void encoding(String name, String field) {
    add(
        "encoding: " + name,
        letter -> letter.with(Piece.ENCODING, field.replace("%s", letter.encoding())));
  }

  private void encodingFields() {
    for (String other : List.of("7bit", "8bit", "binary", "xxx", "", "x-token", "uuencode")) {
      encoding("other first " + other, CTE + ": " + other + "\n" + CTE + ": %s\n");
      encoding("other last " + other, CTE + ": %s\n" + CTE + ": " + other + "\n");
    }
    for (String name :
        List.of(
            " " + CTE + ":",
            CTE + " :",
            CTE + "\t:",
            CTE + " \n :",
            CTE + "\0:",
            "\0" + CTE + ":",
            "X: y\u000b" + CTE + ":",
            "X: y\f" + CTE + ":",
            "X: y\r" + CTE + ":",
            "X: y\r\r\u00b6" + CTE + ":",
            "X: y\u00b6\r" + CTE + ":",
            CTE + "(x):",
            CTE + " (x) :",
            "(x)" + CTE + ":",
            "Content-(x)Transfer-Encoding:",
            "content-transfer-ENCODING:",
            "Content-Transfer- Encoding:",
            "Content -Transfer-Encoding:",
            "Content-Transfer\t-Encoding:",
            CTE + "::",
            CTE + ": :",
            ":" + CTE + ":",
            ": " + CTE + ":",
            CTE + ":" + CTE + ":",
            "\u00a0" + CTE + ":",
            "\u00ef\u00bb\u00bf" + CTE + ":",
            "junk\n" + CTE + ":",
            "junk line without colon\n" + CTE + ":",
            " folded junk\n" + CTE + ":",
            "X: y\n \n" + CTE + ":",
            "X: y\n\t\n" + CTE + ":",
            "\"X\": y\n" + CTE + ":",
            "From a@b Thu Jan  1 00:00:00 1970\n" + CTE + ":",
            ">From a@b\n" + CTE + ":")) {
      encoding("name " + visible(name), name + " %s\n");
    }
  }

  private void encodingValues() {
    for (String value :
        List.of(
            "\"%s\"",
            "'%s'",
            "<%s>",
            "%s;",
            "%s,",
            "%s.",
            "%s;x=y",
            "%s, 7bit",
            "7bit, %s",
            "7bit %s",
            "%s 7bit",
            "%s(x)",
            "%s (x)",
            "(x)%s",
            "(x) %s",
            "(x(y)z)%s",
            "(%s",
            "%s(",
            "(a)(b)%s",
            "\n %s",
            "\n\t%s",
            " \n \n %s",
            "%s\n ",
            "%s\n x",
            "\0%s",
            "%s\0",
            "\u000b%s",
            "%s\f",
            "\u00a0%s",
            "%s\u00a0",
            "=?us-ascii?Q?%s?=",
            "x-%s",
            "%s-x",
            "%s%s",
            "%sx",
            "(x)\n %s",
            "%s\t",
            "%s (7bit)",
            "7bit;%s",
            "\\%s",
            "%s/x",
            "=%s",
            ":%s",
            "binary\0%s")) {
      encoding("value " + visible(value), CTE + ": " + value + "\n");
    }
    add(
        "encoding: folded inside",
        letter ->
            letter.with(
                Piece.ENCODING,
                CTE
                    + ": "
                    + letter.encoding().substring(0, 3)
                    + "\n "
                    + letter.encoding().substring(3)
                    + "\n"));
    add(
        "encoding: comment inside",
        letter ->
            letter.with(
                Piece.ENCODING,
                CTE
                    + ": "
                    + letter.encoding().substring(0, 3)
                    + "(x)"
                    + letter.encoding().substring(3)
                    + "\n"));
    add(
        "encoding: NUL inside",
        letter ->
            letter.with(
                Piece.ENCODING,
                CTE
                    + ": "
                    + letter.encoding().substring(0, 3)
                    + "\0"
                    + letter.encoding().substring(3)
                    + "\n"));
    add(
        "encoding: behind the blank line",
        letter ->
            letter
                .with(Piece.SEPARATOR, "\n" + letter.encodingField() + "\n")
                .with(Piece.ENCODING, ""));
    add(
        "encoding: in the header of the message",
        letter ->
            letter.with(Piece.ENCODING, "").with(Piece.TOP, letter.top() + letter.encodingField()));
  }

  private void type(String name, String field, String delimiter) {
    add(
        "boundary: " + name,
        letter ->
            letter
                .with(Piece.TYPE, field)
                .with(Piece.DELIMITER, delimiter + "\n")
                .with(Piece.BETWEEN, letter.between().replace("--foo", delimiter))
                .with(Piece.CLOSE, "\n" + delimiter + "--\n"));
  }

  private void boundaries() {
    String start = "Content-Type: multipart/mixed; ";
    for (String parameter :
        List.of(
            "boundary=bar; boundary=foo",
            "boundary=foo; boundary=bar",
            "boundary=bar, boundary=foo",
            "boundary=foo, boundary=bar",
            "Boundary=bar; BOUNDARY=foo",
            "boundary=foo,bar",
            "boundary=bar,foo",
            "boundary=foo;bar",
            "boundary=bar;foo",
            "boundary=\"foo;bar\"",
            "boundary= foo",
            "boundary =foo",
            "boundary = foo",
            "boundary=\" foo\"",
            "boundary=\"foo \"",
            "boundary=foo bar",
            "boundary=bar foo",
            "boundary\0=foo",
            "boundary=\0foo",
            "boundary=foo\0",
            "boundary=foo\0bar",
            "boundary=\"foo",
            "boundary=foo\"",
            "boundary=\"\"foo",
            "boundary=\"foo\"bar",
            "boundary=\"bar\"foo",
            "boundary='foo'",
            "boundary=<foo>",
            "boundary=f\\oo",
            "boundary=\"f\\oo\"",
            "boundary=\"foo\\\"",
            "boundary=foo\n bar",
            "boundary=\n foo",
            "boundary\n =foo",
            "boundary=f\n oo",
            "boundary=\"f\n oo\"",
            "boundary=(x)foo",
            "boundary=foo(x)",
            "boundary=f(x)oo",
            "boundary(x)=foo",
            "boundary=(foo)",
            "boundary=(foo",
            "boundary=foo(",
            "(boundary=bar)boundary=foo",
            "(boundary=bar;)boundary=foo",
            "boundary=(x)\n foo",
            "boundary==?us-ascii?Q?foo?=",
            "boundary=\"=?us-ascii?Q?foo?=\"",
            "boundary==?us-ascii?B?Zm9v?=",
            "boundary*=us-ascii''foo",
            "boundary*=utf-8'en'f%6fo",
            "boundary*0=f; boundary*1=oo",
            "boundary*1=oo; boundary*0=f",
            "boundary*0*=us-ascii''f; boundary*1=oo",
            "boundary*0=foo; boundary=bar",
            "boundary=bar; boundary*=us-ascii''foo",
            "boundary=foo; boundary*0=bar",
            "boundary*00=foo",
            "x:y=1; boundary=foo",
            "x; boundary=foo",
            "x=; boundary=foo",
            "=x; boundary=foo",
            "; boundary=foo",
            "x=\"; boundary=bar; boundary=foo",
            "x=\"boundary=bar\"; boundary=foo",
            "x=y;boundary=bar\";boundary=foo",
            "charset=\u00e9; boundary=foo",
            "boundary:foo",
            "boundary foo",
            "\"boundary\"=foo",
            "bound\0ary=foo",
            "boundary=foo; boundary=",
            "boundary=; boundary=foo",
            "boundary=\"\"; boundary=foo",
            "boundary=foo\u000bbar",
            "boundary=foo\tbar",
            "boundary=\tfoo",
            "boundary=foo\u00a0",
            "boundary=FOO",
            "boundary=fo",
            "boundary=fooo",
            "xboundary=foo",
            "boundary-=foo",
            "name=boundary=bar; boundary=foo")) {
      type(visible(parameter), start + parameter + "\n", "--foo");
    }
    type("empty", start + "boundary=\n", "--");
    type("empty quotes", start + "boundary=\"\"\n", "--");
    type("none", "Content-Type: multipart/mixed\n", "--foo");
    type("of 300", start + "boundary=" + "x".repeat(300) + "\n", "--" + "x".repeat(300));
    type("of 300 cut", start + "boundary=" + "x".repeat(300) + "\n", "--" + "x".repeat(70));
    type("8-bit", start + "boundary=f\u00f6o\n", "--f\u00f6o");
    type("dashes", start + "boundary=-----\n", "-------");
    type("quotes kept", start + "boundary=\"foo\"\n", "--\"foo\"");
    type("comment kept", start + "boundary=foo(x)\n", "--foo(x)");
    type("encoded word kept", start + "boundary=\"=?us-ascii?Q?foo?=\"\n", "--=?us-ascii?Q?foo?=");
    type("comma kept", start + "boundary=foo,bar\n", "--foo,bar");
    type("semicolon kept", start + "boundary=foo;bar\n", "--foo;bar");
    type("blank kept", start + "boundary=foo bar\n", "--foo bar");
    type("extended kept", start + "boundary*=us-ascii''foo\n", "--us-ascii''foo");
    type("twice fields", start + "boundary=bar\n" + start + "boundary=foo\n", "--foo");
    type("twice fields, other first", start + "boundary=foo\n" + start + "boundary=bar\n", "--foo");
  }

  private void types() {
    for (String field :
        List.of(
            "Content-Type: text/plain\nContent-Type: multipart/mixed; boundary=foo",
            "Content-Type: multipart/mixed; boundary=foo\nContent-Type: text/plain",
            "Content-Type: multipart/mixed; boundary=foo\nContent-Type: application/octet-stream",
            "Content-Type: multipart/mixed, text/plain; boundary=foo",
            "Content-Type: text/plain, multipart/mixed; boundary=foo",
            "Content-Type: multipart; boundary=foo",
            "Content-Type: multipart/; boundary=foo",
            "Content-Type: /mixed; boundary=foo",
            "Content-Type: MULTIPART/x-unknown; boundary=foo",
            "Content-Type: multipart/mixed boundary=foo",
            "Content-Type: multipart/mixed, boundary=foo",
            "Content-Type: multipart/mixed: boundary=foo",
            "Content-Type: \"multipart/mixed\"; boundary=foo",
            "Content-Type: multipart /mixed; boundary=foo",
            "Content-Type: multi\0part/mixed; boundary=foo",
            "Content-Type: (x)multipart/mixed; boundary=foo",
            "Content-Type: multi(x)part/mixed; boundary=foo",
            "Content-Type: multipart(x)/mixed; boundary=foo",
            "Content-Type: =?us-ascii?Q?multipart/mixed?=; boundary=foo",
            "Content-Type:\n multipart/mixed;\n boundary=foo",
            "Content-Type: multi\n part/mixed; boundary=foo",
            "Content-Type: multipart/mixed;\n \n boundary=foo",
            "Content-Type : multipart/mixed; boundary=foo",
            "Content-Type\0: multipart/mixed; boundary=foo",
            "Content-Type(x): multipart/mixed; boundary=foo",
            "Content_Type: multipart/mixed; boundary=foo",
            " Content-Type: multipart/mixed; boundary=foo",
            "ContentType: multipart/mixed; boundary=foo",
            "Content-Type; multipart/mixed; boundary=foo",
            "Content-Type: multipart/mixedmultipart/mixed; boundary=foo",
            "Content-Type: application/octet-stream; boundary=foo",
            "Content-Type: text/plain; boundary=foo",
            "Content-Type: x; multipart/mixed; boundary=foo",
            "Content-Type: ; boundary=foo",
            "X: y")) {
      type("type " + visible(field), field + "\n", "--foo");
    }
    for (String sub :
        List.of(
            "alternative",
            "related",
            "signed",
            "encrypted",
            "report",
            "parallel",
            "digest",
            "form-data",
            "appledouble",
            "byteranges",
            "x-mixed-replace",
            "voice-message")) {
      type("multipart/" + sub, "Content-Type: multipart/" + sub + "; boundary=foo\n", "--foo");
    }
    for (String part :
        List.of(
            "message/rfc822",
            "message/news",
            "message/x",
            "message/global",
            "message/delivery-status",
            "message/feedback-report",
            "text/rfc822-headers",
            "application/octet-stream",
            "text/plain",
            "multipart/mixed; boundary=foo",
            "multipart/mixed; boundary=bar",
            "multipart/mixed",
            "image/gif")) {
      add(
          "part type: " + part,
          letter -> letter.with(Piece.PART_TYPE, "Content-Type: " + part + "\n"));
    }
    add("part type: none", letter -> letter.with(Piece.PART_TYPE, "").with(Piece.DISPOSITION, ""));
    for (String encoding : List.of("base64", "quoted-printable", "x-uuencode", "gzip64")) {
      add(
          "encoding of the whole that is not: " + encoding,
          letter -> letter.with(Piece.TOP, letter.top() + CTE + ": " + encoding + "\n"));
      add(
          "encoding of a message that is not: " + encoding,
          letter ->
              letter
                  .with(Piece.PART_TYPE, "Content-Type: message/rfc822\n")
                  .with(Piece.ENCODING, CTE + ": " + encoding + "\n")
                  .with(
                      Piece.SEPARATOR,
                      "\nSubject: x\nContent-Type: application/x\n"
                          + letter.encodingField()
                          + "\n"));
    }
    add("the whole is base64", letter -> whole(letter, ""));
    add("the whole is base64, and shows parts", letter -> whole(letter, "--foo\n\nx\n--foo--\n"));
  }

  private static Letter whole(Letter letter, String decoy) {
    String inner =
        letter.delimiter()
            + letter.between()
            + letter.partType()
            + letter.encodingField()
            + "\n"
            + letter.body()
            + letter.close();
    return letter
        .with(Piece.TOP, letter.top() + CTE + ": base64\n")
        .with(Piece.DELIMITER, Letter.base64(inner.replace("\n", "\r\n")) + "\n" + decoy)
        .with(Piece.BETWEEN, "")
        .with(Piece.PART_TYPE, "")
        .with(Piece.ENCODING, "")
        .with(Piece.DISPOSITION, "")
        .with(Piece.SEPARATOR, "")
        .with(Piece.BODY, "")
        .with(Piece.CLOSE, "");
  }

  private void lineEnds() {
    for (String end :
        List.of(
            "\r",
            "\u00b6",
            "\u00b6\r",
            "\r\r\u00b6",
            "\r\u00b6\u00b6",
            "\r\u0013",
            "\r ",
            "\u000b",
            "\f",
            "\u0085",
            "\0\n",
            " \n",
            "\t\n",
            "\r\0\u00b6",
            "\u00e2\u0080\u00a8",
            "\r\u00b6\r",
            "\u00b6\r\u00b6",
            "\r\r")) {
      add(
          "line end before the encoding: " + visible(end),
          letter -> letter.with(Piece.PART_TYPE, letter.partType().replace("\n", "") + end));
      add(
          "line end behind the encoding: " + visible(end),
          letter -> letter.with(Piece.ENCODING, letter.encodingField().replace("\n", "") + end));
      add("blank line: " + visible(end), letter -> letter.with(Piece.SEPARATOR, end));
      add("blank line of the message: " + visible(end), letter -> letter.with(Piece.PREAMBLE, end));
    }
    for (String separator :
        List.of(
            "",
            " \n\n",
            "\t\n",
            "x\n\n",
            "\n\n",
            "\n\n\n",
            "junk line\n",
            "\0\n",
            "\r\n\r\u00b6\r",
            "\n \n",
            "\nX: y\n\n",
            ".\n\n",
            "--\n\n",
            "\r/\r\n",
            "X\n X\n")) {
      add("separator: " + visible(separator), letter -> letter.with(Piece.SEPARATOR, separator));
    }
    for (String start :
        List.of(
            "\n",
            "\r",
            " \n",
            "\t\n",
            "junk\n",
            "\0",
            "\u00ef\u00bb\u00bf",
            "From x@y Thu\n",
            ">From x@y\n",
            " cont\n",
            "\n\n",
            "X\n",
            "--\n",
            "Return-Path\n",
            ": x\n")) {
      add(
          "start of the message: " + visible(start),
          letter -> letter.with(Piece.TOP, start + letter.top()));
    }
  }

  private void delimiters() {
    for (String delimiter :
        List.of(
            " --foo\n",
            "\t--foo\n",
            "---foo\n",
            "----foo\n",
            "--foo \n",
            "--foo\t\n",
            "--foox\n",
            "--foo x\n",
            "--foo;\n",
            "-- foo\n",
            "--foo\0\n",
            "\0--foo\n",
            "--foo\r\r\u00b6",
            "--foo\r",
            "--foo\u00b6",
            "x--foo\n",
            ":--foo\n",
            ".--foo\n",
            "--FOO\n",
            "--foo-\n",
            "--foo--x\n",
            "--foo--\n",
            "-foo\n",
            "--\"foo\"\n",
            "=2D-foo\n",
            "\u000b--foo\n",
            "--foo\u000b\n",
            "--foo\n--foo\n",
            "--foo--\n--foo\n",
            "> --foo\n",
            "--foo:\n",
            "foo\n")) {
      add(
          "delimiter: " + visible(delimiter),
          letter -> letter.with(Piece.BETWEEN, "Content-Type: text/plain\n\nHello.\n" + delimiter));
      add(
          "only delimiter: " + visible(delimiter),
          letter -> letter.with(Piece.DELIMITER, delimiter).with(Piece.BETWEEN, ""));
    }
    for (String before :
        List.of("\r", "\u00b6", "\r\r\u00b6", "", " ", "\u000b", "\u00b6\r", "text ")) {
      add(
          "before the delimiter: " + visible(before),
          letter ->
              letter.with(
                  Piece.BETWEEN, "Content-Type: text/plain\n\nHello." + before + "--foo\n"));
    }
    for (String close :
        List.of("", "\n", "\n--foo\n", "\n--foo-\n", "--foo--", "\n--foo --\n", "\n\n")) {
      add("close: " + visible(close), letter -> letter.with(Piece.CLOSE, close));
    }
    add(
        "part in the preamble",
        letter ->
            letter
                .with(Piece.DELIMITER, "")
                .with(Piece.BETWEEN, "")
                .with(Piece.CLOSE, "\n--foo\nContent-Type: text/plain\n\nx\n--foo--\n"));
    add(
        "part behind the close",
        letter ->
            letter.with(
                Piece.BETWEEN, "Content-Type: text/plain\n\nHello.\n--foo--\n\nbye\n--foo\n"));
    add(
        "part behind the close, no delimiter",
        letter -> letter.with(Piece.BETWEEN, "Content-Type: text/plain\n\nHello.\n--foo--\n"));
    add(
        "in the middle of a text",
        letter -> letter.with(Piece.BETWEEN, "Content-Type: text/plain\n\nHello.\n\n"));
    add(
        "boundary within a boundary",
        letter ->
            letter
                .with(Piece.BETWEEN, "Content-Type: multipart/mixed; boundary=foobar\n\n--foobar\n")
                .with(Piece.CLOSE, "\n--foobar--\n--foo--\n"));
    add(
        "the same boundary nested",
        letter ->
            letter.with(Piece.BETWEEN, "Content-Type: multipart/mixed; boundary=foo\n\n--foo\n"));
    add(
        "inner parts under the outer boundary",
        letter ->
            letter.with(
                Piece.BETWEEN, "Content-Type: multipart/mixed; boundary=bar\n\nx\n--foo\n"));
  }

  private void base64() {
    String plain = Letter.encoded("base64");
    for (String junk :
        List.of(
            ".", "-", "#", " ", "\t", "\n", "\r", "\u00b6", "\0", "!", "*", "_", "~", "\u00e9", "%",
            "<", "(x)", ":", "\u0013", "\"", "=")) {
      add(
          "base64: every character and " + visible(junk),
          letter -> body(letter, spread(plain, 1, junk)));
      add(
          "base64: every four and " + visible(junk),
          letter -> body(letter, spread(plain, 4, junk)));
      add(
          "base64: every six and line, " + visible(junk),
          letter -> body(letter, spread(plain, 6, junk + "\n")));
      add("base64: begins with " + visible(junk), letter -> body(letter, junk + plain));
      add("base64: ends with " + visible(junk), letter -> body(letter, plain + junk));
    }
    for (int chunk : List.of(1, 2, 4, 5, 7)) {
      for (String between : List.of("", ".", "\n", " ", "=", "==")) {
        add(
            "base64: " + chunk + " bytes each, " + visible(between),
            letter -> body(letter, chunks(chunk, between)));
      }
    }
    for (String form :
        List.of(
            "%s===",
            "%s",
            "====%s",
            "%s\n\nfooter of a list\n",
            "\n\n\n%s",
            "--%s",
            "=%s",
            "begin-base64 644 a.com\n%s\n====",
            "base64,%s",
            "data:;base64,%s",
            "> %s",
            "%s--",
            "%s=x")) {
      add("base64: " + visible(form), letter -> body(letter, form.replace("%s", plain)));
    }
    add("base64: no padding", letter -> body(letter, plain.replace("=", "")));
    add("base64: for URLs", letter -> body(letter, plain.replace('+', '-').replace('/', '_')));
    add("base64: one line each", letter -> body(letter, spread(plain, 1, "\n")));
    add("base64: wrapped in text", letter -> body(letter, "<" + plain + ">"));
    add("base64: twice", letter -> body(letter, Letter.base64("x") + "\n" + plain));
  }

  private void quotedPrintable() {
    String plain = Letter.quotedPrintable(Letter.file());
    String flat = plain.replace("=\n", "");
    for (String soft :
        List.of(
            "=\u00b6",
            "=\r",
            "=\r\r\u00b6",
            "=\r\u00b6\u00b6",
            "= \n",
            "=\t\n",
            "==\n",
            "= =\n",
            "=",
            "=\0\n")) {
      add("qp: soft end " + visible(soft), letter -> printable(letter, plain.replace("=\n", soft)));
    }
    for (String junk :
        List.of(
            "\t", " ", "\u0012", "\u00aa", "=", "= =", "=2=", "=@=", "=0x", "\0", "\u0007", "=\n",
            "=2\n", "=\n\n", "\u000b")) {
      add(
          "qp: between codes " + visible(junk),
          letter -> printable(letter, flat.replace("=", junk + "=")));
      add(
          "qp: at line ends " + visible(junk),
          letter -> printable(letter, plain.replace("=\n", junk + "=\n")));
    }
    add("qp: lower case", letter -> printable(letter, flat.toLowerCase(java.util.Locale.ROOT)));
    add(
        "qp: split over a soft end",
        letter -> printable(letter, flat.replace("=", "=\n=").replace("=\n=5", "=5=\n")));
    add("qp: code split", letter -> printable(letter, flat.replace("=4", "=4=\n")));
    add("qp: one line", letter -> printable(letter, flat));
    add("qp: no soft end", letter -> printable(letter, plain.replace("=\n", "\n")));
    add("qp: blanks at line ends", letter -> printable(letter, plain.replace("=\n", "= \t \n")));
    add("qp: literal", letter -> printable(letter, Letter.file().replace("=", "=3D")));
  }

  private static Letter body(Letter letter, String body) {
    return letter.with(Piece.ENCODING, CTE + ": base64\n").with(Piece.BODY, body);
  }

  private static Letter printable(Letter letter, String body) {
    return letter.with(Piece.ENCODING, CTE + ": quoted-printable\n").with(Piece.BODY, body);
  }

  private static String spread(String text, int run, String junk) {
    StringBuilder spread = new StringBuilder();
    for (int i = 0; i < text.length(); i += run) {
      spread.append(text, i, Math.min(text.length(), i + run)).append(junk);
    }
    return spread.toString();
  }

  private static String chunks(int bytes, String between) {
    StringBuilder chunks = new StringBuilder();
    for (int i = 0; i < Letter.file().length(); i += bytes) {
      String chunk = Letter.file().substring(i, Math.min(Letter.file().length(), i + bytes));
      chunks.append(Letter.base64(chunk)).append(between);
    }
    return chunks.toString();
  }

  static String visible(String text) {
    StringBuilder visible = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      visible.append(c < ' ' || c > '~' ? String.format("{%02x}", (int) c) : String.valueOf(c));
    }
    return visible.toString();
  }
}
