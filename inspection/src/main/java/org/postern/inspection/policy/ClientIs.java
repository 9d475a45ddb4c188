package org.postern.inspection.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.postern.inspection.data.Expression;

/**
 * Holds for the client that handed the message in.
 *
 * @param networks it is in one of them; every client if empty
 * @param addressMatches the expression matches somewhere in its address, as text
 * @param names its host name, as far as it was looked up, is like one of them
 * @param relay whether it may send to any domain
 * @param authenticated whether it logged in
 */
record ClientIs(
    List<AddressRange> networks,
    Optional<Expression> addressMatches,
    Optional<Patterns> names,
    Optional<Boolean> relay,
    Optional<Boolean> authenticated)
    implements Condition {
  ClientIs {
    networks = List.copyOf(networks);
  }

  @Override
  public Optional<List<Spot>> test(Facts facts, String recipient) {
    Facts.Client client = facts.client();
    return Condition.holds(
        (networks.isEmpty()
                || client.address().isPresent()
                    && networks.stream().anyMatch(range -> range.holds(client.address().get())))
            && addressMatches
                .map(m -> client.address().filter(a -> m.pattern().matcher(a).find()).isPresent())
                .orElse(true)
            && names.map(n -> client.name().map(n::match).orElse(false)).orElse(true)
            && relay.map(r -> r == client.relaying()).orElse(true)
            && authenticated.map(a -> a == client.authenticated()).orElse(true));
  }

  @Override
  public String written() {
    List<String> parts = new ArrayList<>();
    if (!networks.isEmpty()) {
      parts.add(
          networks.stream()
              .map(AddressRange::toString)
              .collect(Collectors.joining(" ", "in=\"", "\"")));
    }
    addressMatches.ifPresent(m -> parts.add("address-matches=\"" + m.source() + "\""));
    names.ifPresent(n -> parts.add("name=\"" + n + "\""));
    relay.ifPresent(r -> parts.add("relay=\"" + r + "\""));
    authenticated.ifPresent(a -> parts.add("authenticated=\"" + a + "\""));
    return "<client " + String.join(" ", parts) + ">";
  }

  @Override
  public String compared(Facts facts, String recipient) {
    Facts.Client client = facts.client();
    return client.address().map(Shown::text).orElse("a program on this host")
        + client.name().map(name -> ", name " + Shown.text(name)).orElse("")
        + (client.relaying() ? ", may relay" : ", may not relay")
        + (client.authenticated() ? ", logged in" : "");
  }
}
