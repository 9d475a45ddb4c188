package org.postern.qmail.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.postern.inspection.settings.SettingsException;
import org.postern.qmail.demo.Table.Marks;
import org.postern.samples.Sample;

/**
 * A James server and the qmail side on 127.0.0.1, both with the shipped configuration, and the
 * samples through both.
 */
public final class Demo implements AutoCloseable {
  private final Workplace place;
  private final List<Sample> samples;
  private final Hosts hosts;
  private final Optional<DemoEngines> scanners;
  private final PrintWriter out;
  private final Screen screen;
  private final AtomicBoolean closed = new AtomicBoolean();

  private Demo(
      Workplace place,
      List<Sample> samples,
      Hosts hosts,
      Optional<DemoEngines> scanners,
      PrintWriter out,
      Screen screen) {
    this.scanners = scanners;
    this.place = place;
    this.samples = samples;
    this.hosts = hosts;
    this.out = out;
    this.screen = screen;
  }

  /** What the reader's screen can show. */
  public enum Screen {
    /** No more than ASCII is sure. */
    ASCII,
    /** Unicode, as in a file or through a pipe. */
    UNICODE,
    /** Unicode and colours. */
    COLOURS
  }

  /**
   * Starts both hosts.
   *
   * @param top of the source tree
   * @param conf the configuration that both get
   * @param port for James's SMTP server
   * @param engines whether the scanners of this machine are run, too
   * @throws DemoException if they cannot run here
   */
  public static Demo start(
      Path top, Path conf, int port, Chains chains, PrintWriter out, Screen screen, boolean engines)
      throws DemoException, IOException, SettingsException, InterruptedException {
    if (Files.notExists(top.resolve("james-38"))) {
      throw new DemoException("the demo runs in a source tree only: it needs samples and a James");
    }
    Hosts.free(port);
    List<Sample> samples = Sample.all(top.resolve("samples").resolve("messages"));
    Workplace place = Workplace.in(top);
    try {
      place.write(samples);
      Optional<DemoEngines> scanners =
          engines ? Optional.of(DemoEngines.start(line -> say(out, line))) : Optional.empty();
      try {
        Path used =
            scanners.isPresent()
                ? scanners.get().configured(conf, place.folder().resolve("engines-conf"))
                : conf;
        say(out, "starting James 3.8.1 and posternd on 127.0.0.1, configuration " + used);
        Hosts hosts = new Hosts(place, used, port, chains);
        return new Demo(place, samples, hosts, scanners, out, screen);
      } catch (IOException
          | SettingsException
          | InterruptedException
          | DemoException
          | RuntimeException e) {
        closeAll(scanners);
        throw e;
      }
    } catch (IOException
        | SettingsException
        | InterruptedException
        | DemoException
        | RuntimeException e) {
      place.close();
      throw e;
    }
  }

  /**
   * Sends every sample through both hosts and prints the table.
   *
   * @return whether every row is as expected
   */
  public boolean table() throws InterruptedException, DemoException {
    long start = System.nanoTime();
    say(out, "posternd takes mail " + hosts.qmail().client().way());
    InetSocketAddress smtp = hosts.await();
    say(out, "James takes mail on %s".formatted(address(smtp)));
    Table table = new Table(samples, marks(screen));
    say(out, "");
    say(out, table.head());
    int right = 0;
    for (Sample sample : samples) {
      Passage passage = hosts.pass(sample, smtp);
      table.lines(passage).forEach(line -> say(out, line));
      right += passage.asExpected() ? 1 : 0;
    }
    say(out, "");
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    say(
        out,
        String.format(
            Locale.ROOT,
            "%d of %d as expected, after %.1f s",
            right,
            samples.size(),
            took.toMillis() / 1000.0));
    return right == samples.size();
  }

  /**
   * Says how to send a message, and shows the report of each one that comes, until James ends or
   * this thread is interrupted.
   *
   * @throws DemoException if James ended by itself
   */
  public void stay() throws InterruptedException, DemoException {
    InetSocketAddress smtp = hosts.await();
    Sample one = samples.get(0);
    say(out, "");
    say(out, "Send one of your own, or any file in " + place.message(one).getParent() + ":");
    say(
        out,
        "  swaks --server %s --from alice@example.net --to joe@example.org --data @%s"
            .formatted(address(smtp), place.message(one)));
    say(out, "  " + hosts.qmail().client().line(place.message(one), place.envelope(one)));
    say(out, "What posternd handed on lies in " + hosts.qmail().queue().maildir());
    say(out, "Ctrl-C ends it. Reports, as they come:");
    hosts.jamesReports().follow(line -> say(out, "James  " + line.text()));
    hosts.qmailReports().follow(line -> say(out, "qmail  " + line.text()));
    hosts.james().awaitEnd();
    if (!closed.get()) {
      throw new DemoException("James ended by itself; what it said is in " + place.folder());
    }
  }

  /** Stops both hosts and removes sockets. What they stored stays for a look. */
  @Override
  public void close() throws IOException {
    if (closed.compareAndSet(false, true)) {
      try (place) {
        hosts.close();
        closeAll(scanners);
      }
    }
  }

  private static void closeAll(Optional<DemoEngines> scanners) throws IOException {
    if (scanners.isPresent()) {
      scanners.get().close();
    }
  }

  private static Marks marks(Screen screen) {
    return switch (screen) {
      case ASCII -> Marks.WORDS;
      case UNICODE -> Marks.SIGNS;
      case COLOURS -> Marks.COLOURS;
    };
  }

  private static String address(InetSocketAddress address) {
    return address.getAddress().getHostAddress() + ":" + address.getPort();
  }

  private static synchronized void say(PrintWriter out, String line) {
    out.println(line);
    out.flush();
  }
}
