package org.postern.qmail.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.attributes.Client;

/** What the variables that tcpserver and qmail-smtpd set tell the rules about a client. */
final class ClientEnvironmentTest {
  @TempDir private Path directory;

  @ParameterizedTest(
      name = "{0}, TCPREMOTEINFO is {1}: address {2}, name {3}, relaying {4}, user {5}")
  @CsvSource(
      delimiter = '|',
      emptyValue = "",
      textBlock =
          """
          ''                                   | a claim | ''        | ''   | false | ''
          TCPREMOTEIP=192.0.2.1                | a claim | 192.0.2.1 | ''   | false | ''
          TCPREMOTEIP=2001:db8::1              | a claim | 2001:db8::1 | '' | false | ''
          TCPREMOTEIP=not an address           | a claim | ''        | ''   | false | ''
          TCPREMOTEIP=                         | a claim | ''        | ''   | false | ''
          TCPREMOTEHOST=mx.example.net         | a claim | ''        | mx.example.net | false | ''
          RELAYCLIENT=                         | a claim | ''        | ''   | true  | ''
          RELAYCLIENT=@relayed                 | a claim | ''        | ''   | true  | ''
          SMTPAUTHUSER=joe                     | a claim | ''        | ''   | false | joe
          SMTP_AUTH_USER=joe                   | a claim | ''        | ''   | false | joe
          SMTPUSER=joe                         | a claim | ''        | ''   | false | joe
          AUTHUSER=joe                         | a claim | ''        | ''   | false | joe
          SMTPAUTHUSER=                        | a claim | ''        | ''   | false | ''
          TCPREMOTEINFO=root                   | a claim | ''        | ''   | false | ''
          TCPREMOTEINFO=joe                    | a user  | ''        | ''   | false | joe
          TCPREMOTEINFO=ann SMTPAUTHUSER=joe   | a user  | ''        | ''   | false | joe
          """)
  void variables(
      String variables, String info, String address, String name, boolean relaying, String user) {
    Map<String, String> map = new TreeMap<>();
    for (String variable : variables.split(" (?=[A-Z_]+=)")) {
      int equals = variable.indexOf('=');
      if (equals > 0) {
        map.put(variable.substring(0, equals), variable.substring(equals + 1));
      }
    }
    assertThat(new ClientEnvironment(info.equals("a user")).client(map))
        .isEqualTo(new Client(given(address), given(name), relaying, given(user)));
  }

  private static Optional<String> given(String text) {
    return Optional.of(text).filter(t -> !t.isEmpty());
  }

  @Test
  void they_come_with_the_message_and_no_others_do() throws Exception {
    FakeChain chain = FakeChain.delivering();
    try (House house = new House(directory, chain)) {
      PosternQueue client =
          house
              .client()
              .with("TCPREMOTEIP", "192.0.2.7")
              .with("TCPREMOTEHOST", "mail.example.net")
              .with("RELAYCLIENT", "")
              .with("SMTPAUTHUSER", "joe@example.org")
              .with("PASSWORD", "secret")
              .with("TCPREMOTEINFO", "x".repeat(100_000));
      assertThat(client.send("x").code()).isZero();

      assertThat(chain.asked())
          .singleElement()
          .extracting(asked -> asked.submission().client())
          .isEqualTo(
              new Client(
                  Optional.of("192.0.2.7"),
                  Optional.of("mail.example.net"),
                  true,
                  Optional.of("joe@example.org")));
    }
  }

  @Test
  void mail_made_on_this_host_has_no_client() throws Exception {
    FakeChain chain = FakeChain.delivering();
    try (House house = new House(directory, chain)) {
      assertThat(house.client().send("x").code()).isZero();
      assertThat(chain.asked().getFirst().submission().client())
          .isEqualTo(new Client(Optional.empty(), Optional.empty(), false, Optional.empty()));
    }
  }
}
