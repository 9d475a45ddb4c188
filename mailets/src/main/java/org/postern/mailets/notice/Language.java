package org.postern.mailets.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postern.inspection.settings.Problem;

/**
 * All texts of notices in one language. Its file has one text a line, {@code key: text}, in UTF-8;
 * a line that begins with a blank goes on with the text before, {@code #} starts a remark.
 *
 * @param code as in RFC 5646, such as {@code de}
 */
record Language(String code, Map<Text, Template> texts) {
  Language {
    texts = new EnumMap<>(texts);
  }

  /** One line of a file, or several that belong together. */
  private record Entry(int line, String key, String text) {}

  /**
   * Reads a file.
   *
   * @param where the file as the administrator knows it
   * @param base what holds for a text that the file does not have; empty if it must have all
   * @param problems takes every mistake
   */
  static Language read(
      String code,
      String where,
      byte[] file,
      Optional<Language> base,
      Collection<? super Problem> problems) {
    Map<Text, Template> texts = new EnumMap<>(Text.class);
    for (Entry entry : entries(where, file, problems)) {
      String at = where + ":" + entry.line();
      Optional<Text> known =
          Arrays.stream(Text.values()).filter(t -> t.key().equals(entry.key())).findFirst();
      if (known.isEmpty()) {
        problems.add(
            new Problem(
                at, entry.key(), "is no text of a notice; write one of " + list(Text.keys())));
      } else if (texts.containsKey(known.get())) {
        problems.add(new Problem(at, entry.key(), "stands twice; remove one"));
      } else {
        texts.put(known.get(), checked(at, known.get(), entry.text(), problems));
      }
    }
    for (Text text : Text.values()) {
      if (!texts.containsKey(text)) {
        Optional<Template> shipped = base.map(language -> language.texts().get(text));
        if (shipped.isEmpty()) {
          problems.add(new Problem(where, text.key(), "is missing; write it in this language"));
        }
        texts.put(text, shipped.orElseGet(() -> Template.of("")));
      }
    }
    return new Language(code, texts);
  }

  /** Returns a text with what stands for each placeholder. */
  String say(Text text, Map<Placeholder, String> values) {
    Template template = texts.get(text);
    return template == null ? "" : template.with(values);
  }

  /** Returns a text without placeholders. */
  String say(Text text) {
    return say(text, Map.of());
  }

  private static Template checked(
      String where, Text text, String written, Collection<? super Problem> problems) {
    try {
      if (written.isEmpty()) {
        throw new IllegalArgumentException("is empty; write it in this language");
      }
      Template template = Template.of(written);
      text.mistakes(template)
          .forEach(mistake -> problems.add(new Problem(where, text.key(), mistake)));
      return template;
    } catch (IllegalArgumentException e) {
      problems.add(new Problem(where, text.key(), String.valueOf(e.getMessage())));
      return Template.of("");
    }
  }

  private static List<Entry> entries(
      String where, byte[] file, Collection<? super Problem> problems) {
    List<Entry> entries = new ArrayList<>();
    List<String> lines = lines(where, file, problems);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      int colon = line.indexOf(':');
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (Character.isWhitespace(line.charAt(0)) && !entries.isEmpty()) {
        Entry before = entries.removeLast();
        entries.add(new Entry(before.line(), before.key(), before.text() + " " + line.strip()));
      } else if (colon > 0) {
        String key = line.substring(0, colon).strip();
        entries.add(new Entry(i + 1, key, line.substring(colon + 1).strip()));
      } else {
        problems.add(
            new Problem(where + ":" + (i + 1), line.strip(), "is no text; write \"key: text\""));
      }
    }
    return entries;
  }

  private static List<String> lines(
      String where, byte[] file, Collection<? super Problem> problems) {
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
      return text.lines().toList();
    } catch (CharacterCodingException e) {
      problems.add(new Problem(where, "charset", "is not UTF-8; save the file in UTF-8"));
      return List.of();
    }
  }

  private static String list(List<String> keys) {
    return String.join(", ", keys);
  }
}
