package org.postern.syslog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.apache.james.metrics.api.NoopGaugeRegistry;
import org.apache.james.metrics.tests.RecordingMetricFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postern.metrics.Meters;
import org.postern.syslog.SyslogForm.Protocol;

/** Syslogs on loopback, and what becomes of lines when they hang, go away, or never were there. */
@Timeout(60)
class SyslogTest {
  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00.250Z");
  private static final Syslog.Patience SHORT =
      new Syslog.Patience(
          10,
          Duration.ofMillis(300),
          Duration.ofMillis(10),
          Duration.ofMillis(20),
          Duration.ofSeconds(2));

  private final RecordingMetricFactory counted = new RecordingMetricFactory();
  private final SyslogPool pool =
      new SyslogPool(new Meters(counted, new NoopGaugeRegistry()), SHORT);

  @TempDir private Path folder;

  @Test
  void a_datagram_each_goes_by_udp() throws Exception {
    try (DatagramSocket server = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      SyslogPool.Wanted wanted = wanted("syslog+udp://127.0.0.1:" + server.getLocalPort());
      Syslog syslog = pool.take(wanted);
      syslog.write(NOW, "one");
      syslog.write(NOW, "two");
      assertThat(received(server)).startsWith("<22>1 2026-11-22T08:00:00.250Z ").endsWith(" one");
      assertThat(received(server)).endsWith(" - - two");
      pool.giveBack(wanted);
    }
  }

