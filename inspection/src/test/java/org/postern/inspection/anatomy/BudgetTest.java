package org.postern.inspection.anatomy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.postern.inspection.anatomy.Mails.attachment;
import static org.postern.inspection.anatomy.Mails.bytes;
import static org.postern.inspection.anatomy.Mails.multipart;
import static org.postern.inspection.anatomy.Mails.zip;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.inspection.Finding;
import org.postern.inspection.NotWhole;
import org.postern.inspection.anatomy.Anatomy.Exceeded;
import org.postern.inspection.content.Content;

/** Each budget with one too few, just enough, and one to spare: what is seen, and what is said. */
class BudgetTest {
  private static final String TEXT = "Content-Type: text/plain\n\nhello";

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void depth_of_multiparts(int depth) {
    String mail = multipart("a", multipart("b", multipart("c", TEXT)));
    Anatomy anatomy = anatomy(mail, Limit.DEPTH, depth);
    expect(anatomy, depth < 3, new Exceeded("depth", "1.1", 2));
    assertThat(anatomy.nodes()).hasSize(depth < 3 ? 3 : 4);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void depth_of_a_zip_in_a_message(int depth) {
    String inner = multipart("b", attachment("a.zip", zip(false, "x.txt", "hello")));
    Anatomy anatomy = anatomy("Content-Type: message/rfc822\n\n" + inner, Limit.DEPTH, depth);
    expect(anatomy, depth < 3, new Exceeded("depth", "1.1!a.zip", 2));
    assertThat(anatomy.nodes()).hasSize(depth < 3 ? 3 : 4);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5})
  void parts_of_a_multipart(int parts) {
    Anatomy anatomy = anatomy(multipart("b", TEXT, TEXT, TEXT), Limit.PARTS, parts);
    expect(anatomy, parts < 4, new Exceeded("parts", "3", 3));
    assertThat(anatomy.nodes()).hasSize(Math.min(parts, 4));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void entries_of_all_containers_together(int entries) {
    String mail =
        multipart(
            "b",
            attachment("y", zip(false, "1", "x")),
            attachment("z", zip(false, "1", "x", "2", "y")));
    Anatomy anatomy = anatomy(mail, Limit.ENTRIES, entries);
    expect(anatomy, entries < 3, new Exceeded("entries", "2!z!2", 2));
    assertThat(anatomy.nodes()).hasSize(3 + Math.min(entries, 3));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void fields_of_a_header(int fields) {
    Anatomy anatomy = anatomy("A: 1\nB: 2\nSubject: 3\n\nbody", Limit.HEADER_FIELDS, fields);
    expect(anatomy, fields < 3, new Exceeded("headerFields", "message", fields));
    assertThat(anatomy.root().header().fields()).hasSize(Math.min(fields, 3));
    assertThat(Mails.text(anatomy.root().reading())).isEqualTo("body");
  }

  @ParameterizedTest
  @ValueSource(ints = {19, 20, 21})
  void bytes_of_a_header(int headerBytes) {
    Anatomy anatomy = anatomy("Subject: 12345678\n\nbody", Limit.HEADER_BYTES, headerBytes);
    expect(anatomy, headerBytes < 19, new Exceeded("headerBytes", "message", headerBytes));
    anatomy = anatomy("Subject: 1234567890\n\nbody", Limit.HEADER_BYTES, headerBytes);
    expect(anatomy, headerBytes < 21, new Exceeded("headerBytes", "message", headerBytes));
    assertThat(Mails.text(anatomy.root().reading())).isEqualTo("body");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void parameters_of_all_fields_of_a_part_together(int parameters) {
    String mail =
        "X-Own: ;;;;;;\n"
            + "Content-Type: text/plain; charset=utf-8; name=a.txt\n"
            + "Content-Disposition: attachment; filename=b.exe\n\nbody";
    Anatomy anatomy = anatomy(mail, Limit.PARAMETERS, parameters);
    expect(anatomy, parameters < 3, new Exceeded("parameters", "message", 2));
    assertThat(anatomy.root().names())
        .containsExactlyInAnyOrder(
            parameters < 3 ? new String[] {"a.txt"} : new String[] {"a.txt", "b.exe"});
    assertThat(anatomy.root().header().fields()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void delimiters_in_the_message(int delimiters) {
    Anatomy anatomy = anatomy(multipart("b", TEXT, TEXT), Limit.DELIMITERS, delimiters);
    // The close delimiter is a run before and a run behind the boundary.
    expect(anatomy, delimiters < 4, new Exceeded("delimiters", "message", delimiters));
  }

  @ParameterizedTest
  @ValueSource(ints = {9, 10, 11})
  void decoded_bytes_of_all_parts_together(int decodedBytes) {
    Anatomy anatomy = anatomy(multipart("b", TEXT, TEXT), Limit.DECODED_BYTES, decodedBytes);
    expect(anatomy, decodedBytes < 10, new Exceeded("decodedBytes", "2", 9));
    assertThat(anatomy.leaves().mapToLong(leaf -> leaf.reading().size()).sum())
        .isEqualTo(Math.min(10, decodedBytes));
    Mails.checkReadable(anatomy);
  }

  @ParameterizedTest
  @ValueSource(ints = {99_999, 100_000, 100_001})
  void bytes_that_come_out_of_a_zip_are_counted_and_not_believed(int decodedBytes) {
    byte[] zip = zip(false, "zeros", "\0".repeat(100_000));
    int all = zip.length + decodedBytes;
    Anatomy anatomy = anatomy(multipart("b", attachment("z", zip)), Limit.DECODED_BYTES, all);
    expect(anatomy, decodedBytes < 100_000, new Exceeded("decodedBytes", "1!z!zeros", all));
    Mails.checkReadable(anatomy);
  }

  @ParameterizedTest
  @ValueSource(longs = {999, 1000, 1001})
  void bytes_that_may_come_out_of_any_message(long bytes) {
    byte[] zip = zip(false, "a", "\0".repeat(600), "b", "\0".repeat(400));
    String mail = attachment("z", zip);
    Budget budget = Budget.DEFAULT.with(Limit.UNPACKED_RATIO, 1).with(Limit.UNPACKED_BYTES, bytes);
    assertThat(mail.length()).isLessThan(999);
    Anatomy anatomy = anatomy(mail, budget);
    expect(anatomy, bytes < 1000, new Exceeded("unpackedBytes", "message!z!b", 999));
  }

  @ParameterizedTest
  @ValueSource(ints = {9, 10, 11})
  void bytes_that_may_come_out_in_proportion_to_the_message(int ratio) {
    Budget budget = Budget.DEFAULT.with(Limit.UNPACKED_BYTES, 1).with(Limit.UNPACKED_RATIO, ratio);
    String mail = attachment("z", zip(false, "zeros", "\0".repeat(20_000)));
    int size = 2_000;
    String large =
        mail.replace(
            "octet-stream",
            "octet-stream; x="
                + "y".repeat(size - mail.replace("\n", "\r\n").length() - "; x=".length()));
    Anatomy anatomy = anatomy(large, budget);
    expect(anatomy, ratio < 10, new Exceeded("unpackedBytes", "message!z!zeros", 9L * size));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5})
  void readings_besides_the_first_of_a_spot(int readings) {
    String mail = "Content-Transfer-Encoding: x-own\n\nQUJD=\nQUJD";
    Anatomy anatomy = anatomy(mail, Limit.READINGS, readings);
    expect(anatomy, readings < 4, new Exceeded("readings", "message", readings));
    assertThat(anatomy.root().readings()).hasSizeLessThanOrEqualTo(1 + readings);
  }

  @Test
  void a_second_reading_draws_on_the_bytes_that_may_be_looked_at() {
    String mail = "Content-Type: multipart/x; boundary=a; boundary=b\n\n--a\n\nx\n--b\n\ny\n";
    assertThat(anatomy(mail, Limit.DECODED_BYTES, 30).exceeded())
        .extracting(Exceeded::budget)
        .contains("decodedBytes");
    assertThat(anatomy(mail, Limit.DECODED_BYTES, 200).exceeded()).isEmpty();
  }

  /** The clock of this test goes on by one second each time somebody looks at it. */
  @Test
  void time_of_the_whole_pass() {
    String[] parts = new String[20];
    java.util.Arrays.fill(parts, TEXT);
    String mail = multipart("b", parts);
    int asked = asked(mail, Budget.DEFAULT.with(Limit.TIME, 600_000));
    for (int seconds : new int[] {asked - 1, asked, asked + 1}) {
      Budget budget = Budget.DEFAULT.with(Limit.TIME, seconds * 1000L);
      Anatomy anatomy = Dissection.of(message(mail), budget, clock(new AtomicLong()));
      assertThat(anatomy.exceeded())
          .extracting(Exceeded::budget)
          .isEqualTo(seconds < asked ? java.util.List.of("time") : java.util.List.of());
      Mails.checkReadable(anatomy);
    }
  }

  @Test
  void a_pass_without_time_ends_with_what_it_has() {
    String mail = multipart("b", TEXT, attachment("z", zip(false, "1", "x", "2", "y")), TEXT);
    int asked = asked(mail, Budget.DEFAULT);
    for (int seconds = 1; seconds < asked; seconds++) {
      Budget budget = Budget.DEFAULT.with(Limit.TIME, seconds * 1000L);
      Anatomy anatomy = Dissection.of(message(mail), budget, clock(new AtomicLong()));
      assertThat(anatomy.exceeded()).extracting(Exceeded::budget).containsExactly("time");
      Mails.checkReadable(anatomy);
    }
  }

  @ParameterizedTest
  @EnumSource(Limit.class)
  void a_budget_used_up_is_a_finding_that_holds_the_mail(Limit limit) {
    Exceeded exceeded = new Exceeded(limit.word(), "1.2", limit.byDefault());
    Anatomy anatomy = new Anatomy(Mails.anatomy(TEXT).root(), java.util.List.of(exceeded));
    assertThat(NotWhole.findings(anatomy))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(Finding.Kind.UNSCANNED);
              assertThat(finding.effect()).isEqualTo(Finding.Effect.DEFER);
              assertThat(finding.name()).isEqualTo("budget-" + limit.word());
              assertThat(finding.detail()).contains(limit.text(limit.byDefault()));
            });
  }

  @ParameterizedTest
  @EnumSource(Limit.class)
  void a_default_is_a_value_that_can_be_set(Limit limit) {
    assertThat(Limit.named(limit.word())).contains(limit);
    String written = limit.text(limit.byDefault());
    assertThat(limit.setting().reader().apply(written)).isEqualTo(limit.byDefault());
    assertThatThrownBy(() -> Budget.DEFAULT.with(limit, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_budget_comes_back_from_a_queue_as_it_was() {
    Budget budget = Budget.DEFAULT.with(Limit.DEPTH, 7).with(Limit.TIME, 5_000);
    assertThat(Budget.fromPlain(budget.toPlain())).contains(budget);
  }

  @Test
  void a_budget_that_another_version_wrote_is_no_budget() {
    Map<String, String> plain = new LinkedHashMap<>(Budget.DEFAULT.toPlain());
    plain.put("depth", "1000000");
    assertThat(Budget.fromPlain(plain)).isEmpty();
    plain.put("depth", "deep");
    assertThat(Budget.fromPlain(plain)).isEmpty();
    plain.remove("depth");
    assertThat(Budget.fromPlain(plain)).isEmpty();
    plain.put("width", "7");
    assertThat(Budget.fromPlain(plain)).isEmpty();
  }

  private static int asked(String mail, Budget budget) {
    AtomicLong asked = new AtomicLong();
    assertThat(Dissection.of(message(mail), budget, clock(asked)).exceeded()).isEmpty();
    return (int) asked.get();
  }

  private static LongSupplier clock(AtomicLong asked) {
    return () -> TimeUnit.SECONDS.toNanos(asked.getAndIncrement());
  }

  /** Without a reading left, the usual one of a part is still there. */
  @Test
  void readings_of_doubtful_delimiters() {
    String doubtful =
        "Content-Type: multipart/mixed; boundary=%s\n\n --%s\nContent-Type: a/b\n\nx\n";
    String mail =
        multipart("out", doubtful.replace("%s", "first"), doubtful.replace("%s", "second"));
    Anatomy anatomy = anatomy(mail, Limit.READINGS, 1);
    assertThat(anatomy.exceeded()).extracting(Exceeded::budget).containsExactly("readings");
    assertThat(Mails.node(anatomy, "1").readings()).isNotEmpty();
    assertThat(Mails.node(anatomy, "2").readings()).isNotEmpty();
  }

  private static Anatomy anatomy(String mail, Limit limit, long value) {
    return anatomy(mail, Budget.DEFAULT.with(limit, value));
  }

  private static Anatomy anatomy(String mail, Budget budget) {
    return Anatomy.of(message(mail), budget);
  }

  private static Content message(String mail) {
    return Content.of(bytes(mail.replace("\n", "\r\n")));
  }

  private static void expect(Anatomy anatomy, boolean past, Exceeded exceeded) {
    if (past) {
      assertThat(anatomy.exceeded()).containsExactly(exceeded);
    } else {
      assertThat(anatomy.exceeded()).isEmpty();
    }
  }
}
