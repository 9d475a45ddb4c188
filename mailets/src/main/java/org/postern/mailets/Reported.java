package org.postern.mailets;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetContext;
import org.postern.attributes.MailFacts;
import org.postern.attributes.MailInspection;
import org.postern.attributes.MailTimes;
import org.postern.attributes.Outcome;
import org.postern.inspection.Finding;
import org.postern.inspection.Inspection;
import org.postern.inspection.anatomy.Anatomy;
import org.postern.inspection.anatomy.Node;
import org.postern.inspection.content.Content;
import org.postern.inspection.policy.Direction;

/**
 * What a report tells of a mail, not made safe yet. Every form of a report is made of this.
 *
 * @param account the mail
 * @param outcome what becomes of it
 * @param size bytes of the message
 * @param seen what people know the message by
 * @param direction where it goes: {@code inbound}, {@code outbound}, {@code internal}, {@code
 *     relayed}, or {@code mixed} if recipients differ in that
 * @param engines milliseconds by engine
 * @param files what is attached, as far as somebody has looked
 */
record Reported(
    Account account,
    Outcome outcome,
    long size,
    SeenFields seen,
    String direction,
    Map<String, Long> engines,
    List<Attached> files) {
  /** A direction of its own for a mail whose recipients differ in it. */
  static final String MIXED = "mixed";

  private static final int MOST_FILES = 20;

  /** A file by its name, and its decoded size in bytes. */
  record Attached(String name, long size) {}

  /**
   * One value of a report.
   *
   * @param key the same in each form that has keys
   */
  record Field(String key, Value value) {}

  /** What a field holds. */
  sealed interface Value {}

  /** Text from anywhere. */
  record Text(String raw) implements Value {}

  /** A count of something. */
  record Count(long number) implements Value {}

  /** Yes or no. */
  record Truth(boolean holds) implements Value {}

  /** Several texts from anywhere, which may be none. */
  record Items(List<String> raw) implements Value {}

  /** What nobody knows. */
  record Unknown() implements Value {}

  Reported {
    files = List.copyOf(files);
  }

  /** Returns what there is to tell of a mail now. */
  static Reported of(
      Mail mail, Account account, Outcome outcome, Content content, MailetContext context)
      throws IOException {
    return new Reported(
        account,
        account.onItsWay(outcome),
        content.size(),
        SeenFields.of(content),
        MailFacts.direction(mail, context).map(Direction::word).orElse(MIXED),
        MailTimes.of(mail),
        MailInspection.last(mail)
            .filter(inspection -> inspection.took().isPresent())
            .map(Inspection::anatomy)
            .map(Reported::files)
            .orElse(List.of()));
  }

  private static List<Attached> files(Anatomy anatomy) {
    return anatomy
        .nodes()
        .filter(node -> !node.names().isEmpty())
        .limit(MOST_FILES)
        .map(node -> new Attached(node.names().get(0), size(node)))
        .toList();
  }

  private static long size(Node node) {
    return node.reading().size();
  }

  /** Returns all there is to tell, in the order of docs/report-line.md. */
  List<Field> fields() {
    return List.of(
        text("id", account.id()),
        text("from", "<" + account.sender() + ">"),
        items("to", account.recipients(), Function.identity()),
        known("client", account.client().address()),
        new Field("relay", new Truth(account.client().relaying())),
        known("user", account.client().user()),
        new Field("size", new Count(size)),
        text("outcome", outcome.word()),
        items("findings", account.findings(), FindingText::withPath),
        known("subject", Optional.of(seen.subject()).filter(text -> !text.isEmpty())),
        known("msgid", Optional.of(seen.messageId()).filter(text -> !text.isEmpty())),
        new Field("ms", account.taken().<Value>map(Count::new).orElseGet(Unknown::new)),
        known("score", account.score()),
        text("direction", direction),
        items(
            "engines",
            List.copyOf(engines.entrySet()),
            engine -> FindingText.part(engine.getKey()) + "/" + engine.getValue()));
  }

  /** Returns what it was found to be, the gravest first; empty if nothing asks to do anything. */
  Optional<Finding> gravest() {
    return account.findings().stream()
        .filter(finding -> finding.effect() != Finding.Effect.NOTE)
        .findFirst();
  }

  private static Field text(String key, String raw) {
    return new Field(key, new Text(raw));
  }

  private static Field known(String key, Optional<String> raw) {
    return new Field(key, raw.<Value>map(Text::new).orElseGet(Unknown::new));
  }

  private static <T> Field items(String key, List<T> items, Function<T, String> form) {
    return new Field(key, new Items(items.stream().map(form).collect(Collectors.toList())));
  }
}
