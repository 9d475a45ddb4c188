package org.postern.inspection.anatomy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.postern.inspection.anatomy.Mails.attachment;
import static org.postern.inspection.anatomy.Mails.bytes;
import static org.postern.inspection.anatomy.Mails.multipart;
import static org.postern.inspection.anatomy.Mails.zip;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
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

  static Arguments[] families() {
    return new Arguments[] {
      family("nested multiparts", n -> nested(n / 40)),
      family("nested messages", n -> "Content-Type: message/rfc822\n\n".repeat(n / 30)),
      family("empty parts", n -> multipart("b") + "--b\n".repeat(n / 4)),
      family("delimiters of nobody", n -> multipart("b", "\n" + "--x\n".repeat(n / 4))),
      family("dashes", n -> multipart("---", "\n" + "-".repeat(n))),
      family(
          "near misses",
          n -> multipart("-".repeat(n / 9), ("-".repeat(n / 9 + 1) + "\n").repeat(8))),
      family("one header line", n -> "Subject: " + "x".repeat(n) + "\n\n"),
      family("header lines", n -> "A:\n".repeat(n / 3) + "\n"),
      family("header without end", n -> "a".repeat(n)),
      family("continuations", n -> "A: x\n" + " \n".repeat(n / 2) + "\n"),
      family("comments", n -> "Content-Type: " + "(".repeat(n) + "\n\n"),
      family("quotes", n -> "Content-Type: a/b; name=\"" + "\\".repeat(n) + "\n\n"),
      family("parameters", n -> "Content-Type: a/b" + ";name=x".repeat(n / 7) + "\n\n"),
      family(
          "boundaries", n -> "Content-Type: multipart/x" + boundaries(n / 16) + "\n\n--1\n\nx\n"),
      family("header fields in a text", n -> "\n" + "Content-Type: a/b\n\nx\n\n".repeat(n / 22)),
      family("files in a text", n -> "\n" + "begin 644 a\n#86)C\nend\n".repeat(n / 23)),
      family("starts of files", n -> "\n" + "begin 644 a\n".repeat(n / 12)),
      family("URLs", n -> "Content-Type: text/html\n\n" + "data:,x ".repeat(n / 8)),
      family("lines of CR", n -> "A: b\r".repeat(n / 5) + "\nC: d\n\n"),
      family("fields in fields", n -> "A: b\n" + " Content-Type: x\n".repeat(n / 17) + "\n"),
      family("boundary words", n -> "Content-Type: multipart/x" + ";boundary=(".repeat(n / 11)),
      family("name words", n -> "Content-Disposition: x" + ";filename*1='%".repeat(n / 14)),
      family(
          "doubtful delimiters", n -> multipart("abcdefgh", "\n" + " --abcdefgh\n".repeat(n / 12))),
      family("closes", n -> multipart("b") + "--b--\n".repeat(n / 6)),
      family("codes", n -> "Content-Transfer-Encoding: quoted-printable\n\n" + "=4=".repeat(n / 3)),
      family("paddings", n -> "Content-Transfer-Encoding: base64\n\n" + "QQ==.-_".repeat(n / 7)),
      family("encoded words", n -> "Content-Type: a/b; name=\"" + "=?a?q?".repeat(n / 6) + "\n\n"),
    };
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("families")
  void twice_the_size_is_at_most_twice_the_work(IntFunction<String> family) {
    long once = work(family.apply(500_000));
    long twice = work(family.apply(1_000_000));
    assertThat(twice).isLessThan(2 * once + 2 * once / 5 + 300_000);
    assertThat(twice).as("bytes read for 1 MB: no more than depth times size").isLessThan(64 << 20);
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
    Anatomy anatomy = Mails.anatomy(bytes(nested(depth)));
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

  private static Arguments family(String name, IntFunction<String> make) {
    return Arguments.of(Named.of(name, make));
  }

  private static String nested(int depth) {
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
