package org.postern.bench;

import jakarta.mail.MessagingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.apache.james.mime4j.MimeException;
import org.postern.inspection.anatomy.Anatomy;
import org.postern.inspection.anatomy.Budget;
import org.postern.inspection.content.Content;

/**
 * Prints what ordinary mail costs in CPU time, warm: the best of some seconds. For machines that
 * have other work to do, where the benchmarks by the clock say little.
 */
public final class CpuTime {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final long SECONDS = 3;
  private static final int[] SIZES = {10_000, 100_000, 1_000_000, 10_000_000};

  private CpuTime() {}

  /** Takes no arguments. */
  public static void main(String[] none) throws Exception {
    System.out.printf("%-8s %9s %22s %18s %18s%n", "mail", "bytes", "Postern", "Mime4j", "Angus");
    for (String kind : new String[] {"text", "qp", "base64", "mixed"}) {
      for (int size : SIZES) {
        byte[] mail = OrdinaryMail.of(kind, size);
        double postern = best(mail, () -> Anatomy.of(Content.of(mail), Budget.DEFAULT));
        double mime4j = best(mail, () -> Others.mime4j(new ByteArrayInputStream(mail)));
        double angus = best(mail, () -> Others.angus(new ByteArrayInputStream(mail)));
        System.out.printf(
            "%-8s %9d %9.3f ms %4.0f MB/s %13.0f MB/s %13.0f MB/s%n",
            kind,
            mail.length,
            postern,
            mail.length / 1e3 / postern,
            mail.length / 1e3 / mime4j,
            mail.length / 1e3 / angus);
      }
    }
  }

  private interface Work {
    Object run() throws IOException, MessagingException, MimeException;
  }

  /** Milliseconds of one run. */
  private static double best(byte[] mail, Work work) throws Exception {
    int times = Math.max(1, 1_000_000 / mail.length);
    long end = System.nanoTime() + SECONDS * 1_000_000_000;
    double best = Double.MAX_VALUE;
    while (System.nanoTime() < end) {
      long start = THREADS.getCurrentThreadCpuTime();
      for (int i = 0; i < times; i++) {
        work.run();
      }
      best = Math.min(best, (THREADS.getCurrentThreadCpuTime() - start) / 1e6 / times);
    }
    return best;
  }
}
