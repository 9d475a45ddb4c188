package org.postern.inspection.anatomy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Messages that hide the EICAR test file, or a dangerous name, by every trick that is known; and
 * honest messages that look like them. Prints what was seen of each family:
 *
 * <pre>{@code
 * mvn -pl inspection -am test -Dtest=EvasionTest -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dpostern.corpora=FOLDER
 * }</pre>
 */
class EvasionTest {
  /** Messages of which nothing is seen today; none may be added. */
  private static final int MISSED = 3;

  @Test
  void nothing_hides() {
    Map<String, Map<Seen, Integer>> table = new TreeMap<>();
    List<String> missed = new ArrayList<>();
    List<String> flagged = new ArrayList<>();
    for (CorpusEntry entry : CorpusEntry.of("evasion")) {
      boolean name = entry.get("kind").equals("name");
      Anatomy anatomy = entry.anatomy();
      Seen seen = name ? named(anatomy, entry.get("want_ext")) : Seen.in(anatomy);
      String row =
          entry.is("low") ? "(does not count)" : entry.get("kind") + ' ' + entry.get("family");
      table.computeIfAbsent(row, key -> new EnumMap<>(Seen.class)).merge(seen, 1, Integer::sum);
      if (seen == Seen.FLAGGED || seen == Seen.INSIDE) {
        flagged.add(seen + " " + entry + ' ' + faults(anatomy));
      }
      if (seen == Seen.MISSED && !entry.is("low")) {
        missed.add(entry + " " + faults(anatomy));
      }
    }
    if (Boolean.getBoolean("postern.verbose")) {
      System.out.println(String.join("\n", flagged));
    }
    System.out.println(String.join("\n", missed));
    table.forEach((row, counts) -> System.out.printf("%-34s %s%n", row, counts));
    assertThat(missed).hasSizeLessThanOrEqualTo(MISSED);
  }

  @Test
  void honest_mail_has_no_irregularity_that_may_block_and_shows_its_attachments() {
    List<String> wrong = new ArrayList<>();
    Map<String, Integer> counts = new TreeMap<>();
    for (CorpusEntry entry : CorpusEntry.of("legit")) {
      Anatomy anatomy = entry.anatomy();
      List<String> names = anatomy.nodes().flatMap(node -> node.names().stream()).toList();
      if (!names.containsAll(entry.list("attachments"))) {
        wrong.add(entry + " does not show " + entry.list("attachments") + " but " + names);
      }
      anatomy
          .nodes()
          .flatMap(node -> node.faults().stream())
          .forEach(
              fault -> {
                counts.merge(fault.what() + " " + fault.what().seen(), 1, Integer::sum);
                if (fault.what().seen() == Occurrence.NEVER) {
                  wrong.add(entry + (entry.is("lenient") ? " lenient" : "") + " has " + fault);
                }
              });
    }
    counts.forEach((what, count) -> System.out.printf("%-50s %s%n", what, count));
    System.out.println(String.join("\n", wrong));
    assertThat(wrong.stream().filter(line -> !line.contains(" lenient has "))).isEmpty();
  }

  private static Seen named(Anatomy anatomy, String extension) {
    return Seen.name(anatomy, extension) ? Seen.FOUND : Seen.MISSED;
  }

  private static String faults(Anatomy anatomy) {
    return anatomy
        .nodes()
        .flatMap(node -> node.faults().stream())
        .map(fault -> fault.what().toString())
        .distinct()
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
