package org.postern.inspection.anatomy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postern.inspection.anatomy.Mails.anatomy;
import static org.postern.inspection.anatomy.Mails.attachment;
import static org.postern.inspection.anatomy.Mails.bytes;
import static org.postern.inspection.anatomy.Mails.multipart;
import static org.postern.inspection.anatomy.Mails.node;
import static org.postern.inspection.anatomy.Mails.text;
import static org.postern.inspection.anatomy.Mails.zip;

import org.junit.jupiter.api.Test;

/** What the tree of a message looks like: paths, ranges, contents. */
class AnatomyTest {
  private static final String TEXT = "Content-Type: text/plain\n\nhello\n";

  @Test
  void a_plain_message_is_one_node() {
    Anatomy anatomy = anatomy("Subject: hi\n\nhello\n");
    assertThat(anatomy.nodes()).hasSize(1);
    Node root = anatomy.root();
    assertThat(root.path()).isEqualTo("message");
    assertThat(root.declaredTypes()).containsExactly("text/plain");
    assertThat(root.range()).contains(new Node.Range(0, 22));
    assertThat(root.header().fields()).containsExactly(new Header.Field("Subject", " hi"));
    assertThat(text(root.reading())).isEqualTo("hello\r\n");
    assertThat(root.faults()).isEmpty();
    assertThat(anatomy.exceeded()).isEmpty();
  }

  @Test
  void parts_are_numbered_at_each_level() {
    Anatomy anatomy =
        anatomy(multipart("out", TEXT, multipart("in", TEXT, TEXT), attachment("a", bytes("x"))));
    assertThat(anatomy.nodes().map(Node::path))
        .containsExactly("message", "1", "2", "2.1", "2.2", "3");
    assertThat(anatomy.leaves().map(Node::path)).containsExactly("1", "2.1", "2.2", "3");
    assertThat(node(anatomy, "2").boundaries()).containsExactly("in");
    assertThat(anatomy.nodes()).allSatisfy(node -> assertThat(node.faults()).isEmpty());
  }

  @Test
  void the_range_of_a_part_is_its_raw_bytes() {
    String mail = multipart("b", TEXT, attachment("a", bytes("x"))).replace("\n", "\r\n");
    Node part = node(anatomy(bytes(mail)), "1");
    Node.Range range = part.range().orElseThrow();
    assertThat(mail.substring((int) range.from(), (int) range.to()))
        .isEqualTo(TEXT.replace("\n", "\r\n"));
  }

  @Test
  void an_attached_message_is_a_part_with_one_inside() {
    Anatomy anatomy =
        anatomy(multipart("out", "Content-Type: message/rfc822\n\n" + multipart("in", TEXT, TEXT)));
    assertThat(anatomy.nodes().map(Node::path))
        .containsExactly("message", "1", "1.1", "1.1.1", "1.1.2");
    assertThat(node(anatomy, "1.1.2").range()).isPresent();
  }

  @Test
  void an_attached_message_in_base64_is_read_too_but_has_no_raw_range() {
    byte[] inner = bytes(multipart("in", TEXT, attachment("x.exe", bytes("MZ"))));
    String part = attachment("m.eml", inner).replace("application/octet-stream", "message/rfc822");
    Anatomy anatomy = anatomy(multipart("out", part));
    assertThat(anatomy.nodes().map(Node::path))
        .containsExactly("message", "1", "1.1", "1.1.1", "1.1.2");
    Node file = node(anatomy, "1.1.2");
    assertThat(file.range()).isEmpty();
    assertThat(file.names()).containsExactly("x.exe");
    assertThat(text(file.reading())).isEqualTo("MZ");
  }

  @Test
  void the_parts_of_a_digest_are_messages_unless_they_say_otherwise() {
    String digest = multipart("d", "\nSubject: one\n\nhello", TEXT).replace("mixed", "digest");
    Anatomy anatomy = anatomy(digest);
    assertThat(anatomy.nodes().map(Node::path)).containsExactly("message", "1", "1.1", "2");
    assertThat(node(anatomy, "1").declaredType()).isEqualTo("message/rfc822");
  }

  @Test
  void members_of_a_zip_follow_its_name() {
    byte[] archive = zip(false, "docs/read me.txt", "hello", "setup.exe", "MZ\0\1");
    Anatomy anatomy = anatomy(multipart("b", TEXT, attachment("a.zip", archive)));
    assertThat(anatomy.nodes().map(Node::path))
        .containsExactly("message", "1", "2", "2!a.zip!docs/read me.txt", "2!a.zip!setup.exe");
    Node member = node(anatomy, "2!a.zip!setup.exe");
    assertThat(member.names()).containsExactly("setup.exe");
    assertThat(member.reading().type().family()).isEqualTo(FileType.Family.EXECUTABLE);
    assertThat(text(member.reading())).isEqualTo("MZ\0\1");
  }

  @Test
  void a_name_from_a_message_cannot_forge_a_path() {
    byte[] archive = zip(false, "a!b\r\n\u202e.txt", "hello");
    Anatomy anatomy = anatomy(multipart("b", attachment("x!y.zip", archive)));
    assertThat(anatomy.nodes().map(Node::path)).contains("1!x?y.zip!a?b???.txt");
  }

  @Test
  void two_boundaries_are_two_readings() {
    String mail =
        """
        Content-Type: multipart/mixed; boundary=foo; boundary=faa

        --foo

        one
        --faa

        two
        --faa--
        --foo--
        """;
    Anatomy anatomy = anatomy(mail);
    assertThat(anatomy.root().readings())
        .extracting(Reading::how)
        .containsExactly("boundary \"foo\"", "boundary \"faa\"");
    assertThat(anatomy.nodes().map(Node::path)).containsExactly("message", "1", "message[2].1");
    assertThat(Mails.faults(anatomy.root())).containsExactly(Irregularity.BOUNDARY_REPEATED);
    assertThat(text(node(anatomy, "message[2].1").reading())).isEqualTo("two");
  }

  @Test
  void base64_that_goes_on_behind_its_padding_has_a_reading_for_each_way_of_going_on() {
    Anatomy anatomy = anatomy("Content-Transfer-Encoding: base64\n\nQUI=\nQ0Q=\n");
    assertThat(anatomy.root().readings())
        .extracting(Mails::text)
        .startsWith("AB", "ABCD")
        .hasSize(3);
    assertThat(Mails.faults(anatomy.root())).containsExactly(Irregularity.BASE64_BEHIND_PADDING);
  }
}
