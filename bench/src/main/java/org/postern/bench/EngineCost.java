package org.postern.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.postern.inspection.Inspection;
import org.postern.inspection.anatomy.Budget;
import org.postern.inspection.content.Content;
import org.postern.inspection.engine.Answer;
import org.postern.inspection.engine.Deadline;
import org.postern.inspection.engine.Engine;
import org.postern.inspection.engine.Engines;
import org.postern.inspection.engine.ForwardingEngine;
import org.postern.inspection.panel.Panel;
import org.postern.inspection.panel.Requirement;
import org.postern.inspection.panel.Seat;
import org.postern.inspection.settings.Settings;
import org.postern.inspection.settings.SettingsException;
import org.postern.inspection.virus.VirusScan;

/**
 * What asking engines costs. {@code rate}: scans per second with some in flight; {@code added}: what
 * a scan takes longer than the engine that it waits for; {@code several}: how long a scan by all
 * engines of a list takes; {@code burst}: requests at once, all of which have to be answered.
 */
final class EngineCost {
  private static final Duration AMPLE = Duration.ofMinutes(2);
  private static final String MARK = "UNIQ";

  private EngineCost() {}

  public static void main(String[] arguments) throws Exception {
    Path mail = Path.of(arguments[2]);
    int count = Integer.parseInt(arguments[3]);
    Engines engines = engines(arguments[1]);
    switch (arguments[0]) {
      case "rate" -> rate(engines, mail, count, Integer.parseInt(arguments[4]));
      case "added" -> added(engines, mail, count);
      case "several" -> several(engines, mail, count);
      case "burst" -> burst(engines, mail, count);
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private static Engines engines(String list) throws SettingsException {
    Settings settings = new Settings("bench", Map.of(Engines.ENGINES.name(), list));
    Engines engines = Engines.read(settings, Path.of("."));
    settings.check();
    return engines;
  }

  /** The message with sixteen bytes that no other has, so that nobody answers from memory. */
  private static final class Mail {
    private final byte[] bytes;
    private final int mark;
    private final AtomicInteger next = new AtomicInteger();

    Mail(Path file) throws IOException {
      bytes = Files.readAllBytes(file);
      mark = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(MARK) + MARK.length();
    }

    Content another() {
      byte[] copy = bytes.clone();
      byte[] id =
          String.format(Locale.ROOT, "%08x%08x", System.nanoTime() & 0xffffffffL, next.getAndIncrement())
              .getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(id, 0, copy, mark, id.length);
      return Content.of(copy);
    }
  }

  private static void rate(Engines engines, Path file, int count, int inFlight) throws Exception {
    Mail mail = new Mail(file);
    try (Panel panel = Panel.open(engines)) {
      Engine engine = panel.seats().get(0).choices().get(0);
      ask(engine, mail, 2000, inFlight);
      System.out.printf(Locale.ROOT, "%.1f%n", ask(engine, mail, count, inFlight));
    }
  }

  /** Returns answers per second. */
  private static double ask(Engine engine, Mail mail, int count, int inFlight) throws Exception {
    AtomicInteger left = new AtomicInteger(count);
    List<Thread> threads = new ArrayList<>();
    AtomicLong failed = new AtomicLong();
    long from = System.nanoTime();
    for (int i = 0; i < inFlight; i++) {
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    while (left.decrementAndGet() >= 0) {
                      if (!(engine.ask(mail.another(), Deadline.in(AMPLE)) instanceof Answer.Clean)) {
                        failed.incrementAndGet();
                      }
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    if (failed.get() > 0) {
      throw new IllegalStateException(failed + " questions were not answered clean");
    }
    return count * 1e9 / (System.nanoTime() - from);
  }

  /** An engine that notes how long it took. */
  private static final class Timed extends ForwardingEngine {
    private final Engine engine;
    private final AtomicLong slowest;

    Timed(Engine engine, AtomicLong slowest) {
      super(engine);
      this.engine = engine;
      this.slowest = slowest;
    }

    @Override
    public Answer ask(Content content, Deadline deadline) {
      long from = System.nanoTime();
      Answer answer = engine.ask(content, deadline);
      slowest.accumulateAndGet(System.nanoTime() - from, Math::max);
      return answer;
    }
  }

  private static void added(Engines engines, Path file, int count) throws Exception {
    Mail mail = new Mail(file);
    AtomicLong slowest = new AtomicLong();
    try (Panel panel = Panel.open(engines)) {
      // What is timed is the engine itself, under the watch and the memory that Postern adds.
      List<Engine> raw =
          engines.choices().stream()
              .map(choices -> (Engine) new Timed(choices.get(0).opening().get(), slowest))
              .toList();
      VirusScan scan = scan(Panel.of(raw).seats());
      scan(panel.seats()).of(new Inspection(mail.another(), Budget.DEFAULT));
      long[] added = new long[count];
      for (int i = -2000; i < count; i++) {
        slowest.set(0);
        Inspection inspection = new Inspection(mail.another(), Budget.DEFAULT);
        long from = System.nanoTime();
        VirusScan.Report report = scan.of(inspection);
        long took = System.nanoTime() - from;
        check(report);
        if (i >= 0) {
          added[i] = took - slowest.get();
        }
      }
      print("added to the slowest engine", added);
    }
  }

  private static void several(Engines engines, Path file, int count) throws Exception {
    Mail mail = new Mail(file);
    try (Panel panel = Panel.open(engines)) {
      VirusScan all = scan(panel.seats());
      VirusScan one = scan(panel.seats().subList(0, 1));
      long[] ofAll = new long[count];
      long[] ofOne = new long[count];
      // In turns, so that whatever else the machine does meets both.
      for (int i = -1000; i < count; i++) {
        long first = time(one, mail);
        long second = time(all, mail);
        if (i >= 0) {
          ofOne[i] = first;
          ofAll[i] = second;
        }
      }
      print("one engine", ofOne);
      print(panel.seats().size() + " engines", ofAll);
      System.out.printf(
          Locale.ROOT,
          "%d engines take %.2f times as long as one (median)%n",
          panel.seats().size(),
          ofAll[count / 2] / (double) ofOne[count / 2]);
    }
  }

  private static long time(VirusScan scan, Mail mail) {
    Inspection inspection = new Inspection(mail.another(), Budget.DEFAULT);
    long from = System.nanoTime();
    check(scan.of(inspection));
    return System.nanoTime() - from;
  }

  private static void burst(Engines engines, Path file, int count) throws Exception {
    Mail mail = new Mail(file);
    try (Panel panel = Panel.open(engines)) {
      VirusScan scan = scan(panel.seats());
      AtomicInteger answered = new AtomicInteger();
      CountDownLatch start = new CountDownLatch(1);
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        threads.add(
            Thread.ofPlatform()
                .start(
                    () -> {
                      try {
                        start.await();
                        if (scan.of(new Inspection(mail.another(), Budget.DEFAULT)).complete()) {
                          answered.incrementAndGet();
                        }
                      } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                      }
                    }));
      }
      long from = System.nanoTime();
      start.countDown();
      for (Thread thread : threads) {
        thread.join();
      }
      System.out.printf(
          Locale.ROOT,
          "%d at once: %d answered in %.2f s; heap used %d MB of at most %d%n",
          count,
          answered.get(),
          (System.nanoTime() - from) / 1e9,
          (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20,
          Runtime.getRuntime().maxMemory() >> 20);
    }
  }

  private static VirusScan scan(List<Seat> seats) {
    return new VirusScan(seats, new Requirement.All(), AMPLE);
  }

  private static void check(VirusScan.Report report) {
    if (!report.complete() || !report.findings().isEmpty()) {
      throw new IllegalStateException("not clean: " + report);
    }
  }

  private static void print(String what, long[] nanos) {
    Arrays.sort(nanos);
    System.out.printf(
        Locale.ROOT,
        "%s: p50 %.3f ms, p99 %.3f ms%n",
        what,
        nanos[nanos.length / 2] / 1e6,
        nanos[nanos.length * 99 / 100] / 1e6);
  }
}
