package org.postern.inspection.data;

import org.postern.inspection.settings.ReferencePage;

/** The page that documents the identifiers, printed from them. */
final class DataReference {
  private DataReference() {}

  static String page() {
    StringBuilder page =
        new StringBuilder(
            ReferencePage.start(
                "Sensitive data",
                """
                What can be looked for in the text of messages and attachments, each with the shape
                and the check digits that it must have. How sure a match is depends on what chance
                makes of it, and on words that say what it is: the words of the last table, within
                %d characters before or behind it, or in the first line of a table such as CSV.
                Letter case and accents make no difference. What is sure to a `low` degree is
                mostly something else: ask for `medium` at least.

                A match is never written out. Logs and notices show its last two characters.
                """
                    .formatted(DataScan.NEAR)));
    page.append("| identifier | sure without a word | with a word nearby | what it is |\n");
    page.append("|---|---|---|---|\n");
    for (Identifier what : Identifier.values()) {
      page.append(
          "| `%s` | %s | %s | %s |\n"
              .formatted(
                  what.word(),
                  what.confidence(false).word(),
                  what.confidence(true).word(),
                  ReferencePage.cell(what.help())));
    }
    page.append("\n## Supporting words\n\n| identifier | words |\n|---|---|\n");
    for (Identifier what : Identifier.values()) {
      page.append(
          "| `%s` | %s |\n"
              .formatted(
                  what.word(), ReferencePage.cell(String.join(", ", SupportingWords.of(what)))));
    }
    return page.toString();
  }
}
