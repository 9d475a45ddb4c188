package org.postern.inspection.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where an engine listens, as written. */
class EndpointTest {
  @ParameterizedTest
  @CsvSource({
    "/run/clamav/clamd.ctl,/run/clamav/clamd.ctl",
    "127.0.0.1:3310,127.0.0.1:3310",
    "//clamav.example.org:3310,clamav.example.org:3310",
    "[::1]:3310,[::1]:3310",
    "host_1:65535,host_1:65535"
  })
  void reads(String text, String endpoint) {
    assertThat(Endpoint.parse(text)).hasToString(endpoint);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "//",
        "host",
        ":3310",
        "host:",
        "host:0",
        "host:65536",
        "host:-1",
        "host:033100",
        "::1:3310",
        "[host]:3310",
        "ho st:1",
        "host:3310/x",
        "../clamd.ctl",
        "höst:3310"
      })
  void refuses(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Endpoint.parse(text))
        .withMessageContaining("\"" + text + "\"")
        .withMessageContaining("write an address such as");
  }

  @Test
  void a_path_must_fit_into_a_socket_address() {
    assertThat(Endpoint.parse("/" + "x".repeat(106))).isInstanceOf(Endpoint.Unix.class);
    assertThatIllegalArgumentException().isThrownBy(() -> Endpoint.parse("/" + "x".repeat(107)));
  }
}
