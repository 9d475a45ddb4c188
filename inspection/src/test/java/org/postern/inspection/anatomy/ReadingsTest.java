package org.postern.inspection.anatomy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Where programs read a message in different ways, every way is read. Each row hides {@code evil},
 * in base64, from most programs. {@code ~} is CRLF, {@code ^} LF, {@code !} CR, {@code @} NUL.
 */
class ReadingsTest {
  private static final String EVIL = "Content-Transfer-Encoding: base64~~ZXZpbA==~";

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Content-Transfer-Encoding : base64~~ZXZpbA==~           | FIELD_NAME_NOT_PLAIN
          Content-Tran(x)sfer-Encoding: base64~~ZXZpbA==~         | FIELD_NAME_NOT_PLAIN
          Content-Transfer-Enc@oding: base64~~ZXZpbA==~           | FIELD_NAME_NOT_PLAIN
          Content-Transfer-Encoding: 7bit~Content-Transfer-Encoding: base64~~ZXZpbA==~ | FIELD_REPEATED
          Content-Transfer-Encoding: 7bit, base64~~ZXZpbA==~      | ENCODING_UNKNOWN
          Content-Transfer-Encoding: base64 (x)~~ZXZpbA==~        | ENCODING_NOT_PLAIN
          Content-Transfer-Encoding: bas~ e64~~ZXZpbA==~          | ENCODING_NOT_PLAIN
          X-A: b!Content-Transfer-Encoding: base64~~ZXZpbA==~     | HEADER_BARE_CR
          Content-Type: a/b@Content-Transfer-Encoding: base64~~ZXZpbA==~ | FIELD_IN_VALUE
          Content-Transfer-Encoding: base64~ ~ZXZpbA==~           | HEADER_BLANK_CONTINUATION
          Content-Transfer-Encoding: base64~junk~~ZXZpbA==~       | HEADER_LINE_WITHOUT_COLON
          Content-Transfer-Encoding: base64~ZXZpbA==~             | HEADER_LINE_WITHOUT_COLON
          Content-Transfer-Encoding: base64^!ZXZpbA==~            | HEADER_BARE_CR
          X-A: b~~Content-Transfer-Encoding: base64~~ZXZpbA==~    | -
          Content-Transfer-Encoding: base64~~ZXZ.pbA==~           | BASE64_JUNK
          Content-Transfer-Encoding: base64~~ZXY=aWw=~            | BASE64_BEHIND_PADDING
          Content-Transfer-Encoding: quoted-printable~~ev@il      | QUOTED_PRINTABLE_CONTROL
          Content-Transfer-Encoding: quoted-printable~~=65=@=76=69=6c | QUOTED_PRINTABLE_BAD_CODE
          """)
  void of_an_entity(String mail, String fault) {
    check(mail, fault);
  }

  @ParameterizedTest(name = "{0} with {1} is {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          multipart/x; boundary=a; boundary=b     | ~--b~E--b--~               | BOUNDARY_REPEATED
          multipart/x; boundary=a; boundary=b     | ~--a~E--a--~               | BOUNDARY_REPEATED
          multipart/x; boundary=a, boundary=b     | ~--b~E--b--~               | BOUNDARY_NOT_PLAIN
          multipart/x; boundary="a"b              | ~--b~E--b--~               | BOUNDARY_NOT_PLAIN
          multipart/x; boundary=(c)a              | ~--(c)a~E--(c)a--~         | BOUNDARY_NOT_PLAIN
          multipart/x; boundary==?x?Q?a?=         | ~--a~E--a--~               | BOUNDARY_NOT_PLAIN
          multipart/x; boundary*=us-ascii''a      | ~--a~E--a--~               | BOUNDARY_NOT_PLAIN
          multipart/x; boundary="a                | ~--a~E--a--~               | BOUNDARY_NOT_PLAIN
          multipart/x; boundary=""                | ~--~E----~                 | BOUNDARY_MISSING
          multipart/x                             | ~--a~E--a--~               | BOUNDARY_MISSING
          multipart/x; boundary=a                 | ~--other~E--other--~       | DELIMITER_UNDECLARED
          multipart/x; boundary=a                 | ~ --a~E--a--~              | DELIMITER_DOUBTFUL
          multipart/x; boundary=a                 | ~--a~~x~---a~E--a--~       | DELIMITER_DOUBTFUL
          multipart/x; boundary=a                 | ~--a~~x~--ajunk~E--a--~    | DELIMITER_DOUBTFUL
          multipart/x; boundary=a                 | ~--a~~x--a~E--a--~         | DELIMITER_DOUBTFUL
          multipart/x; boundary=a                 | ~E--a~~x~--a--~            | PREAMBLE_HOLDS_PART
          multipart/x; boundary=a                 | ~--a~~x~--a--~E            | EPILOGUE_HOLDS_PART
          multipart/x; boundary=a                 | ~--a~~x~--a--~--a~E--a--~  | EPILOGUE_HOLDS_PART
          multipart/x; boundary=a                 | ~--a~~x~--a--~--b~E--b--~  | EPILOGUE_HOLDS_PART
          multipart; boundary=a                   | ~--a~E--a--~               | TYPE_AMBIGUOUS
          multi@part/x; boundary=a                | ~--a~E--a--~               | TYPE_AMBIGUOUS
          text/plain~Content-Type: multipart/x; boundary=a | ~--a~E--a--~      | FIELD_REPEATED
          text/plain                              | ~--a~E--a--~               | -
          message/x-own                           | ~Subject: x~E              | -
          """)
  void of_a_multipart(String type, String body, String fault) {
    check("Content-Type: " + type + "~" + body.replace("E", EVIL), fault);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Content-Type: multipart/x; boundary=Apple-1~~--Apple-1~Content-Type: multipart/x; boundary=Apple-10~~--Apple-10~Content-Type: a/b~~x~--Apple-10--~--Apple-1--~
          Content-Type: multipart/x; boundary="a b"~~not a part~--a b~~x~--a b--~footer~
          Content-Type: multipart/x; boundary = "=_x="; charset="a b"~~--=_x=~~--=_ no~--=_x=--~
          Content-Type: text/html; name="(x) boundary=1.html"~Content-Transfer-Encoding: 8BIT~~<a>~
          DKIM-Signature: a; h=from:~ content-type:to~X-Report: x~ Content-Type: y~~x~
          Content-Transfer-Encoding: quoted-printable~~=46rom here=~, =3D=20~
          """)
  void of_honest_mail_there_is_one(String mail) {
    Anatomy anatomy = Mails.anatomy(bytes(mail));
    assertThat(anatomy.nodes())
        .allSatisfy(
            node -> {
              assertThat(node.readings()).hasSize(1);
              assertThat(node.faults()).isEmpty();
            });
  }

  @Test
  void a_delimiter_may_close_far_behind_the_boundary_that_it_is_of() {
    String inner =
        "Content-Type: multipart/x; boundary=Apple-10\n\n--Apple-10\n\n"
            + "a long letter\n".repeat(2_000)
            + "--Apple-10--";

    Anatomy anatomy = Mails.anatomy(Mails.multipart("Apple-1", inner, "\nbye"));

    assertThat(anatomy.nodes().flatMap(node -> node.faults().stream())).isEmpty();
  }

  @Test
  void prose_in_an_archive_that_begins_as_a_message_does_is_not_accused() {
    String prose = "To: everyone\r\nhave a look (at: this)\r\nContent-T(x)ype: a\r\n\r\nx\r\n";

    assertThat(faultsInZip("readme.txt", prose)).isEmpty();
    assertThat(faultsInZip("letter.eml", prose)).contains(Irregularity.FIELD_NAME_NOT_PLAIN);
  }

  @ParameterizedTest
  @CsvSource({"base64, ENCODING_OF_PARTS", "quoted-printable, -"})
  void parts_that_are_shown_may_hide_others_behind_an_encoding(String encoding, String fault) {
    String hidden = "Content-Type: a/b~~evil";
    String encoded =
        encoding.equals("base64")
            ? Base64.getEncoder().encodeToString(bytes("~--b~" + hidden + "~--b--~"))
            : "=2D-b~" + hidden + "~=2D-b--";
    check(
        "Content-Type: multipart/mixed; boundary=b~Content-Transfer-Encoding: "
            + encoding
            + "~~"
            + encoded
            + "~--b~~shown~--b--~",
        fault);
  }

  private static List<Irregularity> faultsInZip(String name, String text) {
    String mail = Mails.multipart("b", Mails.attachment("a.zip", Mails.zip(false, name, text)));
    return Mails.anatomy(mail).nodes().flatMap(node -> Mails.faults(node).stream()).toList();
  }

  private static void check(String mail, String fault) {
    Anatomy anatomy = Mails.anatomy(bytes(mail));
    assertThat(anatomy.nodes().flatMap(node -> node.readings().stream()).map(Mails::text))
        .as("%s", anatomy)
        .anyMatch(text -> text.strip().equals("evil"));
    if (!fault.equals("-")) {
      assertThat(anatomy.nodes().flatMap(node -> Mails.faults(node).stream()))
          .contains(Irregularity.valueOf(fault));
    }
    Mails.checkReadable(anatomy);
  }

  private static byte[] bytes(String text) {
    return Mails.bytes(
        text.replace("~", "\r\n").replace('^', '\n').replace('!', '\r').replace('@', '\0'));
  }
}
