package org.postern.inspection.format;

import org.postern.inspection.Finding.Effect;
import org.postern.inspection.settings.ReferencePage;

/** The page that documents the format checks, printed from the checks. */
final class FormatReference {
  private FormatReference() {}

  static String page() {
    StringBuilder page =
        new StringBuilder(
            ReferencePage.start(
                "Format checks",
                """
                What `CheckFormat` looks for. Each check makes findings of kind `format` under its
                own name; the effect is what it asks for, and `Found=format/block` and the like in
                `mailetcontainer.xml` decide. By default only that asks for `block` which
                practically no honest mail has; a `note` is a line in the log and nothing else.

                The effect of a check is yours to change, and a check that is off looks for nothing:

                ```xml
                <mailet match="All" class="org.postern.mailets.CheckFormat">
                  <block>encrypted-file, names-differ</block>
                  <note>double-extension</note>
                  <off>device-name</off>
                </mailet>
                ```
                """));
    table(page, "Asks for `block`", Effect.BLOCK);
    table(page, "Asks for `note`", Effect.NOTE);
    return page.toString().stripTrailing() + "\n";
  }

  private static void table(StringBuilder page, String title, Effect effect) {
    page.append("## ").append(title).append("\n\n| check | what is wrong |\n|---|---|\n");
    for (FormatCheck check : FormatChecks.ALL.checks()) {
      if (check.effect() == effect) {
        page.append("| `%s` | %s |\n".formatted(check.name(), ReferencePage.cell(check.summary())));
      }
    }
    page.append('\n');
  }
}
