package org.postern.attributes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.postern.inspection.Finding;
import org.postern.inspection.Finding.Effect;

/**
 * What the rules that hold for a mail say to people: a word before the subject, and their reasons
 * in other languages. They lie in one attribute of maps and strings, which every queue keeps.
 */
public final class MailRuleTexts {
  /** Where they hang on the mail. */
  public static final AttributeName ATTRIBUTE = AttributeName.of("org.postern.texts");

  /** By what the word before the subject goes; all else goes by its language. */
  public static final String SUBJECT = "subject";

  private MailRuleTexts() {}

  /**
   * Adds texts to those the mail has.
   *
   * @param byRule by the name of the rule, each by {@link #SUBJECT} or its language
   */
  public static void add(Mail mail, Map<String, Map<String, String>> byRule) {
    if (!byRule.isEmpty()) {
      Map<String, AttributeValue<?>> all = new LinkedHashMap<>();
      held(mail).forEach((rule, texts) -> all.put(rule, value(texts)));
      byRule.forEach((rule, texts) -> all.put(rule, value(texts)));
      mail.setAttribute(new Attribute(ATTRIBUTE, AttributeValue.of(all)));
    }
  }

  /** Returns what is wanted before the subject by rules among these findings, each once. */
  public static List<String> subjects(Mail mail, List<Finding> findings) {
    Map<String, Map<String, String>> held = held(mail);
    return findings.stream()
        .filter(f -> f.effect() == Effect.TAG && f.source().equals("policy"))
        .flatMap(f -> Stream.ofNullable(held.getOrDefault(f.name(), Map.of()).get(SUBJECT)))
        .distinct()
        .toList();
  }

  /** Returns the reason of a rule in a language; empty if it has none in that. */
  public static Optional<String> because(Mail mail, Finding finding, String language) {
    return finding.source().equals("policy") && !language.equals(SUBJECT)
        ? Optional.ofNullable(held(mail).getOrDefault(finding.name(), Map.of()).get(language))
        : Optional.empty();
  }

  private static AttributeValue<?> value(Map<String, String> texts) {
    Map<String, AttributeValue<?>> values = new LinkedHashMap<>();
    texts.forEach((key, text) -> values.put(key, AttributeValue.of(text)));
    return AttributeValue.of(values);
  }

  private static Map<String, Map<String, String>> held(Mail mail) {
    Map<String, Map<String, String>> held = new LinkedHashMap<>();
    mail.getAttribute(ATTRIBUTE)
        .ifPresent(
            attribute ->
                map(attribute.getValue())
                    .forEach(
                        (rule, texts) -> {
                          Map<String, String> own = new LinkedHashMap<>();
                          map(texts)
                              .forEach(
                                  (key, text) ->
                                      own.put(String.valueOf(key), String.valueOf(bare(text))));
                          held.put(String.valueOf(rule), own);
                        }));
    return held;
  }

  /** A queue may give back wrapped or bare values. */
  private static Map<?, ?> map(Object value) {
    return bare(value) instanceof Map<?, ?> map ? map : Map.of();
  }

  private static Object bare(Object value) {
    return value instanceof AttributeValue<?> wrapped ? bare(wrapped.value()) : value;
  }
}
