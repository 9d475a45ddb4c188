package org.postern.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.postern.inspection.anatomy.CorpusEntry;

/**
 * Honest messages with the same oddities as those of {@link EvasionTest}, as real programs write
 * them.
 */
class LegitTest {

  @Test
  void nothing_keeps_honest_mail_from_its_recipients() {
    List<String> stopped = new ArrayList<>();
    Map<String, Integer> notes = new TreeMap<>();
    for (CorpusEntry entry : CorpusEntry.of("legit")) {
      Scanned scanned = Scanned.of(entry.bytes());
      scanned.words().forEach(word -> notes.merge(word, 1, Integer::sum));
      scanned.stopping().forEach(finding -> stopped.add(entry + ": " + finding));
      if (Boolean.getBoolean("postern.verbose") && !scanned.findings().isEmpty()) {
        System.out.println(entry + ": " + scanned.findings());
      }
    }
    notes.forEach((what, count) -> System.out.printf("%-40s %s%n", what, count));
    assertThat(stopped).isEmpty();
  }

  @Test
  void every_attachment_is_listed_under_one_of_its_names() {
    List<String> unlisted = new ArrayList<>();
    for (CorpusEntry entry : CorpusEntry.of("legit")) {
      List<String> names = Scanned.of(entry.bytes()).names();
      entry.list("attachments").stream()
          .filter(attachment -> !names.contains(attachment))
          .forEach(attachment -> unlisted.add(entry + ": " + attachment + " in " + names));
    }
    assertThat(unlisted).isEmpty();
  }
}
