package org.postern.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import org.postern.inspection.NotWhole;
import org.postern.inspection.anatomy.Anatomy;
import org.postern.inspection.anatomy.Bomb;
import org.postern.inspection.anatomy.Budget;
import org.postern.inspection.content.Content;

/**
 * Prints how long each bomb takes until there is a finding, and which: the first time, with code
 * that is not compiled yet, and the best of some more.
 */
public final class Bombs {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int PASSES = 4;

  private Bombs() {}

  /** Takes no arguments. */
  public static void main(String[] none) {
    System.out.printf("%-36s %10s %10s %10s%n", "bomb", "bytes", "first ms", "best ms");
    for (Bomb bomb : Bomb.ALL) {
      byte[] mail = bomb.mail().getBytes(StandardCharsets.ISO_8859_1);
      long first = millis(mail);
      long best = first;
      for (int pass = 1; pass < PASSES; pass++) {
        best = Math.min(best, millis(mail));
      }
      Anatomy anatomy = Anatomy.of(Content.of(mail), Budget.DEFAULT);
      System.out.printf("%-36s %10d %10d %10d", bomb.name(), mail.length, first, best);
      NotWhole.findings(anatomy).forEach(finding -> System.out.print("  " + finding.name()));
      System.out.println();
    }
  }

  private static long millis(byte[] mail) {
    long start = THREADS.getCurrentThreadCpuTime();
    Anatomy.of(Content.of(mail), Budget.DEFAULT);
    return (THREADS.getCurrentThreadCpuTime() - start) / 1_000_000;
  }
}
