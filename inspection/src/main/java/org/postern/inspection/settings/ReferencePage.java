package org.postern.inspection.settings;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A page of the reference manual, printed from the same records that read the configuration. The
 * build fails while the page in {@code docs/reference} says something else.
 */
public final class ReferencePage {
  private static final String GENERATED =
      "<!-- Generated from the code: mvn test -Dpostern.regenerate=true -->\n\n";

  private ReferencePage() {}

  /**
   * Returns the page as Markdown.
   *
   * @param title of the page
   * @param lead the paragraph under the title
   * @param entries in the order of the page
   */
  public static String of(String title, String lead, List<ReferenceEntry> entries) {
    return start(title, lead)
        + entries.stream().map(ReferencePage::section).collect(Collectors.joining("\n"));
  }

  /** Returns the first lines of a generated page: the mark, the title and a paragraph. */
  public static String start(String title, String lead) {
    return GENERATED + "# " + title + "\n\n" + lead.strip() + "\n\n";
  }

  /** Returns text as it may stand in a cell of a table. */
  public static String cell(String text) {
    return text.replace("|", "\\|").replace("\n", " ").strip();
  }

  private static String section(ReferenceEntry entry) {
    return "## %s\n\n%s\n\n%s\n```xml\n%s\n```\n"
        .formatted(
            entry.name(),
            entry.paragraph().strip(),
            table(entry.settings()),
            entry.sample().strip());
  }

  /** Returns settings as a table. */
  public static String table(List<Setting<?>> settings) {
    if (settings.isEmpty()) {
      return "Nothing can be set.\n";
    }
    return "| setting | form | default | meaning |\n|---|---|---|---|\n"
        + settings.stream().map(ReferencePage::row).collect(Collectors.joining());
  }

  private static String row(Setting<?> setting) {
    String byDefault = setting.byDefault();
    String shown =
        byDefault == null ? "must be set" : byDefault.isEmpty() ? "none" : "`" + byDefault + "`";
    return "| `%s` | %s | %s | %s |\n"
        .formatted(setting.name(), cell(setting.form()), cell(shown), cell(setting.help()));
  }
}
