package org.postern.inspection.strip;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.inspection.anatomy.Anatomy;
import org.postern.inspection.anatomy.Budget;
import org.postern.inspection.anatomy.Limit;
import org.postern.inspection.content.Content;

/** Which parts go so that a place in a message is gone, and which messages are kept whole. */
class RemovalTest {
  private static final String TEXT = "Content-Type: text/plain\n\nhello\n";
  private static final String FILE = "Content-Type: image/png; name=a.png\n\nabc\n";
  private static final String INNER =
      "Subject: in\nContent-Type: multipart/mixed; boundary=y\n\n--y\n";

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "a part, 2, 2",
    "two parts, 2 3, 2 3",
    "a part twice, 2 2, 2",
    "a member of an archive, 4!b.zip!in.txt, 4",
    "a part of an attached message, 5.1.2, 5.1.2",
    "an attached message that is one part, 6.1, 6",
    "a part and what it lies in, 5.1.2 5, 5",
    "a part of an attached message that is encoded, 7.1.2, 7"
  })
  void what_goes(String what, String places, String gone) throws IOException {
    assertThat(cuts(Removal.of(mail(message("", parts())), List.of(places.split(" ")), false)))
        .isEqualTo(List.of(gone.split(" ")));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DKIM-Signature: v=1           | 2     | the message is signed, and taking out a part would break that
          dkim-signature : v=1          | 2     | the message is signed, and taking out a part would break that
          ARC-Seal: i=1                 | 5.1.2 | the message is signed, and taking out a part would break that
          ARC-Message-Signature: i=1    | 2     | the message is signed, and taking out a part would break that
          DomainKey-Signature: q=dns    | 2     | the message is signed, and taking out a part would break that
          X: 1                          | message | there is nothing else in the message than what has to go
          X: 1                          | 9     | a place that has to go is not there any more
          """)
  void what_is_kept_whole(String field, String place, String why) throws IOException {
    assertThat(Removal.of(mail(message(field + "\n", parts())), List.of(place), false))
        .isEqualTo(new Removal.Whole(why));
  }

  @Test
  void a_signature_around_the_part_counts_and_no_other() {
    String signed =
        "Content-Type: multipart/signed; boundary=y; protocol=x/y; micalg=z\n\n--y\n"
            + FILE
            + "--y\nContent-Type: application/pgp-signature\n\nsig\n--y--\n";
    Anatomy anatomy = mail(message("", TEXT, signed, FILE));
    assertThat(Removal.of(anatomy, List.of("2.1"), false)).isInstanceOf(Removal.Whole.class);
    assertThat(cuts(Removal.of(anatomy, List.of("2.1"), true))).containsExactly("2.1");
    assertThat(cuts(Removal.of(anatomy, List.of("3"), false))).containsExactly("3");
    assertThat(cuts(Removal.of(anatomy, List.of("2"), false))).containsExactly("2");
  }

  @Test
  void a_message_of_one_part_is_kept_whole() {
    assertThat(Removal.of(mail("Subject: x\n" + FILE), List.of("message"), true))
        .isEqualTo(new Removal.Whole("there is nothing else in the message than what has to go"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          no close delimiter  | --x--         | -
          two boundaries      | boundary=x    | boundary=x; boundary=z
          a doubtful one      | hello         | - --x\\nContent-Type: image/gif
          """)
  void a_message_with_a_fault_is_kept_whole(String what, String from, String to) {
    String message = message("", TEXT, FILE).replace(from, to.replace("\\n", "\n"));
    assertThat(Removal.of(mail(message), List.of("2"), true)).isInstanceOf(Removal.Whole.class);
  }

  @Test
  void what_is_wrong_in_a_part_that_goes_does_not_count() {
    String broken = "Content-Type: multipart/mixed; boundary=y\n\n--y\n" + FILE;
    Anatomy anatomy = mail(message("", TEXT, broken, FILE));
    assertThat(cuts(Removal.of(anatomy, List.of("2"), false))).containsExactly("2");
    assertThat(Removal.of(anatomy, List.of("3"), false)).isInstanceOf(Removal.Whole.class);
  }

  @Test
  void a_message_that_was_not_seen_to_its_end_is_kept_whole() {
    Content content = Content.of(message("", TEXT, FILE, FILE).getBytes(ISO_8859_1));
    Anatomy anatomy = Anatomy.of(content, Budget.DEFAULT.with(Limit.PARTS, 3));
    assertThat(Removal.of(anatomy, List.of("2"), true)).isInstanceOf(Removal.Whole.class);
  }

  private static String[] parts() throws IOException {
    String nested = INNER + TEXT + "--y\n" + FILE + "--y--\n";
    return new String[] {
      TEXT,
      FILE,
      FILE,
      "Content-Type: application/zip; name=b.zip\nContent-Transfer-Encoding: base64\n\n"
          + Base64.getMimeEncoder().encodeToString(zip())
          + "\n",
      "Content-Type: message/rfc822\n\n" + nested,
      "Content-Type: message/rfc822\n\nSubject: one\n" + FILE,
      "Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n"
          + Base64.getMimeEncoder().encodeToString(nested.getBytes(ISO_8859_1))
          + "\n"
    };
  }

  private static byte[] zip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("in.txt"));
      zip.write('x');
    }
    return bytes.toByteArray();
  }

  static String message(String field, String... parts) {
    return field
        + "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n"
        + String.join("--x\n", parts)
        + "--x--\n";
  }

  static Anatomy mail(String message) {
    return Anatomy.of(Content.of(message.getBytes(ISO_8859_1)), Budget.DEFAULT);
  }

  private static List<String> cuts(Removal removal) {
    assertThat(removal).isInstanceOf(Removal.Parts.class);
    return ((Removal.Parts) removal).cuts().stream().map(cut -> cut.part().path()).toList();
  }
}
