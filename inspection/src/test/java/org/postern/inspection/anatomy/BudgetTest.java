package org.postern.inspection.anatomy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postern.inspection.anatomy.Mails.attachment;
import static org.postern.inspection.anatomy.Mails.bytes;
import static org.postern.inspection.anatomy.Mails.multipart;
import static org.postern.inspection.anatomy.Mails.zip;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.inspection.anatomy.Anatomy.Exceeded;
import org.postern.inspection.content.Content;

/** Each budget with one too few, just enough, and one to spare: what is seen, and what is said. */
class BudgetTest {
  private static final int LOTS = 1_000_000;
  private static final String TEXT = "Content-Type: text/plain\n\nhello";

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void depth_of_multiparts(int depth) {
    String mail = multipart("a", multipart("b", multipart("c", TEXT)));
    Anatomy anatomy = anatomy(mail, new Budget(depth, LOTS, LOTS, LOTS));
    expect(anatomy, depth < 3, new Exceeded("depth", "1.1", 2));
    assertThat(anatomy.nodes()).hasSize(depth < 3 ? 3 : 4);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void depth_of_a_zip_in_a_message(int depth) {
    String inner = multipart("b", attachment("a.zip", zip(false, "x.txt", "hello")));
    Anatomy anatomy =
        anatomy("Content-Type: message/rfc822\n\n" + inner, new Budget(depth, LOTS, LOTS, LOTS));
    expect(anatomy, depth < 3, new Exceeded("depth", "1.1!a.zip", 2));
    assertThat(anatomy.nodes()).hasSize(depth < 3 ? 3 : 4);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5})
  void parts_of_a_multipart(int parts) {
    Anatomy anatomy = anatomy(multipart("b", TEXT, TEXT, TEXT), new Budget(9, parts, LOTS, LOTS));
    expect(anatomy, parts < 4, new Exceeded("parts", "3", 3));
    assertThat(anatomy.nodes()).hasSize(Math.min(parts, 4));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5})
  void members_of_a_zip_are_parts(int parts) {
    String mail = multipart("b", attachment("z", zip(false, "1", "x", "2", "y")));
    Anatomy anatomy = anatomy(mail, new Budget(9, parts, LOTS, LOTS));
    expect(anatomy, parts < 4, new Exceeded("parts", "1!z!2", 3));
    assertThat(anatomy.nodes()).hasSize(Math.min(parts, 4));
  }

  @ParameterizedTest
  @ValueSource(ints = {19, 20, 21})
  void bytes_of_a_header(int headerBytes) {
    Anatomy anatomy = anatomy("Subject: 12345678\n\nbody", new Budget(9, 9, headerBytes, LOTS));
    expect(anatomy, headerBytes < 19, new Exceeded("headerBytes", "message", headerBytes));
    anatomy = anatomy("Subject: 1234567890\n\nbody", new Budget(9, 9, headerBytes, LOTS));
    expect(anatomy, headerBytes < 21, new Exceeded("headerBytes", "message", headerBytes));
    assertThat(Mails.text(anatomy.root().reading())).isEqualTo("body");
  }

  @ParameterizedTest
  @ValueSource(ints = {9, 10, 11})
  void decoded_bytes_of_all_parts_together(int decodedBytes) {
    Anatomy anatomy = anatomy(multipart("b", TEXT, TEXT), new Budget(9, 9, LOTS, decodedBytes));
    expect(anatomy, decodedBytes < 10, new Exceeded("decodedBytes", "2", 9));
    assertThat(anatomy.leaves().mapToLong(leaf -> leaf.reading().size()).sum())
        .isEqualTo(Math.min(10, decodedBytes));
    Mails.checkReadable(anatomy);
  }

  @ParameterizedTest
  @ValueSource(ints = {99_999, 100_000, 100_001})
  void bytes_that_come_out_of_a_zip_are_counted_and_not_believed(int decodedBytes) {
    byte[] zip = zip(false, "zeros", "\0".repeat(100_000));
    int rest = zip.length;
    Anatomy anatomy =
        anatomy(multipart("b", attachment("z", zip)), new Budget(9, 9, LOTS, decodedBytes + rest));
    expect(
        anatomy,
        decodedBytes < 100_000,
        new Exceeded("decodedBytes", "1!z!zeros", decodedBytes + rest));
    Mails.checkReadable(anatomy);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5})
  void readings_besides_the_first_of_a_spot(int readings) {
    String mail = "Content-Transfer-Encoding: x-own\n\nQUJD=\nQUJD";
    Anatomy anatomy = anatomy(mail, new Budget(9, 9, LOTS, LOTS, readings, Unpacking.DEFAULT));
    expect(anatomy, readings < 4, new Exceeded("readings", "message", readings));
    assertThat(anatomy.root().readings()).hasSizeLessThanOrEqualTo(1 + readings);
  }

  @Test
  void a_second_reading_draws_on_the_bytes_that_may_be_looked_at() {
    String mail = "Content-Type: multipart/x; boundary=a; boundary=b\n\n--a\n\nx\n--b\n\ny\n";
    assertThat(anatomy(mail, new Budget(9, 9, LOTS, 30)).exceeded())
        .extracting(Exceeded::budget)
        .contains("decodedBytes");
    assertThat(anatomy(mail, new Budget(9, 9, LOTS, 200)).exceeded()).isEmpty();
  }

  private static Anatomy anatomy(String mail, Budget budget) {
    return Anatomy.of(Content.of(bytes(mail.replace("\n", "\r\n"))), budget);
  }

  private static void expect(Anatomy anatomy, boolean past, Exceeded exceeded) {
    if (past) {
      assertThat(anatomy.exceeded()).containsExactly(exceeded);
    } else {
      assertThat(anatomy.exceeded()).isEmpty();
    }
  }
}
