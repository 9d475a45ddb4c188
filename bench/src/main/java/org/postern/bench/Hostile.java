package org.postern.bench;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import org.postern.inspection.anatomy.Anatomy;
import org.postern.inspection.anatomy.Budget;
import org.postern.inspection.anatomy.HostileMail;
import org.postern.inspection.content.Content;

/**
 * Prints the CPU time that each kind of hostile message takes at four sizes, in milliseconds: the
 * best of some passes, so that neither compiling nor other load counts.
 */
public final class Hostile {
  private static final int[] SIZES = {256 << 10, 512 << 10, 1 << 20, 2 << 20};
  private static final int PASSES = 3;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private Hostile() {}

  /** Takes no arguments, or words that the names of the wanted kinds contain. */
  public static void main(String[] words) {
    PrintStream out = System.out;
    out.printf(
        "%-32s %8s %8s %8s %8s%n", "CPU ms of a message of", "256 kB", "512 kB", "1 MB", "2 MB");
    for (HostileMail mail : HostileMail.ALL) {
      if (wanted(mail.name(), words)) {
        out.printf("%-32s", mail.name());
        for (int size : SIZES) {
          out.printf(" %8.1f", best(mail.of(size)));
          out.flush();
        }
        out.println();
      }
    }
  }

  private static double best(String mail) {
    Content content = Content.of(mail.getBytes(StandardCharsets.ISO_8859_1));
    long best = Long.MAX_VALUE;
    for (int pass = 0; pass < PASSES; pass++) {
      long start = THREADS.getCurrentThreadCpuTime();
      Anatomy.of(content, Budget.DEFAULT);
      best = Math.min(best, THREADS.getCurrentThreadCpuTime() - start);
    }
    return best / 1e6;
  }

  private static boolean wanted(String name, String[] words) {
    boolean wanted = words.length == 0;
    for (String word : words) {
      wanted |= name.contains(word);
    }
    return wanted;
  }
}
