package org.postern.inspection.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks and the addresses in them. */
class AddressRangeTest {

  @ParameterizedTest(name = "{1} in {0}: {2}")
  @CsvSource({
    "192.0.2.0/24,   192.0.2.255,        true",
    "192.0.2.0/24,   192.0.3.0,          false",
    "192.0.2.0/25,   192.0.2.128,        false",
    "0.0.0.0/0,      203.0.113.9,        true",
    "192.0.2.7,      192.0.2.7,          true",
    "192.0.2.7,      192.0.2.8,          false",
    "2001:db8::/32,  2001:db8:ffff::1,   true",
    "2001:db8::/32,  2001:db9::1,        false",
    "::1,            0:0:0:0:0:0:0:1,    true",
    "192.0.2.0/24,   ::ffff:192.0.2.1,   true",
    "192.0.2.0/24,   2001:db8::1,        false",
    "192.0.2.0/24,   not-an-address,     false",
    "192.0.2.0/24,   '',                 false",
  })
  void hold(String network, String address, boolean holds) {
    assertThat(AddressRange.parse(network).orElseThrow().holds(address)).isEqualTo(holds);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "1.2.3/8",
        "1.2.3.4/",
        "1.2.3.4/33",
        "::/129",
        "a.b.c.d",
        "host",
        "1:2",
        "256.1.1.1",
        ":::"
      })
  void are_refused(String text) {
    assertThat(AddressRange.parse(text)).isEmpty();
  }

  @ParameterizedTest(name = "{0} is better written {1}")
  @CsvSource({
    "192.0.2.7/24, 192.0.2.0/24",
    "192.0.2.0/24, ",
    "192.0.2.7,    ",
  })
  void with_bits_behind_the_prefix(String network, String tidier) {
    assertThat(AddressRange.parse(network).orElseThrow().tidier())
        .isEqualTo(Optional.ofNullable(tidier));
  }
}
