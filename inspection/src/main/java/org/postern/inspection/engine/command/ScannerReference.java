package org.postern.inspection.engine.command;

import java.nio.file.Path;
import java.util.stream.Collectors;
import org.postern.inspection.settings.ReferencePage;

/** The page of the shipped catalogue, printed from the file itself. */
final class ScannerReference {
  private ScannerReference() {}

  static String page() {
    StringBuilder page =
        new StringBuilder(
            ReferencePage.start(
                "Virus scanners that are programs",
                """
                What `command:NAME` in the setting `engines` of `ScanForViruses` can name without a file
                of your own, and the file all this comes from, below, which says how to write one. An
                entry that is not tested is what the product's manual and other mail scanners say of it;
                try it with the EICAR test file before you rely on it, and tell us what you found.
                """));
    page.append("| name | product | tested with | program | reads | clean | infected | failed |\n");
    page.append("|---|---|---|---|---|---|---|---|\n");
    Catalogue.shipped().scanners().values().forEach(scanner -> page.append(row(scanner)));
    page.append("\n## The file\n\n```\n").append(Catalogue.text().strip()).append("\n```\n");
    return page.toString();
  }

  private static String row(Scanner scanner) {
    return "| `%s` | %s | %s | %s | %s | %s | %s | %s |\n"
        .formatted(
            scanner.name(),
            ReferencePage.cell(scanner.product()),
            scanner.tested().isEmpty() ? "not tested" : ReferencePage.cell(scanner.tested()),
            scanner.programs().stream()
                .map(Path::toString)
                .map(path -> "`" + path + "`")
                .collect(Collectors.joining(" ")),
            scanner.reads().word(),
            scanner.clean(),
            scanner.infected(),
            scanner.error().isEmpty() ? "all others" : scanner.error() + ", all others");
  }
}
