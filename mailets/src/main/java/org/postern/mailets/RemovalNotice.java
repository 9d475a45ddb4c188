package org.postern.mailets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.mailet.Mail;
import org.jspecify.annotations.Nullable;
import org.postern.attributes.MailRuleTexts;
import org.postern.inspection.Finding;
import org.postern.inspection.settings.Setting;
import org.postern.inspection.settings.Settings;
import org.postern.inspection.strip.Cut;
import org.postern.inspection.text.OneLine;

/**
 * What people read in the place of a part that was taken out, in one language or several.
 *
 * @param texts one for each language, in order
 */
record RemovalNotice(List<RemovalText> texts) {
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_REASON = 300;
  private static final int MOST_REASONS = 5;

  static final Setting<List<String>> LANGUAGES =
      new Setting<>(
          "languages",
          "list of language codes, with commas",
          "en",
          "In which languages the notice is written, one after the other: those that Postern has (af,"
              + " cs, de, en, es, fr, it, lt, nl, pl, pt, sv, tr, zh) and those of texts.",
          text -> Arrays.stream(text.split(",", -1)).map(String::strip).toList());

  static final Setting<String> TEXTS =
      new Setting<>(
          "texts",
          "URL of a file",
          "",
          "A file with texts of your own, which stand in the place of those of the same language. Each"
              + " is one line: the code of the language, a colon, the text. {name}, {because} and"
              + " {id} stand for the name of the file, what the rule says, and the number under"
              + " which the whole message is kept.",
          text -> text);

  /** Reads the settings; every mistake is noted there. */
  static @Nullable RemovalNotice read(Settings settings, FileSystem files) {
    List<String> languages = settings.read(LANGUAGES);
    String url = settings.read(TEXTS);
    RemovalTexts texts = RemovalTexts.shipped();
    if (url != null && !url.isEmpty()) {
      try (InputStream in = files.getResource(url)) {
        texts = texts.with(new String(in.readAllBytes(), UTF_8));
      } catch (IOException e) {
        settings.problem(
            TEXTS.name(),
            "\"" + url + "\" cannot be read (" + e.getMessage() + "); write the URL of a file");
      } catch (IllegalArgumentException e) {
        settings.problem(TEXTS.name(), "\"" + url + "\" " + e.getMessage());
      }
    }
    if (languages == null) {
      return null;
    }
    RemovalTexts all = texts;
    List<String> missing = languages.stream().filter(code -> all.of(code).isEmpty()).toList();
    missing.forEach(
        code ->
            settings.problem(
                LANGUAGES.name(),
                "\""
                    + code
                    + "\" is not a language there are texts in; write some of "
                    + String.join(", ", all.codes())));
    return missing.isEmpty()
        ? new RemovalNotice(languages.stream().flatMap(code -> all.of(code).stream()).toList())
        : null;
  }

  /**
   * Returns the text for each part.
   *
   * @param wanted why parts go
   */
  Function<Cut, String> on(Mail mail, List<Finding> wanted) {
    return cut -> {
      String name =
          cut.part().names().stream()
              .findFirst()
              .map(raw -> OneLine.of(raw, LONGEST_NAME))
              .orElseGet(() -> OneLine.of(cut.part().declaredType(), LONGEST_NAME));
      String id = OneLine.of(String.valueOf(mail.getName()), LONGEST_NAME);
      return texts.stream()
          .map(text -> text.with(name, because(mail, cut, wanted, text.language()), id))
          .collect(Collectors.joining("\n\n", "", "\n"));
    };
  }

  private static String because(Mail mail, Cut cut, List<Finding> wanted, String language) {
    return cut.part()
        .walk()
        .map(node -> reason(mail, node.path(), wanted, language))
        .flatMap(Optional::stream)
        .distinct()
        .limit(MOST_REASONS)
        .collect(Collectors.joining(" "));
  }

  private static Optional<String> reason(
      Mail mail, String path, List<Finding> wanted, String language) {
    return wanted.stream()
        .filter(finding -> finding.path().equals(path))
        .map(f -> MailRuleTexts.because(mail, f, language).orElse(f.detail()))
        .map(text -> OneLine.of(text, LONGEST_REASON))
        .findFirst();
  }
}
