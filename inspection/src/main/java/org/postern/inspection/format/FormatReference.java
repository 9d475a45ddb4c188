package org.postern.inspection.format;

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
                `mailetcontainer.xml` decide. `<off>name, name</off>` switches checks off.
                """));
    page.append("| check | effect | what is wrong |\n|---|---|---|\n");
    for (FormatCheck check : FormatChecks.ALL.checks()) {
      page.append(
          "| `%s` | %s | %s |\n"
              .formatted(check.name(), check.effect().word(), ReferencePage.cell(check.summary())));
    }
    return page.toString();
  }
}
