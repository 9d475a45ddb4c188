package org.postern.mailets;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.postern.inspection.settings.Setting;
import org.postern.inspection.settings.Settings;
import org.postern.mailets.notice.Audience;
import org.postern.mailets.notice.Languages;
import org.postern.mailets.notice.Mailbox;

/** How the settings of {@link Notify} are written. */
final class NotifyForms {
  private NotifyForms() {}

  static Set<Audience> audiences(String text) {
    Set<Audience> audiences = new LinkedHashSet<>();
    words(text, ",").forEach(word -> audiences.add(Audience.of(word)));
    return audiences;
  }

  static Optional<Mailbox> mailbox(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(Mailbox.of(text));
  }

  static List<String> codes(String text) {
    return words(text, ",");
  }

  static Map<String, List<String>> byDomain(String text) {
    Map<String, List<String>> byDomain = new LinkedHashMap<>();
    for (String item : text.isEmpty() ? List.<String>of() : words(text, ",")) {
      int equals = item.indexOf('=');
      if (equals <= 0 || equals == item.length() - 1) {
        throw new IllegalArgumentException(
            "\"" + item + "\" is no language of a domain; write one such as example.ch=de+fr");
      }
      String domain = item.substring(0, equals).strip().toLowerCase(Locale.ROOT);
      if (byDomain.put(domain, words(item.substring(equals + 1), "[+]")) != null) {
        throw new IllegalArgumentException(
            "\"" + domain + "\" stands twice; write its languages with + between them");
      }
    }
    return byDomain;
  }

  /** Notes each code that is no language. */
  static void known(
      List<String> codes, Languages languages, Setting<?> setting, Settings settings) {
    for (String code : codes) {
      if (!languages.codes().contains(code)) {
        settings.problem(
            setting.name(),
            "\""
                + code
                + "\" is no language there is; write some of "
                + String.join(", ", languages.codes())
                + ", or add its file to the folder of texts");
      }
    }
  }

  private static List<String> words(String text, String separator) {
    List<String> words = Arrays.stream(text.split(separator, -1)).map(String::strip).toList();
    if (words.contains("")) {
      throw new IllegalArgumentException(
          "\"" + text + "\" has nothing between two separators; write a word, or remove one");
    }
    return words;
  }
}
