package org.postern.qmail.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postern.inspection.settings.SettingsException;
import org.postern.samples.Sample;

/** The two hosts with their reports, and the way of a sample through each. */
final class Hosts implements AutoCloseable {
  private static final Duration TO_START = Duration.ofSeconds(90);
  private static final Duration TO_ANSWER = Duration.ofSeconds(30);
  private static final Duration TO_REPORT = Duration.ofSeconds(20);

  /** James's demo configuration lets clients at the second address relay. */
  private static final String STRANGER = "127.0.0.1";

  private static final String MAY_RELAY = "127.0.0.2";

  private final Workplace place;
  private final Reports jamesReports = new Reports();
  private final Reports qmailReports = new Reports();
  private final ReportLog log;
  private final JamesServer james;
  private final QmailHost qmail;

  /**
   * Starts both, James first because it takes longer; {@link #await} says when it takes mail.
   *
   * @param conf the shipped configuration
   * @param port of James's SMTP server
   */
  Hosts(Workplace place, Path conf, int port, Chains chains)
      throws IOException, SettingsException, InterruptedException, DemoException {
    this.place = place;
    log = ReportLog.to(qmailReports);
    james = JamesServer.start(place, conf, port, jamesReports);
    try {
      qmail = QmailHost.start(place, conf, chains);
    } catch (IOException
        | SettingsException
        | InterruptedException
        | DemoException
        | RuntimeException e) {
      james.close();
      log.close();
      throw e;
    }
  }

  /** Waits until James takes mail, and returns where. */
  InetSocketAddress await() throws InterruptedException, DemoException {
    return james.await(TO_START);
  }

  Reports jamesReports() {
    return jamesReports;
  }

  Reports qmailReports() {
    return qmailReports;
  }

  JamesServer james() {
    return james;
  }

  QmailHost qmail() {
    return qmail;
  }

  /** Sends a sample through both, one after the other, and says what became of it. */
  Passage pass(Sample sample, InetSocketAddress smtp) throws InterruptedException {
    return new Passage(sample, throughJames(sample, smtp), throughQmail(sample));
  }

  @Override
  public void close() throws IOException {
    try (log;
        james) {
      qmail.close();
    }
  }

  private Map<String, String> throughJames(Sample sample, InetSocketAddress smtp)
      throws InterruptedException {
    jamesReports.forget();
    try {
      InetAddress from = InetAddress.getByName(sample.relay() ? MAY_RELAY : STRANGER);
      try (SmtpClient client = SmtpClient.connect(smtp, from, TO_ANSWER)) {
        SmtpClient.Reply reply = client.send(sample.from(), sample.to(), sample.message());
        if (reply.refused()) {
          return all(sample.to(), reply.code() < 500 ? "defer" : "reject");
        }
      }
    } catch (IOException e) {
      return all(sample.to(), "failed: " + e.getMessage());
    }
    return jamesReports.await(sample.to(), TO_REPORT);
  }

  /** What posternd reported; delivered is only who stands in an envelope that qmail-queue got. */
  private Map<String, String> throughQmail(Sample sample) throws InterruptedException {
    qmailReports.forget();
    try {
      List<String> before = qmail.queue().recipients();
      qmail.client().send(place, sample);
      Map<String, String> outcomes = qmailReports.await(sample.to(), TO_REPORT);
      List<String> queued = qmail.queue().recipients();
      before.forEach(queued::remove);
      outcomes.replaceAll((recipient, outcome) -> checked(outcome, queued.contains(recipient)));
      return outcomes;
    } catch (IOException e) {
      return all(sample.to(), "failed: " + e.getMessage());
    }
  }

  private static String checked(String outcome, boolean queued) {
    boolean goesOn = outcome.equals("deliver") || outcome.equals("tag") || outcome.equals("strip");
    if (goesOn == queued) {
      return outcome;
    }
    return queued ? outcome + ", yet queued" : outcome + ", yet not queued";
  }

  private static Map<String, String> all(List<String> recipients, String outcome) {
    Map<String, String> outcomes = new LinkedHashMap<>();
    recipients.forEach(recipient -> outcomes.put(recipient, outcome));
    return outcomes;
  }

  /**
   * Checks that James will find its port free: a sentence now is better than a stack trace later.
   *
   * @throws DemoException if it is not
   */
  static void free(int port) throws DemoException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(STRANGER, port));
    } catch (IOException e) {
      throw new DemoException(
          "port " + port + " on 127.0.0.1 is in use; choose another with --port", e);
    }
  }
}
