package org.postern.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.postern.inspection.anatomy.Anatomy;
import org.postern.inspection.anatomy.Budget;
import org.postern.inspection.content.Content;
import org.postern.inspection.policy.Facts;
import org.postern.inspection.policy.Policy;
import org.postern.inspection.settings.SettingsException;

/**
 * Prints the CPU time that rules cost on mails of several sizes, warm: the best of some seconds.
 * Taking the mail apart is not in it, getting at its text is.
 */
public final class PolicyCost {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final long NANOS = 2_000_000_000L;
  private static final int[] RULES = {50, 100, 200, 500};
  private static final int[] SIZES = {50_000, 100_000, 200_000};

  private PolicyCost() {}

  /** Takes no arguments. */
  public static void main(String[] none) throws Exception {
    row("rules", SIZES[0] / 1000 + " kB", SIZES[1] / 1000 + " kB", SIZES[2] / 1000 + " kB");
    for (int rules : RULES) {
      row(rules + " mixed", cost(ManyRules.mixed(rules)));
    }
    for (ManyRules.Sort sort : ManyRules.Sort.values()) {
      for (int rules : List.of(1, 100)) {
        row(rules + " " + sort.name().toLowerCase(java.util.Locale.ROOT), cost(sort.policy(rules)));
      }
    }
  }

  private static String[] cost(String policy) throws SettingsException, IOException {
    Policy rules =
        Policy.read("many", new ByteArrayInputStream(policy.getBytes(StandardCharsets.UTF_8)));
    String[] cells = new String[SIZES.length];
    for (int i = 0; i < SIZES.length; i++) {
      byte[] mail = OrdinaryMail.of("text", SIZES[i]);
      Anatomy anatomy = Anatomy.of(Content.of(mail), Budget.DEFAULT);
      cells[i] = "%.3f ms".formatted(best(rules, anatomy));
    }
    return cells;
  }

  /** Milliseconds of one message. */
  private static double best(Policy rules, Anatomy anatomy) {
    long end = System.nanoTime() + NANOS;
    double best = Double.MAX_VALUE;
    while (System.nanoTime() < end) {
      long start = THREADS.getCurrentThreadCpuTime();
      for (int i = 0; i < 10; i++) {
        rules.apply(facts(anatomy));
      }
      best = Math.min(best, (THREADS.getCurrentThreadCpuTime() - start) / 1e6 / 10);
    }
    return best;
  }

  private static Facts facts(Anatomy anatomy) {
    return new Facts(
        anatomy,
        Optional.of("alice@example.net"),
        List.of("user@example.org"),
        Facts.Client.LOCAL,
        domain -> true,
        Instant.EPOCH,
        List.of());
  }

  private static void row(String first, String... cells) {
    System.out.printf("%-20s", first);
    for (String cell : cells) {
      System.out.printf(" %12s", cell);
    }
    System.out.println();
  }
}
