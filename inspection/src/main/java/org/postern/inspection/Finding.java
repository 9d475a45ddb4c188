package org.postern.inspection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Something a detector has to say about a message. Findings never decide; rules and the processors
 * of {@code mailetcontainer.xml} do.
 *
 * @param kind what sort of thing it is
 * @param effect what the source asks for
 * @param source which engine or check says so: {@code clamd}, {@code builtin}, {@code format},
 *     {@code policy}
 * @param name signature, check or rule
 * @param path where in the anatomy, such as {@code 2.1!invoice.zip!setup.exe}; {@code message} for
 *     the message as a whole
 * @param detail one line for people; may hold text from the message, so it is masked where it is
 *     shown
 * @param recipients the envelope recipients for whom it holds, lower case; empty means all
 */
public record Finding(
    Kind kind,
    Effect effect,
    String source,
    String name,
    String path,
    String detail,
    List<String> recipients) {

  /** Path of a finding that concerns the message as a whole. */
  public static final String WHOLE = "message";

  public Finding {
    recipients = recipients.stream().map(r -> r.toLowerCase(Locale.ROOT)).distinct().toList();
  }

  /** A finding that holds for all recipients. */
  public Finding(Kind kind, Effect effect, String source, String name, String path, String detail) {
    this(kind, effect, source, name, path, detail, List.of());
  }

  /** What sort of thing was found. A closed list, in the order in which a message is named. */
  public enum Kind {
    /** An engine knows this content as harmful. */
    VIRUS,
    /** A rule of the site's policy matches. */
    POLICY,
    /** The message is written in a way that no honest program writes. */
    FORMAT,
    /** Sensitive data on its way out. */
    LEAK,
    /** Unsolicited bulk mail. */
    SPAM,
    /** Somebody who should have looked could not. */
    UNSCANNED;

    /** The one spelling, from configuration to log to header to metric. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What the source of a finding asks for. A closed list, the strongest first. */
  public enum Effect {
    /** Keep the message from its recipients. */
    BLOCK,
    /** Let the sender try again later. */
    DEFER,
    /** Take the part out and deliver the rest. */
    STRIP,
    /** Deliver with a mark. */
    TAG,
    /** Say so in the log, nothing else. */
    NOTE;

    /** The one spelling, from configuration to log to header to metric. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Returns whether this finding holds for an envelope recipient, in any letter case. */
  public boolean concerns(String recipient) {
    return recipients.isEmpty() || recipients.contains(recipient.toLowerCase(Locale.ROOT));
  }

  /**
   * The form that survives every queue of James: a map of strings and lists of strings, and nothing
   * else.
   */
  public Map<String, Object> toPlain() {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("kind", kind.word());
    plain.put("effect", effect.word());
    plain.put("source", source);
    plain.put("name", name);
    plain.put("path", path);
    plain.put("detail", detail);
    plain.put("recipients", recipients);
    return plain;
  }

  /**
   * Reads the plain form back. A value that this version does not understand gives empty: the
   * caller must then treat the message as unscanned.
   */
  public static Optional<Finding> fromPlain(Map<?, ?> plain) {
    List<String> recipients = new ArrayList<>();
    if (!(plain.get("recipients") instanceof List<?> list)) {
      return Optional.empty();
    }
    for (Object recipient : list) {
      if (!(recipient instanceof String text)) {
        return Optional.empty();
      }
      recipients.add(text);
    }
    if (plain.get("kind") instanceof String kind
        && plain.get("effect") instanceof String effect
        && plain.get("source") instanceof String source
        && plain.get("name") instanceof String name
        && plain.get("path") instanceof String path
        && plain.get("detail") instanceof String detail) {
      return word(Kind.class, kind)
          .flatMap(
              k ->
                  word(Effect.class, effect)
                      .map(e -> new Finding(k, e, source, name, path, detail, recipients)));
    }
    return Optional.empty();
  }

  private static <E extends Enum<E>> Optional<E> word(Class<E> type, String word) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().toLowerCase(Locale.ROOT).equals(word)) {
        return Optional.of(constant);
      }
    }
    return Optional.empty();
  }
}
