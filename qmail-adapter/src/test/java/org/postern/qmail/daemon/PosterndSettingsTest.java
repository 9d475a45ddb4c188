package org.postern.qmail.daemon;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.inspection.settings.Problem;
import org.postern.inspection.settings.Setting;
import org.postern.inspection.settings.SettingsException;

/** posternd.conf: what can be set, what it is by default, and what a mistake is answered with. */
final class PosterndSettingsTest {
  @TempDir private Path directory;

  @Test
  void without_a_file_everything_is_by_default() throws Exception {
    PosterndSettings settings = PosterndSettings.read(directory);

    assertThat(settings.socket().path()).isEqualTo(Path.of("/run/postern/queue.sock"));
    assertThat(settings.queue().program()).isEqualTo(Path.of("/var/qmail/bin/qmail-queue"));
    assertThat(settings.spoolMemory()).isEqualTo(1 << 20);
    assertThat(settings.limits()).isEqualTo(new Limits(256L << 20, 4 << 20, 10_000));
    assertThat(settings.patience().idle()).isEqualTo(Duration.ofMinutes(20));
    assertThat(settings.qmqp().listen()).isEmpty();
    assertThat(settings.text()).isEmpty();
  }

  @Test
  void every_default_can_be_read_and_every_setting_is_explained() {
    assertThat(PosterndSettings.reference())
        .allSatisfy(
            setting -> {
              assertThat(setting.byDefault()).isNotNull();
              assertThat(setting.reader().apply(setting.byDefault())).isNotNull();
              assertThat(setting.help()).endsWith(".");
            })
        .extracting(Setting::name)
        .doesNotHaveDuplicates();
  }

  @Test
  void a_file_has_a_setting_a_line() throws Exception {
    Files.writeString(
        directory.resolve("posternd.conf"),
        """
        # The queue of this host.
        qmailQueue  /opt/qmail/bin/qmail-queue
           messageLimit\t25m

        qmqp 127.0.0.1:628
        qmqpFrom 127.0.0.1, 192.0.2.0/24
        text 4.3.0 Try again   later
        """);
    PosterndSettings settings = PosterndSettings.read(directory);

    assertThat(settings.queue().program()).isEqualTo(Path.of("/opt/qmail/bin/qmail-queue"));
    assertThat(settings.limits().messageBytes()).isEqualTo(25L << 20);
    assertThat(settings.qmqp().listen()).contains(new InetSocketAddress("127.0.0.1", 628));
    assertThat(settings.qmqp().from())
        .isEqualTo(List.of(Network.parse("127.0.0.1"), Network.parse("192.0.2.0/24")));
    assertThat(settings.text()).isEqualTo("4.3.0 Try again   later");
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          socket         | queue.sock  | "queue.sock" is not an absolute path; write /run/postern/queue.sock
          state          | state       | "state" is not an absolute path; write /var/lib/postern
          qmailQueue     | ''          | "" is not an absolute path; write /var/qmail/bin/qmail-queue
          socketMode     | rw-rw-rw-   | "rw-rw-rw-" is not a file mode; write 0666 or 0660
          spoolMemory    | 2g          | "2g" is out of range; write a size from 1 to 1g
          spoolMemory    | 1mb         | "1mb" is not a size; write a whole number of bytes with an optional k, m or g, such as 25m
          messageLimit   | 99999999999999999g | "99999999999999999g" is larger than any size can be; write a whole number
          connections    | 0           | "0" is out of range; write a number from 1 to 10000
          connections    | many        | "many" is not a whole number; write one from 1 to 10000
          idleTimeout    | 20          | "20" is not a length of time; write a whole number and its unit
          idleTimeout    | 0s          | "0s" is out of range; write a length of time from 1ms to 1d
          idleTimeout    | 25h         | "25h" is out of range; write a length of time from 1ms to 1d
          remoteInfoIsUser | yes       | "yes" is neither true nor false; write true or false
          qmqp           | on          | "on" is not an address to listen on; write 127.0.0.1:628 or off
          qmqp           | localhost:628 | "localhost" is not a network; write an address such as 127.0.0.1, or a range such as 192.0.2.0/24
          qmqpFrom       | 127.0.0.1/33 | "127.0.0.1/33" is not a network; write an address such as 127.0.0.1, or a range such as 192.0.2.0/24
          soket          | /run/x      | is not a setting here
          """)
  void mistake(String name, String value, String said) {
    assertThatThrownBy(() -> PosterndSettings.of(directory, "posternd.conf", Map.of(name, value)))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith("posternd.conf: " + name + ": " + said);
  }

  @Test
  void all_mistakes_come_at_once() {
    assertThatThrownBy(
            () ->
                PosterndSettings.of(
                    directory, "x", Map.of("socket", "a", "state", "b", "nonsense", "c")))
        .isInstanceOfSatisfying(SettingsException.class, e -> assertThat(e.problems()).hasSize(3));
  }

  @Test
  void a_setting_that_stands_twice_is_a_mistake() throws Exception {
    Path file = directory.resolve("posternd.conf");
    Files.writeString(file, "connections 5\nconnections 6\n");
    assertThatThrownBy(() -> PosterndSettings.read(directory))
        .isInstanceOf(SettingsException.class)
        .hasMessage(file + ":2: connections: \"6\" is its second value; remove one of the two");
  }

  @Test
  void each_mistake_of_a_file_has_its_line_and_none_hides_another() throws Exception {
    Path file = directory.resolve("posternd.conf");
    Files.write(file, "qmqp on\n\n# x\nsokcet /x\nqmqp off\nstate \u00e4\n".getBytes(ISO_8859_1));
    assertThatThrownBy(() -> PosterndSettings.read(directory))
        .isInstanceOfSatisfying(
            SettingsException.class,
            e ->
                assertThat(e.problems())
                    .extracting(Problem::toString)
                    .satisfiesExactly(
                        p -> assertThat(p).startsWith(file + ":1: qmqp: \"on\" is not an address"),
                        p -> assertThat(p).startsWith(file + ":4: sokcet: is not a setting here"),
                        p -> assertThat(p).startsWith(file + ":5: qmqp: \"off\" is its second"),
                        p -> assertThat(p).startsWith(file + ":6: state: ")));
  }

  @ParameterizedTest(name = "{0} contains {1}: {2}")
  @CsvSource({
    "127.0.0.1, 127.0.0.1, true",
    "127.0.0.1, 127.0.0.2, false",
    "192.0.2.0/24, 192.0.2.255, true",
    "192.0.2.0/24, 192.0.3.0, false",
    "192.0.2.128/25, 192.0.2.127, false",
    "0.0.0.0/0, 203.0.113.9, true",
    "0.0.0.0/0, ::1, false",
    "2001:db8::/33, 2001:db8:7fff::1, true",
    "2001:db8::/33, 2001:db8:8000::1, false",
    "::1, ::1, true",
  })
  void network(String network, String address, boolean contains) throws Exception {
    assertThat(Network.parse(network).contains(InetAddress.getByName(address))).isEqualTo(contains);
  }
}