  @Test
  void octets_are_counted_on_tcp_and_the_end_is_waited_for() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      SyslogPool.Wanted wanted = wanted("syslog+tcp://127.0.0.1:" + server.getLocalPort());
      Syslog syslog = pool.take(wanted);
      syslog.write(NOW, "one");
      syslog.write(NOW, "zwölf");
      pool.giveBack(wanted);
      try (Socket client = server.accept()) {
        CountedOctets records = new CountedOctets(client.getInputStream());
        assertThat(records.next()).endsWith(" - - one");
        assertThat(records.next()).endsWith(" - - zwölf");
        assertThat(client.getInputStream().read()).isEqualTo(-1);
      }
    }
  }

  @Test
  void a_server_that_was_started_again_gets_the_lines_from_then_on() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      SyslogPool.Wanted wanted = wanted("syslog+tcp://127.0.0.1:" + server.getLocalPort());
      Syslog syslog = pool.take(wanted);
      syslog.write(NOW, "one");
      try (Socket first = server.accept()) {
        assertThat(new CountedOctets(first.getInputStream()).next()).endsWith(" one");
      }
      syslog.write(NOW, "two");
      try (Socket second = server.accept()) {
        assertThat(new CountedOctets(second.getInputStream()).next()).endsWith(" two");
      }
      pool.giveBack(wanted);
    }
  }

  @Test
  void a_server_that_hangs_holds_nobody_up_and_what_is_lost_is_counted() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      SyslogPool.Wanted wanted = wanted("syslog+tcp://127.0.0.1:" + server.getLocalPort());
      Syslog syslog = pool.take(wanted);
      String long8k = "x".repeat(8000);
      int written = 0;
      // nobody reads: the buffers of both systems fill up, and then the queue
      while (counted.countFor("postern.report.dropped") < 5 && written < 100_000) {
        syslog.write(NOW, long8k);
        written++;
      }
      assertThat(counted.countFor("postern.report.dropped")).isGreaterThanOrEqualTo(5);
      pool.giveBack(wanted);
    }
  }

  @Test
  void a_server_that_hangs_is_left_and_connected_to_again() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      SyslogPool.Wanted wanted = wanted("syslog+tcp://127.0.0.1:" + server.getLocalPort());
      Syslog syslog = pool.take(wanted);
      Thread filling = fill(syslog);
      try (Socket silent = server.accept();
          Socket second = server.accept()) {
        assertThat(silent.isClosed()).isFalse();
        assertThat(new CountedOctets(second.getInputStream()).next()).endsWith("xxx");
      }
      filling.interrupt();
      filling.join();
      pool.giveBack(wanted);
    }
  }

  @Test
  void a_server_that_is_not_there_yet_gets_what_waited() throws Exception {
    Path socket = folder.resolve("log");
    SyslogPool.Wanted wanted = wanted("syslog:" + socket);
    Syslog syslog = pool.take(wanted);
    syslog.write(NOW, "one");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));
      try (SocketChannel client = server.accept();
          BufferedReader lines =
              new BufferedReader(new InputStreamReader(Channels.newInputStream(client), UTF_8))) {
        assertThat(lines.readLine()).matches("<22>Nov 22 \\d\\d:00:00 postern\\[\\d+\\]: one");
        syslog.write(NOW, "two");
        assertThat(lines.readLine()).endsWith(": two");
      }
      pool.giveBack(wanted);
    }
  }

  @Test
  void a_socket_of_datagrams_is_written_to_by_logger() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/logger")), "util-linux is installed");
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/perl")), "perl is installed");
    Path socket = folder.resolve("log");
    Process server = datagrams(socket);
    try (BufferedReader lines = server.inputReader(UTF_8)) {
      assertThat(lines.readLine()).isEqualTo("ready");
      SyslogPool.Wanted wanted = wanted("syslog:" + socket);
      Syslog syslog = pool.take(wanted);
      syslog.write(NOW, "one");
      syslog.write(NOW, "x".repeat(3000) + " ende ä");
      long pid = ProcessHandle.current().pid();
      assertThat(lines.readLine())
          .matches("<22>... .\\d \\d\\d:\\d\\d:\\d\\d (\\S+ )?postern\\[" + pid + "\\]: one");
      assertThat(lines.readLine()).endsWith("xxx ende ä");
      pool.giveBack(wanted);
    } finally {
      server.destroy();
    }
    assertThat(server.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void tls_asks_for_a_certificate_that_it_trusts() throws Exception {
    Certificates known = Certificates.in(folder.resolve("known"));
    Certificates other = Certificates.in(folder.resolve("other"));
    try (ServerSocket server = known.listen()) {
      SyslogPool.Wanted right = tls(server, known);
      pool.take(right).write(NOW, "one");
      try (Socket client = server.accept()) {
        assertThat(new CountedOctets(client.getInputStream()).next()).endsWith(" - - one");
      }
      pool.giveBack(right);

      SyslogPool.Wanted wrong = tls(server, other);
      pool.take(wrong).write(NOW, "secret");
      try (Socket client = server.accept()) {
        assertThat(client.getInputStream().readAllBytes()).isEmpty();
      } catch (IOException e) {
        assertThat(e).hasMessageContaining("certificate");
      }
      pool.giveBack(wrong);
    }
  }

  @Test
  void a_tls_server_that_hangs_is_left_too() throws Exception {
    Certificates known = Certificates.in(folder.resolve("known"));
    try (ServerSocket server = known.listen()) {
      server.setSoTimeout(20_000);
      SyslogPool.Wanted wanted = tls(server, known);
      Thread filling = fill(pool.take(wanted));
      try (SSLSocket silent = (SSLSocket) server.accept()) {
        silent.startHandshake();
        try (Socket second = server.accept()) {
          assertThat(new CountedOctets(second.getInputStream()).next()).endsWith("xxx");
        }
      }
      filling.interrupt();
      filling.join();
      pool.giveBack(wanted);
    }
  }

  @Test
  void mailets_that_name_the_same_place_share_the_way_to_it() throws Exception {
    SyslogPool.Wanted wanted = wanted("syslog:" + folder.resolve("nobody"));
    Syslog syslog = pool.take(wanted);
    assertThat(pool.take(wanted)).isSameAs(syslog);
    pool.giveBack(wanted);
    assertThat(pool.take(wanted)).isSameAs(syslog);
    pool.giveBack(wanted);
    pool.giveBack(wanted);
    Syslog fresh = pool.take(wanted);
    assertThat(fresh).isNotSameAs(syslog);
    pool.giveBack(wanted);
  }

  private static Thread fill(Syslog syslog) {
    return Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              while (!Thread.interrupted()) {
                syslog.write(NOW, "x".repeat(8000));
              }
            });
  }

  private SyslogPool.Wanted tls(ServerSocket server, Certificates trusted) {
    return new SyslogPool.Wanted(
        SyslogTarget.parse("syslog+tls://127.0.0.1:" + server.getLocalPort()),
        "postern",
        Facility.MAIL,
        Optional.of(Protocol.RFC5424),
        Optional.of(trusted.pem()));
  }

  private static SyslogPool.Wanted wanted(String target) {
    return new SyslogPool.Wanted(
        SyslogTarget.parse(target), "postern", Facility.MAIL, Optional.empty(), Optional.empty());
  }

  private static String received(DatagramSocket server) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[65_536], 65_536);
    server.receive(packet);
    return new String(packet.getData(), 0, packet.getLength(), UTF_8);
  }

  /** Java has no unix sockets of datagrams, so Perl listens, and prints each as a line. */
  private static Process datagrams(Path socket) throws IOException {
    String program =
        "use Socket; $| = 1; socket(my $s, AF_UNIX, SOCK_DGRAM, 0) or die;"
            + " bind($s, pack_sockaddr_un($ARGV[0])) or die; print \"ready\\n\";"
            + " while (defined recv($s, my $text, 65536, 0)) { print \"$text\\n\"; }";
    return new ProcessBuilder("perl", "-e", program, socket.toString()).start();
  }
}
