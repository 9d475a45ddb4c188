package org.postern.mailets.notice;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * A text that every language has. A closed list, with the placeholders that each may and must have.
 */
enum Text {
  /** What the language calls itself. */
  NAME("name"),
  NO_SUBJECT("no-subject"),
  REASON_VIRUS("reason.virus"),
  REASON_LEAK("reason.leak"),
  REASON_POLICY("reason.policy"),
  REASON_OTHER("reason.other"),
  SUBJECT_SENDER("subject.sender", Placeholder.SUBJECT),
  SUBJECT_RECIPIENT("subject.recipient", Placeholder.SUBJECT),
  SUBJECT_ADMIN("subject.admin", Placeholder.REASON, Placeholder.SUBJECT),
  OPENING_SENDER("opening.sender"),
  OPENING_RECIPIENT("opening.recipient"),
  OPENING_ADMIN("opening.admin"),
  BECAUSE_VIRUS("because.virus"),
  BECAUSE_LEAK("because.leak"),
  BECAUSE_POLICY("because.policy"),
  BECAUSE_OTHER("because.other"),
  NEXT_SENDER_VIRUS("next.sender.virus"),
  NEXT_SENDER("next.sender", Placeholder.CONTACT, Placeholder.ID),
  NEXT_RECIPIENT_VIRUS("next.recipient.virus", Placeholder.CONTACT),
  NEXT_RECIPIENT("next.recipient", Placeholder.CONTACT, Placeholder.ID),
  NEXT_ADMIN("next.admin", Placeholder.ID),
  /** What stands behind a label in the text. */
  LABEL_END("label.end"),
  LABEL_TIME("label.time"),
  LABEL_FROM("label.from"),
  LABEL_TO("label.to"),
  LABEL_SUBJECT("label.subject"),
  LABEL_FOUND("label.found"),
  LABEL_ID("label.id"),
  HEADER("header"),
  FOOTER("footer"),
  DIGEST_SUBJECT("digest.subject", Placeholder.COUNT),
  DIGEST_OPENING("digest.opening"),
  DIGEST_ASK("digest.ask", Placeholder.CONTACT),
  DIGEST_LINK("digest.link"),
  DIGEST_MORE("digest.more", Placeholder.COUNT),
  LABEL_RELEASE("label.release");

  private final String key;
  private final Set<Placeholder> placeholders;

  Text(String key, Placeholder... placeholders) {
    this.key = key;
    this.placeholders = Set.copyOf(List.of(placeholders));
  }

  /** As it stands in the file of a language. */
  String key() {
    return key;
  }

  /** Returns what is wrong with the placeholders of a text in some language, in words. */
  Collection<String> mistakes(Template text) {
    Collection<String> mistakes = new TreeSet<>();
    text.placeholders().stream()
        .filter(Predicate.not(placeholders::contains))
        .forEach(found -> mistakes.add(found.written() + " has no meaning here; remove it"));
    placeholders.stream()
        .filter(Predicate.not(text.placeholders()::contains))
        .forEach(wanted -> mistakes.add(wanted.written() + " is missing; write it where it fits"));
    return mistakes;
  }

  static List<String> keys() {
    return Arrays.stream(values()).map(Text::key).toList();
  }

  static Text opening(Role role) {
    return switch (role) {
      case SENDER -> OPENING_SENDER;
      case RECIPIENT -> OPENING_RECIPIENT;
      case ADMIN -> OPENING_ADMIN;
    };
  }

  static Text subject(Role role) {
    return switch (role) {
      case SENDER -> SUBJECT_SENDER;
      case RECIPIENT -> SUBJECT_RECIPIENT;
      case ADMIN -> SUBJECT_ADMIN;
    };
  }

  static Text reason(Reason reason) {
    return switch (reason) {
      case VIRUS -> REASON_VIRUS;
      case LEAK -> REASON_LEAK;
      case POLICY -> REASON_POLICY;
      case OTHER -> REASON_OTHER;
    };
  }

  static Text because(Reason reason) {
    return switch (reason) {
      case VIRUS -> BECAUSE_VIRUS;
      case LEAK -> BECAUSE_LEAK;
      case POLICY -> BECAUSE_POLICY;
      case OTHER -> BECAUSE_OTHER;
    };
  }

  static Text next(Role role, Reason reason) {
    return switch (role) {
      case SENDER -> reason == Reason.VIRUS ? NEXT_SENDER_VIRUS : NEXT_SENDER;
      case RECIPIENT -> reason == Reason.VIRUS ? NEXT_RECIPIENT_VIRUS : NEXT_RECIPIENT;
      case ADMIN -> NEXT_ADMIN;
    };
  }
}
