package org.postern.syslog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.syslog.SyslogForm.Protocol;

/** The head of a syslog record, and how a place for it is written. */
class SyslogFormTest {
  private static final Instant NOW = Instant.parse("2026-11-02T08:00:00.250999Z");
  private static final long PID = ProcessHandle.current().pid();

  @ParameterizedTest(name = "{0} {1} host {2} in {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          RFC3164 | MAIL   | mx | Europe/Berlin | <22>Nov  2 09:00:00 mx postern[PID]: text
          RFC3164 | MAIL   | '' | UTC           | <22>Nov  2 08:00:00 postern[PID]: text
          RFC5424 | LOCAL7 | mx | Europe/Berlin | <190>1 2026-11-02T08:00:00.250Z mx postern PID - - text
          RFC5424 | DAEMON | '' | UTC           | <30>1 2026-11-02T08:00:00.250Z - postern PID - - text
          """)
  void record(Protocol protocol, Facility facility, String host, String zone, String record) {
    SyslogForm form = new SyslogForm(protocol, facility, "postern", host, ZoneId.of(zone));
    assertThat(new String(form.bytes(NOW, "text"), UTF_8))
        .isEqualTo(record.replace("PID", Long.toString(PID)));
  }

  @Test
  void a_record_that_is_too_long_is_cut_between_two_characters() {
    SyslogForm form =
        new SyslogForm(Protocol.RFC5424, Facility.MAIL, "postern", "mx", ZoneOffset.UTC);
    for (String shift : new String[] {"", "a", "aa"}) {
      byte[] record = form.bytes(NOW, shift + "€".repeat(10_000));
      assertThat(record.length).isBetween(SyslogForm.LONGEST - 3, SyslogForm.LONGEST);
      assertThat(new String(record, UTF_8)).endsWith("€").doesNotContain("\ufffd");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          syslog:/dev/log             | Local[socket=/dev/log]
          syslog+udp://192.0.2.1      | Remote[transport=UDP, host=192.0.2.1, port=514]
          syslog+tcp://log.example    | Remote[transport=TCP, host=log.example, port=601]
          syslog+tls://log.example:7  | Remote[transport=TLS, host=log.example, port=7]
          syslog+udp://[2001:db8::1]  | Remote[transport=UDP, host=2001:db8::1, port=514]
          """)
  void place(String written, String target) {
    assertThat(SyslogTarget.parse(written)).hasToString(target);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "syslog",
        "syslog:dev/log",
        "syslog:",
        "syslog://host/dev/log",
        "syslog+udp://",
        "syslog+udp://host/path",
        "syslog+tcp://host:99999",
        "syslog+tcp://joe@host",
        "syslog+tls://host?x=1",
        "syslog+sctp://host",
        "udp://host",
        "a b"
      })
  void a_place_that_is_none_is_refused(String written) {
    assertThatThrownBy(() -> SyslogTarget.parse(written))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "\""
                + written
                + "\" is not a place for reports; write logger, file, syslog:/dev/log,"
                + " syslog+udp://HOST:514, syslog+tcp://HOST:601 or syslog+tls://HOST:6514");
  }
}
