package org.postern.inspection.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** What fuzzing starts from where the format is text: a little of everything that is looked at. */
final class Seeds {
  private static final String TYPE =
      "Content-Type: multipart/mixed; boundary=\"b\"; name*0*=utf-8''a%C3%BC; name*1=\".exe\"";

  private Seeds() {}

  static List<byte[]> of(String target) {
    return switch (target) {
      case "header" ->
          texts(
              TYPE + "\r\nSubject: x\r\n y\r\nno colon\r\n \r\nA (comment): b\r\n\r\nbody",
              "From me\rContent-Type : text/html\rX:\0 Content-Type: a/b\r\rbody",
              "A: b\u000bContent-Disposition: attachment; filename=\"a.exe\"\n\n");
      case "values" ->
          texts(
              "text/plain; charset=\"utf-8\"; name=\"=?utf-8?B?w7w=?= (x).exe\"; boundary=b",
              "a/b;filename*0*=utf-8''a%C3%BC;filename*1=\".e\";filename*=iso-8859-1'en'%41",
              "a/b (c\\)(d)); boundary = \"a\\\"b\"; boundary*0=x; boundary='y', name=a",
              "=?utf-7?Q?+AGE-=20=41?= =?iso-2022-jp?b?GyRCMEwbKEI=?= =?x?y?z?=");
      case "delimiters" ->
          texts(
              "b\npreamble\r\n--b\r\nContent-Type: a\r\n\r\none\r\n--b  \r\n\r\ntwo\r\n--b--\r\nx",
              "--\n----\r----\n------\n---",
              "abcdefgh\n --abcdefgh\nx --abcdefgh content-type: x\n--abcdefgh--\n--abcdefghi");
      case "one-line", "one-line-wide" -> texts("a\u202eb\n=\"c\\d'", "a\0 b \u00fc");
      case "clamd-reply" ->
          texts(
              "stream: OK\0",
              "stream: Some.Name FOUND\0",
              "INSTREAM size limit exceeded. ERROR\0",
              "COMMAND READ TIMED OUT\0x");
      case "icap-reply" ->
          texts(
              "ICAP/1.0 204 No Content\r\nISTag: \"a\"\r\n\r\n",
              "ICAP/1.0 200 OK\r\nX-Infection-Found: Type=0; Resolution=2; Threat=A;\r\n"
                  + "X-Violations-Found: 1\r\n\ta\r\n\tb\r\n\t0\r\n\t0\r\n\r\n",
              "ICAP/1.0 200 OK\r\nEncapsulated: res-hdr=0, res-body=19\r\n\r\n"
                  + "HTTP/1.1 200 OK\r\n\r\n9\r\nHello Joe\r\n0\r\n\r\n");
      case "base64" -> texts("QUJD\r\nQQ==QkM=", "Q.U-J_D\r\nREVG", "QUJDRA===");
      case "quoted-printable" -> texts("Gr=C3=BC=\r\nsse  \r\n=4=\r\n1=", "a=x=4=4\0=3D \t\n");
      case "openpgp" ->
          List.of(
              bytes("\u00cb\u0012b\5a.exe\0\0\0\0hello!"),
              bytes("\u00c8\u0013\0\u00cb\u00e3b\5a.exe\0"),
              bytes("\u00a3\1\u0003\0"),
              bytes("\u00c1\u004c\3abcdefgh"));
      case "uu", "xx" ->
          texts(
              "begin 644 a.exe\n#86)C\n`\nend\n",
              "begin 644 a\nhDaPjR\nend\n",
              "> begin a\n> #86)C\n",
              "begin-base64 644 a\nQUJD\n====\n");
      case "yenc" -> texts("=ybegin line=9 size=3 name=a\n=}..\n..a\n=yend\n");
      case "binhex" ->
          texts(
              "(This file must be converted with BinHex 4.0)\n\n:#h0[GA*d,Q&Z)%-\n)!#3\"`)!!:\n",
              "(this file must be converted with binhex\n:!!!\n!!:");
      case "properties" ->
          texts(
              "BEGIN:VCALENDAR\nATTACH;X-FILENAME=a.exe;ENCODING=BASE64;VALUE=BINARY:\n QUJD\n",
              "BEGIN:VCARD\nPHOTO;ENCODING=b:QUJD\n REVG\nKEY;BASE64:QUJD\n");
      case "data-urls" ->
          texts(
              "<a href=\"data:a/b;base64,QUJD%2b\">",
              "<a href='&#100;&#x61;t&Tab;a&colon;;base64,QQ=='>",
              "url(data:,a%20b) da\nta:text/html;charset=x,<b>");
      case "sniffer" -> sniffer();
      case "message" -> messages();
      default -> throw new IllegalArgumentException("nothing to start " + target + " from");
    };
  }

  private static List<byte[]> sniffer() {
    byte[] zipEnd = bytes("PK\5\6" + "\0".repeat(18));
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(bytes("MZ" + "\0".repeat(58) + "@\0\0\0PE\0\0"));
    both.writeBytes(zipEnd);
    byte[] tar = new byte[512];
    System.arraycopy(bytes("ustar"), 0, tar, 257, 5);
    return Stream.concat(
            Stream.of(both.toByteArray(), tar, zipEnd),
            texts(
                "\u00ff\u00fe<\0s\0v\0g\0",
                "  <!DOCTYPE html><hta:application",
                "%PDF-1.4",
                "\u0030\u0080\6\11\u002a\u0086\u0048\u0086\u00f7\r\1\7\2.........",
                "From a@b")
                .stream())
        .toList();
  }

  private static List<byte[]> messages() {
    return texts(
        TYPE
            + "\r\n\r\n--b\r\nContent-Transfer-Encoding: base64\r\n\r\nQUJD\r\n--b\r\n"
            + "Content-Type: message/rfc822\r\n\r\nSubject: x\r\n\r\nbegin 644 a\r\n#86)C\r\nend\r\n"
            + "--b--\r\nContent-Type: text/html\r\n\r\n<a href='data:;base64,QUJD'>",
        "Content-Type: multipart/alternative; boundary=a; boundary=b\r\n\r\n--a\r\n\r\n--b\r\n\r\nx",
        "Content-Transfer-Encoding: base64\nContent-Transfer-Encoding: quoted-printable\n\nQQ==QQ==",
        "Content-Type: text/plain; name=\"a.zip\"\n\nPK\3\4" + "\0".repeat(30) + "PK\5\6",
        "Content-Type: application/pkcs7-mime\rContent-Transfer-Encoding: uuencode\r\rbegin 6 a\r");
  }

  private static List<byte[]> texts(String... texts) {
    return Stream.of(texts).map(Seeds::bytes).toList();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
