package org.postern.inspection.anatomy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.postern.inspection.anatomy.Mails.attachment;
import static org.postern.inspection.anatomy.Mails.bytes;
import static org.postern.inspection.anatomy.Mails.multipart;
import static org.postern.inspection.anatomy.Mails.zip;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.inspection.anatomy.Anatomy.Exceeded;

/** Messages that were written to hurt: the cost grows with the size, and nothing is thrown. */
class HostileTest {
  private static final String SAMPLE =
      multipart(
              "out",
              "Content-Type: text/plain; charset=\"utf-8\"\n"
                  + "Content-Transfer-Encoding: quoted-printable\n\nGr=C3=BC=\nsse  \n",
              multipart("in", "Content-Type: text/html\n\n<html>", "\nx"),
              "Content-Type: message/rfc822\n\nSubject: =?utf-8?Q?=C3=BC?=\n\nhello",
              "Content-Disposition: attachment;\n filename*0*=utf-8''a%C3%BC;\n filename*1=\".e\";"
                  + " filename=\"=?utf-8?B?w7w=?= (x).exe\"\n\nMZ",
              attachment("a.zip", zip(false, "x.txt", "hello", "y.exe", "MZ".repeat(99))))
          .replace("\n", "\r\n");

  static List<HostileMail> families() {
    return HostileMail.ALL;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("families")
  void twice_the_size_is_at_most_twice_the_work(HostileMail family) {
    int size = 250_000;
    long once = work(family.of(size / 2));
    long twice = work(family.of(size));
    assertThat(twice).isLessThan(2 * once + 2 * once / 5 + 300_000);
    long ways = Limit.DEPTH.byDefault() + Limit.READINGS.byDefault();
    assertThat(twice).as("each level and each reading looks twice").isLessThan(2 * ways * size);
  }

  private static long work(String mail) {
    Counting counting = new Counting(bytes(mail));
    Mails.checkReadable(Anatomy.of(counting, Budget.DEFAULT));
    counting.read().set(0);
    Anatomy.of(counting, Budget.DEFAULT);
    return counting.read().get();
  }

  @ParameterizedTest
  @ValueSource(ints = {31, 2_000, 30_000})
  void multiparts_nested_deeper_than_the_budget_end_there(int depth) {
    Anatomy anatomy = Mails.anatomy(bytes(HostileMail.nested(depth)));
    assertThat(anatomy.nodes()).hasSize(31);
    assertThat(anatomy.exceeded()).extracting(Exceeded::budget).containsExactly("depth");
  }

  @Test
  void four_hundred_thousand_parts_end_at_the_budget() {
    Anatomy anatomy = Mails.anatomy(multipart("b").replace("--b--\n", "--b\n".repeat(400_000)));
    assertThat(anatomy.nodes()).hasSize((int) Limit.PARTS.byDefault());
    assertThat(anatomy.exceeded())
        .containsExactly(new Exceeded("parts", "2000", Limit.PARTS.byDefault()));
  }

  @Test
  void a_header_line_of_5_mb_hides_no_body() {
    Anatomy anatomy = Mails.anatomy("Subject: " + "x".repeat(5 << 20) + "\n\nbody");
    assertThat(Mails.text(anatomy.root().reading())).isEqualTo("body");
    assertThat(anatomy.exceeded()).extracting(Exceeded::budget).containsExactly("headerBytes");
  }

  @Test
  void a_message_may_end_anywhere() {
    byte[] sample = bytes(SAMPLE);
    for (int end = 0; end <= sample.length; end++) {
      Mails.checkReadable(Mails.anatomy(Arrays.copyOf(sample, end)));
    }
  }

  @Test
  void ten_thousand_random_changes_throw_nothing() {
    byte[] sample = bytes(SAMPLE);
    byte[] interesting = bytes("\r\n\0 \t-=:;\"()\\/*'%?\u00ffPK");
    Random random = new Random(20261122);
    for (int round = 0; round < 10_000; round++) {
      byte[] mail = sample.clone();
      for (int change = random.nextInt(1, 12); change > 0; change--) {
        mail[random.nextInt(mail.length)] = interesting[random.nextInt(interesting.length)];
      }
      assertThatCode(() -> Mails.checkReadable(Mails.anatomy(mail)))
          .as("round %d", round)
          .doesNotThrowAnyException();
    }
  }
}
