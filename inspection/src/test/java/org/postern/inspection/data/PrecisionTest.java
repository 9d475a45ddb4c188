package org.postern.inspection.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How many of the samples are found, and how much is found that is none. The samples are made here:
 * numbers of each scheme in sentences, among lines with other numbers as business mail has them.
 */
class PrecisionTest {
  private static final int RANDOM = 10_000;
  private static final int SAMPLES = 200;
  private static final int LINES = 5_000;

  static List<Scheme> schemes() {
    return Scheme.ALL.stream().filter(Scheme::hasCheck).toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("schemes")
  void of_10000_random_numbers_that_fail_the_check_none_is_found(Scheme scheme) {
    DataScan scan = DataScan.of(EnumSet.of(scheme.what()));
    Random random = new Random(7);
    int failing = 0;
    while (failing < RANDOM) {
      String number = scheme.noise(random);
      if (!scheme.isRight(number)) {
        failing++;
        assertThat(scan.in("x " + number + " y")).as(number).isEmpty();
        assertThat(scan.in("x " + scheme.written(number) + " y")).as(number).isEmpty();
      }
    }
  }

  /** Where a remainder of ten stands as 0, some wrong digits are not: those are left out. */
  static List<Scheme> schemesThatNoticeAll() {
    Set<Identifier> weak =
        EnumSet.of(
            Identifier.CZECH_RODNE_CISLO,
            Identifier.LITHUANIAN_ASMENS_KODAS,
            Identifier.PORTUGUESE_NIF);
    return schemes().stream().filter(scheme -> !weak.contains(scheme.what())).toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("schemesThatNoticeAll")
  void a_digit_that_is_wrong_is_noticed(Scheme scheme) {
    DataScan scan = DataScan.of(EnumSet.of(scheme.what()));
    Random random = new Random(8);
    for (int i = 0; i < 500; i++) {
      StringBuilder number = new StringBuilder(scheme.number(random));
      int at = number.length() - 1 - random.nextInt(4);
      char c = number.charAt(at);
      if (c >= '0' && c <= '9') {
        number.setCharAt(at, (char) ('0' + (c - '0' + 1 + random.nextInt(9)) % 10));
        assertThat(scan.in(number.toString())).as(number.toString()).isEmpty();
      }
    }
  }

  /** Numbers as mail has them that are none of people or accounts. */
  private static final List<Function<Random, String>> OTHERS =
      List.of(
          r ->
              "Invoice no. %08d of %02d.%02d.2026"
                  .formatted(r.nextInt(99_999_999), 1 + r.nextInt(28), 1 + r.nextInt(12)),
          r ->
              "Tel. +49 89 %07d, fax +49 89 %07d"
                  .formatted(r.nextInt(9_999_999), r.nextInt(9_999_999)),
          r ->
              "call (0%d) %d-%04d"
                  .formatted(100 + r.nextInt(900), 200 + r.nextInt(700), r.nextInt(9999)),
          r ->
              "order 2026-%06d-%04d, amount EUR %d,%02d"
                  .formatted(r.nextInt(999_999), r.nextInt(9999), r.nextInt(9999), r.nextInt(99)),
          r ->
              "from 192.168.%d.%d port %d"
                  .formatted(r.nextInt(255), r.nextInt(255), r.nextInt(65_535)),
          r -> "commit %016x%016x%08x".formatted(r.nextLong(), r.nextLong(), r.nextInt()),
          r ->
              "id %08x-%04x-4%03x-a%03x-%012x"
                  .formatted(
                      r.nextInt(),
                      r.nextInt(65_536),
                      r.nextInt(4096),
                      r.nextInt(4096),
                      r.nextLong() & 0xffffffffffffL),
          r -> "at %d ms since the epoch".formatted(1_700_000_000_000L + r.nextInt()),
          r -> "48.%015d N, 11.%015d E".formatted(r.nextLong() >>> 16, r.nextLong() >>> 16),
          r -> "tracking 1Z%016d".formatted(r.nextLong() >>> 16),
          r -> "parcel %012d delivered".formatted(r.nextLong() >>> 26),
          r -> "EAN 40%011d".formatted(r.nextLong() >>> 30),
          r ->
              "ISBN 978-3-%05d-%03d-%d".formatted(r.nextInt(99_999), r.nextInt(999), r.nextInt(10)),
          r -> "customer %09d".formatted(r.nextInt(999_999_999)),
          r -> "ticket %010d".formatted(r.nextInt(Integer.MAX_VALUE)),
          r ->
              "PLEASE NOTE: MEETINGS TOMORROW IN BUILDING %d ROOM %d"
                  .formatted(r.nextInt(90), r.nextInt(400)),
          r ->
              "%d %d %d %d %d"
                  .formatted(
                      r.nextInt(9999),
                      r.nextInt(9999),
                      r.nextInt(9999),
                      r.nextInt(9999),
                      r.nextInt(9999)),
          r ->
              "Message-ID: <%d.%d.%d@mail.example>"
                  .formatted(r.nextInt(Integer.MAX_VALUE), r.nextInt(999), r.nextLong() >>> 10));

  private static String sentence(Scheme scheme, String number, int variant) {
    String word = SupportingWords.of(scheme.what()).get(0);
    return switch (variant % 4) {
      case 0 -> word + ": " + number;
      case 1 -> "The " + word.toUpperCase(Locale.ROOT) + " that you asked for is " + number + ".";
      case 2 -> "name;city;" + number + ";" + word;
      default -> "(" + number + ") is my " + word + ", as said.";
    };
  }

  @Test
  void the_table_of_precision_and_recall() {
    Map<Identifier, int[]> counts = new EnumMap<>(Identifier.class);
    Random random = new Random(11);
    for (Scheme scheme : Scheme.ALL) {
      // Samples, found low, medium and high.
      int[] count = counts.computeIfAbsent(scheme.what(), key -> new int[7]);
      DataScan scan = DataScan.of(Set.of(scheme.what()));
      for (int i = 0; i < SAMPLES; i++) {
        String number = scheme.number(random);
        String written = i % 2 == 0 ? number : scheme.written(number);
        count[0]++;
        for (Hit hit : scan.in(sentence(scheme, written, i))) {
          count[1 + hit.confidence().ordinal()]++;
        }
      }
    }
    DataScan all = DataScan.of(counts.keySet());
    for (int i = 0; i < LINES; i++) {
      for (Hit hit : all.in(OTHERS.get(i % OTHERS.size()).apply(random))) {
        int[] count = counts.get(hit.what());
        if (count != null) {
          count[4 + hit.confidence().ordinal()]++;
        }
      }
    }
    System.out.printf(
        "%-26s %7s %7s | %9s %9s %9s%n",
        "identifier", "samples", "recall", "precision", "at medium", "at high");
    counts.forEach(PrecisionTest::check);
  }

  private static void check(Identifier what, int[] count) {
    int found = count[1] + count[2] + count[3];
    int sure = count[2] + count[3];
    double recall = sure / (double) count[0];
    double low = found / (double) (found + count[4] + count[5] + count[6]);
    double medium = sure / (double) (sure + count[5] + count[6]);
    double high = count[3] / (double) Math.max(1, count[3] + count[6]);
    System.out.printf(
        "%-26s %7d %7.3f | %9.3f %9.3f %9.3f%n", what.word(), count[0], recall, low, medium, high);
    assertThat(recall).as("%s: recall at medium", what).isEqualTo(1.0);
    assertThat(medium).as("%s: precision at medium", what).isGreaterThanOrEqualTo(0.85);
    if (count[3] > 0) {
      assertThat(high).as("%s: precision at high", what).isGreaterThanOrEqualTo(0.99);
    }
  }
}
