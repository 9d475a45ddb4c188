package org.postern.bench;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;

/** Mails as people send them, always the same, of about a size. */
final class OrdinaryMail {
  private static final String[] WORDS =
      ("the of and to in that it was for on with as his they be at one have this from or had by "
              + "word but what some we can out other were all there when up use your how said an "
              + "each she which do their time if will way about many then them would write like "
              + "so these her long make thing see him two has look more day could go come did")
          .split(" ");

  /** What is written in German has a letter that needs two codes in about each fifth word. */
  private static final String[] GERMAN =
      ("der die und f=C3=BCr das ist von nicht =C3=BCber werden haben k=C3=B6nnen auch nach bei "
              + "sch=C3=B6ne Gr=C3=BC=C3=9Fe wir sie aus noch wie einen durch wenn nur war")
          .split(" ");

  private final Random random = new Random(20261122);

  /**
   * Returns a mail.
   *
   * @param kind {@code text}, {@code qp}, {@code base64} or {@code mixed}
   */
  static byte[] of(String kind, int size) {
    OrdinaryMail mail = new OrdinaryMail();
    String text =
        switch (kind) {
          case "text" -> mail.head() + "Content-Type: text/plain\n\n" + mail.text(WORDS, size, "");
          case "qp" -> mail.head() + mail.quoted("plain", size);
          case "base64" ->
              mail.head() + mail.multipart("mixed", mail.quoted("plain", 500), mail.picture(size));
          case "mixed" -> mail.mixed(size);
          default -> throw new IllegalArgumentException(kind);
        };
    return text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
  }

  private String mixed(int size) {
    String letter = multipart("alternative", quoted("plain", size / 16), quoted("html", size / 8));
    String forwarded =
        "Content-Type: message/rfc822\n\n"
            + head()
            + multipart("mixed", quoted("plain", size / 16), picture(size / 4));
    return head() + multipart("mixed", letter, picture(size / 4), picture(size / 4), forwarded);
  }

  private String head() {
    StringBuilder head = new StringBuilder();
    for (int hop = 1; hop <= 5; hop++) {
      head.append(
          """
          Received: from relay%d.example.net (relay%d.example.net [192.0.2.%d])
          \tby mx.example.org with ESMTPS id %08x
          \tfor <user@example.org>; Mon, 16 Nov 2026 09:00:0%d +0100
          """
              .formatted(hop, hop, hop, random.nextInt(), hop));
    }
    return head
        + """
        DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=example.net; s=mail;
        \th=from:to:subject:date:message-id:mime-version:content-type; bh=%s;
        \tb=%s
        From: Alice <alice@example.net>
        To: User <user@example.org>
        Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?= and the quarterly report
        Date: Mon, 16 Nov 2026 09:00:00 +0100
        Message-ID: <%08x@example.net>
        MIME-Version: 1.0
        """
            .formatted(base64(32).strip(), base64(54).strip(), random.nextInt());
  }

  private String multipart(String subtype, String... parts) {
    String boundary = "----=_Part_%08x".formatted(random.nextInt());
    StringBuilder body = new StringBuilder();
    body.append("Content-Type: multipart/").append(subtype).append("; boundary=\"");
    body.append(boundary).append("\"\n\nThis is a multi-part message in MIME format.\n");
    for (String part : parts) {
      body.append("\n--").append(boundary).append('\n').append(part);
    }
    return body.append("\n--").append(boundary).append("--\n").toString();
  }

  private String quoted(String subtype, int size) {
    return "Content-Type: text/%s; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n%s"
        .formatted(subtype, text(GERMAN, size, "="));
  }

  private String picture(int size) {
    return """
    Content-Type: image/jpeg; name="one.jpg"
    Content-Disposition: attachment; filename="one.jpg"
    Content-Transfer-Encoding: base64

    /9j/4AAQSkZJRgABAQAAAQABAAD/%s"""
        .formatted(base64(size / 78 * 57));
  }

  private String base64(int bytes) {
    byte[] noise = new byte[bytes];
    random.nextBytes(noise);
    return Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(noise) + "\n";
  }

  /** Lines of up to 76 characters; quoted-printable ends most of them in the middle of a line. */
  private String text(String[] words, int size, String soft) {
    StringBuilder text = new StringBuilder();
    int line = 0;
    while (text.length() < size) {
      String word = words[random.nextInt(words.length)];
      if (line + word.length() > 74) {
        text.append(random.nextInt(4) == 0 ? "" : soft).append('\n');
        line = 0;
      }
      text.append(word).append(' ');
      line += word.length() + 1;
    }
    text.setLength(text.length() - 1);
    return text.append('\n').toString();
  }
}
