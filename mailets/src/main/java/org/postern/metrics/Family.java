package org.postern.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Everything that Postern measures. A closed list: alert rules and dashboards name nothing else.
 *
 * <p>A James server knows names without labels: there a series is its family's name and the values
 * of its labels with dots between them, {@code postern.messages.inbound.deliver}. Prometheus text
 * has them as labels, {@code postern_messages_total{direction="inbound",outcome="deliver"}}.
 */
public enum Family {
  MESSAGES(
      Type.COUNTER,
      "postern.messages",
      "Report lines, by direction and outcome: one for each message, and for each part of one that"
          + " is split because its recipients get different things.",
      "direction",
      "outcome"),
  MESSAGE_BYTES(
      Type.COUNTER,
      "postern.message.bytes",
      "Bytes of the messages that report lines were written for.",
      "direction"),
  MESSAGE_SECONDS(
      Type.TIMER,
      "postern.message.seconds",
      "From the host taking a message in to its report line."),
  FINDINGS(
      Type.COUNTER,
      "postern.findings",
      "Findings in report lines, by kind and source. Kind unscanned says that somebody who should"
          + " have looked could not.",
      "kind",
      "source"),
  ANATOMY_SECONDS(
      Type.TIMER, "postern.anatomy.seconds", "Taking a message apart: MIME, archives, types."),
  ENGINE_SECONDS(
      Type.TIMER,
      "postern.engine.seconds",
      "All questions about one message to one engine, its backups included.",
      "engine"),
  ENGINE_REQUESTS(
      Type.READING,
      "postern.engine.requests",
      "Questions that an engine was asked since the start.",
      "engine"),
  ENGINE_FAILURES(
      Type.READING,
      "postern.engine.failures",
      "Questions that an engine could not answer since the start.",
      "engine"),
  ENGINE_UP(
      Type.GAUGE,
      "postern.engine.up",
      "1 if the engine is asked, 0 if it is out of service because it could not answer or does not"
          + " detect.",
      "engine"),
  ENGINE_DATABASE(
      Type.GAUGE,
      "postern.engine.database.seconds",
      "When the engine's database was made, in seconds since 1970; 0 if it does not say.",
      "engine"),
  POLICY_REFUSED(
      Type.COUNTER,
      "postern.policy.refused",
      "Changes of policy files that were refused because of mistakes in them."),
  REPORT_DROPPED(
      Type.COUNTER,
      "postern.report.dropped",
      "Report lines that were lost because syslog did not take them."),
  QUARANTINE_MESSAGES(
      Type.GAUGE, "postern.quarantine.messages", "Messages in a quarantine maildir.", "quarantine"),
  QUARANTINE_BYTES(
      Type.GAUGE, "postern.quarantine.bytes", "Their bytes, without side files.", "quarantine"),
  QUARANTINE_OLDEST(
      Type.GAUGE,
      "postern.quarantine.oldest.seconds",
      "How old the oldest of them is; 0 if there is none.",
      "quarantine"),
  CONNECTIONS(Type.GAUGE, "postern.connections", "Messages that posternd has in hand."),
  CONNECTIONS_LIMIT(Type.GAUGE, "postern.connections.limit", "Messages that it takes at a time."),
  RETRY_MESSAGES(
      Type.GAUGE,
      "postern.retry.messages",
      "Deliveries in posternd's retry store: the client was told yes, and qmail-queue has not taken"
          + " them yet."),
  RETRY_OLDEST(
      Type.GAUGE,
      "postern.retry.oldest.seconds",
      "How old the oldest of them is; 0 if there is none."),
  START(Type.GAUGE, "postern.start.time.seconds", "When posternd started, in seconds since 1970."),
  INFO(Type.GAUGE, "postern.info", "Always 1; the version stands in the label.", "version");

  private static final int LONGEST = 60;

  private final Type type;
  private final String flat;
  private final String help;
  private final List<String> labels;

  Family(Type type, String flat, String help, String... labels) {
    this.type = type;
    this.flat = flat;
    this.help = help;
    this.labels = List.of(labels);
  }

  /** How a family is measured. */
  public enum Type {
    /** Only goes up; something is added to it. */
    COUNTER,
    /** Only goes up; somebody else counts, and it is read there. */
    READING,
    /** Goes up and down. */
    GAUGE,
    /** How long something took, each time. */
    TIMER
  }

  /**
   * One series of a family.
   *
   * @param values of its labels
   */
  public record Series(Family family, List<String> values) {
    public Series {
      values = List.copyOf(values);
    }
  }

  /** Returns how the family is measured. */
  public Type type() {
    return type;
  }

  /** Returns what it says, in a sentence. */
  public String help() {
    return help;
  }

  /** Returns the names of its labels. */
  public List<String> labels() {
    return labels;
  }

  /** Returns its name in Prometheus text. */
  public String prometheus() {
    String name = flat.replace('.', '_');
    return switch (type) {
      case COUNTER, READING -> name + "_total";
      case GAUGE, TIMER -> name;
    };
  }

  /** Returns the name of a series without labels, as James knows it. */
  public String name(List<String> values) {
    if (values.size() != labels.size()) {
      throw new IllegalArgumentException(this + " has the labels " + labels + ", not " + values);
    }
    List<String> words = new ArrayList<>(List.of(flat));
    values.forEach(value -> words.add(word(value)));
    return String.join(".", words);
  }

  /** Returns the series of a name, if it is one of ours. */
  public static Optional<Series> series(String name) {
    return Arrays.stream(values()).flatMap(family -> family.read(name).stream()).findFirst();
  }

  private Optional<Series> read(String name) {
    if (labels.isEmpty()) {
      return name.equals(flat) ? Optional.of(new Series(this, List.of())) : Optional.empty();
    }
    if (!name.startsWith(flat + ".")) {
      return Optional.empty();
    }
    List<String> values = List.of(name.substring(flat.length() + 1).split("\\.", -1));
    return values.size() == labels.size()
        ? Optional.of(new Series(this, values))
        : Optional.empty();
  }

  /**
   * Returns a value as it can be part of every name: lower-case letters, digits and underscores. A
   * server that puts names and labels in one word leaves nothing else.
   */
  static String word(String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < Math.min(LONGEST, lower.length()); i++) {
      char c = lower.charAt(i);
      word.append(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' ? c : '_');
    }
    return word.isEmpty() ? "_" : word.toString();
  }
}
