package org.postern.qmail.demo;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The report lines of one host, as they come. */
final class Reports {
  private final BlockingQueue<ReportLine> lines = new LinkedBlockingQueue<>();
  private volatile Consumer<ReportLine> reader = lines::add;

  /** Takes a line of the host's log; one that is no report is passed over. */
  void accept(String line) {
    ReportLine.of(line).ifPresent(reader);
  }

  /** Gives every line that comes from now on to {@code other}. */
  void follow(Consumer<ReportLine> other) {
    reader = other;
  }

  /** Forgets what came for earlier messages. */
  void forget() {
    lines.clear();
  }

  /**
   * Waits until it is known what becomes of a message for each recipient.
   *
   * @return the outcome by recipient, in the order of {@code recipients}; without those of whom
   *     nothing was heard in time
   */
  Map<String, String> await(List<String> recipients, Duration patience)
      throws InterruptedException {
    Map<String, String> heard = new LinkedHashMap<>();
    long end = System.nanoTime() + patience.toNanos();
    while (!heard.keySet().containsAll(recipients)) {
      ReportLine line = lines.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (line == null) {
        break;
      }
      line.recipients().forEach(recipient -> heard.put(recipient, line.outcome()));
    }
    Map<String, String> outcomes = new LinkedHashMap<>();
    for (String recipient : recipients) {
      if (heard.containsKey(recipient)) {
        outcomes.put(recipient, heard.get(recipient));
      }
    }
    return outcomes;
  }
}
