package org.postern.qmail.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.james.core.MailAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.attributes.Outcome;

/** What becomes of the envelope on its way through the chain: nothing. */
class AddressesTest {
  private static final String DELIVER_ALL =
      "<processor state='root'><mailet match='All' class='LocalDelivery'/></processor>";

  @TempDir Path directory;

  /** Addresses that qmail hands on; some of them no standard knows. */
  static List<String> addresses() {
    return List.of(
        "joe@example.org",
        "Joe@Example.ORG",
        "joe+tag=x%y!z@example.org",
        "\"joe\"@example.org",
        "\"j o e\"@example.org",
        "joe@[192.0.2.1]",
        "joe@[192.0.2.1]junk",
        // what follows James cannot express, or would write otherwise
        "joe",
        "joe@",
        "@example.org",
        "@relay.example:joe@example.org",
        "joe@host@example.org",
        "j\u00f6e@example.org",
        "joe@ex\u00e4mple.org",
        " joe@example.org",
        "joe@example.org ",
        "joe\t@example.org",
        "joe\u0007@example.org",
        "j..e@example.org",
        ".joe@example.org",
        "joe.@example.org",
        "joe,sue@example.org",
        "joe\\,sue@example.org",
        "joe@ex_ample.org",
        "joe@-example.org",
        "joe@example..org",
        "joe@example.org.",
        "joe@123",
        "<joe@example.org>",
        "joe@" + "x".repeat(64) + ".org",
        "x".repeat(5000) + "@example.org",
        "joe@" + "x.".repeat(300) + "org",
        "#@[]",
        "list-@host-@[]",
        "raw-1@envelope.postern.invalid",
        "raw-1.envelope.postern@example.org",
        "RAW-2.envelope.postern@envelope.postern.invalid",
        "-");
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void a_recipient_goes_out_as_the_bytes_it_came_in(String address) throws Exception {
    assertThat(sentOn("sender@example.net", address, "other@example.org"))
        .isEqualTo(new Envelope("sender@example.net", List.of(address, "other@example.org")));
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void a_sender_goes_out_as_the_bytes_it_came_in(String address) throws Exception {
    assertThat(sentOn(address, "joe@example.org").sender()).isEqualTo(address);
  }

  @Test
  void a_bounce_and_a_double_bounce_have_no_sender_for_the_rules_and_keep_the_one_they_have()
      throws Exception {
    assertThat(sentOn("", "joe@example.org").sender()).isEmpty();
    assertThat(new Addresses(envelope("#@[]", "joe")).sender()).isEmpty();
    assertThat(sentOn("#@[]", "joe@example.org").sender()).isEqualTo("#@[]");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "x@y@strict.example",
        "j o e@strict.example",
        "j\u00f6e@STRICT.example",
        "joe@strict.example.",
        "@strict.example",
        "raw-1.envelope.postern@strict.example"
      })
  void a_rule_for_a_domain_holds_whatever_stands_before_the_at(String recipient) throws Exception {
    String root =
        """
        <processor state='root'>
          <mailet match='HostIs=strict.example' class='Null'/>
          <mailet match='All' class='LocalDelivery'/>
        </processor>
        """;
    try (ProcessorChain chain = ChainFixture.open(directory, root)) {
      Decision decision =
          chain.decide(ChainFixture.submission(ChainFixture.MESSAGE, "a@b.org", recipient));

      assertThat(decision.fates()).containsExactly(new Decision.Fate(recipient, Outcome.DISCARD));
    }
  }

  @Test
  void what_james_cannot_express_is_noted_on_the_mail_as_it_came() {
    Addresses addresses =
        new Addresses(envelope("list-@host-@[]", "joe", "j\u00f6e@x.org", "a@b.c"));

    assertThat(addresses.standIns().values())
        .containsExactly("list-@host-@[]", "joe", "j\u00f6e@x.org");
    assertThat(addresses.standIns().keySet())
        .extracting(MailAddress::asString)
        .containsExactly(
            "raw-0.envelope.postern@envelope.postern.invalid",
            "raw-1.envelope.postern@envelope.postern.invalid",
            "raw-2.envelope.postern@x.org");
  }

  @Test
  void all_at_once_they_keep_their_order() throws Exception {
    String[] all = addresses().toArray(String[]::new);

    assertThat(sentOn("a@b.org", all).recipients()).containsExactly(all);
  }

  @Test
  void who_is_named_twice_gets_it_twice() throws Exception {
    String[] twice = {"joe@x.org", "Joe@X.org", "sue@x.org", "joe@x.org"};

    assertThat(sentOn("a@b.org", twice).recipients()).containsExactly(twice);
    assertThat(new Addresses(envelope("a@b.org", twice)).recipients()).hasSize(2);
  }

  @Test
  void ten_thousand_recipients_are_no_trouble() throws Exception {
    String[] many = IntStream.range(0, 10_000).mapToObj(i -> "r" + i).toArray(String[]::new);

    assertThat(sentOn("a@b.org", many).recipients()).containsExactly(many);
  }

  @Test
  void an_address_that_a_mailet_writes_otherwise_goes_out_so() throws Exception {
    String root =
        """
        <processor state='root'>
          <mailet match='All' class='RecipientToLowerCase'/>
          <mailet match='All' class='LocalDelivery'/>
        </processor>
        """;
    try (ProcessorChain chain = ChainFixture.open(directory, root)) {
      Decision decision =
          chain.decide(ChainFixture.submission(ChainFixture.MESSAGE, "", "JOE@x.org", "sue@X.org"));

      assertThat(decision.deliveries().get(0).envelope().recipients())
          .containsExactly("joe@x.org", "sue@X.org");
    }
  }

  @Test
  void a_recipient_that_a_mailet_puts_in_the_place_of_others_stands_for_them() throws Exception {
    String root =
        """
        <processor state='root'>
          <mailet match='RecipientIs=joe@x.org' class='org.postern.qmail.chain.Probe$Readdress'>
            <recipients>jim@y.org</recipients>
          </mailet>
          <mailet match='All' class='LocalDelivery'/>
        </processor>
        """;
    try (ProcessorChain chain = ChainFixture.open(directory, root)) {
      Decision decision =
          chain.decide(ChainFixture.submission(ChainFixture.MESSAGE, "", "joe@x.org", "sue@X.org"));

      assertThat(decision.deliveries().get(0).envelope().recipients())
          .containsExactly("sue@X.org", "jim@y.org");
      assertThat(decision.fates())
          .extracting(fate -> fate.outcome().word())
          .containsOnly("deliver");
    }
  }

  private Envelope sentOn(String sender, String... recipients) throws Exception {
    try (ProcessorChain chain = ChainFixture.open(directory, DELIVER_ALL)) {
      Decision decision =
          chain.decide(ChainFixture.submission(ChainFixture.MESSAGE, sender, recipients));
      assertThat(decision.answer()).isEqualTo(Optional.empty());
      assertThat(decision.deliveries()).hasSize(1);
      assertThat(decision.fates()).extracting(Decision.Fate::recipient).containsExactly(recipients);
      return decision.deliveries().get(0).envelope();
    }
  }

  private static Envelope envelope(String sender, String... recipients) {
    return new Envelope(sender, List.of(recipients));
  }
}
