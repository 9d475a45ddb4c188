package org.postern.inspection.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postern.inspection.Finding.Effect;
import org.postern.inspection.Finding.Kind;
import org.postern.inspection.data.Expression;

/** Reads the conditions on the envelope, the client, and what was found before. */
final class EnvelopeForms {
  static final ConditionForm RECIPIENT =
      new ConditionForm(
          "recipient",
          "Holds for those recipients of the envelope whose address is like one of the patterns"
              + " in `is`, and in whose address the regular expression `matches` matches somewhere."
              + " The rule then concerns them and nobody else.",
          "<recipient is=\"*@strict.example postmaster@*\"/>",
          EnvelopeForms::recipient);

  static final ConditionForm SENDER =
      new ConditionForm(
          "sender",
          "Holds if the envelope sender is like one of the patterns in `is` and the regular"
              + " expression `matches` matches somewhere in it, or, with `null=\"true\"`, if it is"
              + " the null sender of notices, which `matches` sees as an empty address.",
          "<sender is=\"*@spam.example\" null=\"true\"/>",
          EnvelopeForms::sender);

  static final ConditionForm CLIENT =
      new ConditionForm(
          "client",
          """
          Holds if the client that handed the message in passes every test that is written: `in`,
          its address is in one of these networks; `address-matches`, a regular expression matches
          somewhere in its address as text (`in` is surer); `name`, its host name is like one of these
          patterns (a host that looks no names up knows none); `relay`, it may send to any domain;
          `authenticated`, it logged in.
          """,
          "<client in=\"192.0.2.0/24 2001:db8::/32\" authenticated=\"false\"/>",
          EnvelopeForms::client);

  static final ConditionForm DIRECTION =
      new ConditionForm(
          "direction",
          """
          Holds for those recipients to whom the message goes in one of these directions:
          `inbound`, from outside to one of your domains; `outbound`, from your users, programs or
          networks to somebody else; `internal`, from them to one of your domains; `relayed`, from
          outside to somebody else. Yours are clients that may relay or logged in, and programs on
          this host; your domains are those that the mail server calls local, and behind qmail
          those in its control files (`qmailControl` of posternd.conf; without rcpthosts all are).
          """,
          "<direction is=\"outbound relayed\"/>",
          EnvelopeForms::direction);

  static final ConditionForm FOUND =
      new ConditionForm(
          "found",
          "Holds if another detector has found something before, by `kind` (virus, format, leak,"
              + " spam, unscanned), `effect`, and patterns of its `name`.",
          "<found kind=\"virus\" name=\"*Phish*\"/>",
          EnvelopeForms::found);

  private EnvelopeForms() {}

  private static Optional<Condition> recipient(Checked element, Mistakes mistakes) {
    Attributes attributes = new Attributes(element, "is", "matches");
    attributes.oneOf("is=\"*@example.org\"", "is", "matches");
    Optional<Patterns> is = attributes.patterns("is", "*@example.org", Globs::address);
    Optional<Expression> matches = attributes.expression("matches");
    return attributes.good() ? Optional.of(new RecipientIs(is, matches)) : Optional.empty();
  }

  private static Optional<Condition> sender(Checked element, Mistakes mistakes) {
    Attributes attributes = new Attributes(element, "is", "matches", "null");
    attributes.oneOf("is=\"*@example.org\"", "is", "matches", "null");
    Optional<Patterns> is = attributes.patterns("is", "*@example.org", Globs::address);
    Optional<Expression> matches = attributes.expression("matches");
    boolean nobody = attributes.truth("null").orElse(false);
    if (attributes.good() && is.isEmpty() && matches.isEmpty() && !nobody) {
      attributes.mistake("null", "\"false\" alone can never match; write true, or patterns in is");
    }
    return attributes.good() ? Optional.of(new SenderIs(is, matches, nobody)) : Optional.empty();
  }

  private static Optional<Condition> client(Checked element, Mistakes mistakes) {
    String[] tests = {"in", "address-matches", "name", "relay", "authenticated"};
    Attributes attributes = new Attributes(element, tests);
    attributes.oneOf("in=\"192.0.2.0/24\"", tests);
    List<AddressRange> networks =
        attributes.words("in", "networks such as 192.0.2.0/24", EnvelopeForms::network);
    Optional<Expression> address = attributes.expression("address-matches");
    Optional<Patterns> names = attributes.patterns("name", "*.example.org", Globs::any);
    Optional<Boolean> relay = attributes.truth("relay");
    Optional<Boolean> authenticated = attributes.truth("authenticated");
    if (relay.equals(Optional.of(false)) && authenticated.equals(Optional.of(true))) {
      attributes.mistake("relay", "can never be false for a client that logged in; remove it");
    }
    return attributes.good()
        ? Optional.of(new ClientIs(networks, address, names, relay, authenticated))
        : Optional.empty();
  }

  private static AddressRange network(String word) {
    AddressRange range =
        AddressRange.parse(word)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "is not a network; write 192.0.2.0/24, 2001:db8::/32 or one address"));
    range
        .tidier()
        .ifPresent(
            tidy -> {
              throw new IllegalArgumentException(
                  "has bits behind its prefix; write " + Checked.quoted(tidy));
            });
    return range;
  }

  private static Optional<Condition> direction(Checked element, Mistakes mistakes) {
    Attributes attributes = new Attributes(element, "is");
    attributes.oneOf("is=\"inbound\"", "is");
    Set<Direction> is = attributes.chosen("is", List.of(Direction.values()), Direction::word);
    return attributes.good() ? Optional.of(new DirectionIs(is)) : Optional.empty();
  }

  private static Optional<Condition> found(Checked element, Mistakes mistakes) {
    Attributes attributes = new Attributes(element, "kind", "effect", "name");
    attributes.oneOf("kind=\"virus\"", "kind", "effect", "name");
    Set<Kind> kinds = attributes.chosen("kind", List.of(Kind.values()), Kind::word);
    Set<Effect> effects = attributes.chosen("effect", List.of(Effect.values()), Effect::word);
    Optional<Patterns> names = attributes.patterns("name", "Eicar*", Globs::any);
    return attributes.good()
        ? Optional.of(new FoundBefore(kinds, effects, names))
        : Optional.empty();
  }
}
