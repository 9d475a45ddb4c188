package org.postern.qmail.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.postern.mailets.EnginePool;
import org.postern.metrics.Family;
import org.postern.metrics.Meters;
import org.postern.qmail.chain.ProcessorChain;
import org.postern.qmail.daemon.Posternd;
import org.postern.qmail.daemon.PosterndSettings;
import org.postern.qmail.daemon.StatusPages;
import org.postern.qmail.metrics.PrometheusText;
import org.postern.qmail.metrics.Registry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code postern daemon}: posternd. */
@Command(
    name = "daemon",
    header = "Run posternd, which scans mail in qmail-queue's place.",
    description = {
      "Stays in the foreground and writes its log to standard error. SIGTERM and SIGINT end it once"
          + " the messages under way are done. Its settings stand in posternd.conf of the"
          + " configuration folder.",
      ""
    },
    exitCodeListHeading = "%nExit code:%n",
    exitCodeList = {
      "2:it could not start; standard error says why",
      "143:it was ended by SIGTERM",
      "130:it was ended by SIGINT"
    })
final class DaemonCommand implements Callable<Integer> {
  @Mixin private ConfigOption config;

  @Override
  public Integer call() throws Exception {
    Logging.daemon();
    Path folder = config.folder();
    PosterndSettings settings = PosterndSettings.read(folder);
    CountDownLatch wanted = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    EnginePool engines = new EnginePool();
    Registry registry = new Registry();
    try (ProcessorChain chain = new Configuration(folder).open(engines, registry);
        StatusPages pages = new StatusPages(pages(engines, registry))) {
      Posternd daemon = Posternd.start(settings, chain, pages);
      Meters meters = new Meters(registry, registry);
      daemon.measure(meters, Clock.systemUTC());
      meters.gauge(Family.INFO, () -> 1, Postern.Version.text());
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(wanted, stopped)));
      wanted.await();
      daemon.close();
    } finally {
      stopped.countDown();
    }
    return Exit.CLEAN;
  }

  /** Everything that a running posternd tells. */
  static Map<String, StatusPages.Page> pages(EnginePool engines, Registry registry) {
    Map<String, StatusPages.Page> pages =
        new HashMap<>(EnginesCommand.pages(engines, Clock.systemUTC()));
    pages.put(
        StatusPages.METRICS,
        new StatusPages.Page(
            PrometheusText.TYPE, () -> new StatusPages.Told(true, PrometheusText.of(registry))));
    return pages;
  }

  /** The process ends when its hooks do: this one waits until everything is given back. */
  private static void stop(CountDownLatch wanted, CountDownLatch stopped) {
    wanted.countDown();
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
