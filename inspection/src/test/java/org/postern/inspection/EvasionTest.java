package org.postern.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.postern.inspection.Scanned.Seen;
import org.postern.inspection.anatomy.CorpusEntry;

/**
 * Messages that hide the EICAR test file, or a dangerous name, by every trick that is known. Prints
 * what was seen of each family:
 *
 * <pre>{@code
 * mvn -pl inspection -am test -Dtest=EvasionTest -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dpostern.corpora=FOLDER
 * }</pre>
 */
class EvasionTest {

  @Test
  void nothing_hides() {
    Map<String, Map<Seen, Integer>> table = new TreeMap<>();
    List<String> missed = new ArrayList<>();
    for (CorpusEntry entry : CorpusEntry.of("evasion")) {
      boolean name = entry.get("kind").equals("name");
      Scanned scanned = Scanned.of(entry.bytes());
      Seen seen = scanned.seen();
      if (name) {
        seen = scanned.names(entry.get("want_ext")) ? Seen.FOUND : Seen.MISSED;
      }
      String row =
          entry.is("low") ? "(does not count)" : entry.get("kind") + ' ' + entry.get("family");
      table.computeIfAbsent(row, key -> new EnumMap<>(Seen.class)).merge(seen, 1, Integer::sum);
      if (Boolean.getBoolean("postern.verbose")) {
        System.out.println(seen + " " + entry + ' ' + scanned.words());
      }
      if (seen == Seen.MISSED && !entry.is("low")) {
        missed.add(entry + " " + scanned.words());
      }
    }
    table.forEach((row, counts) -> System.out.printf("%-34s %s%n", row, counts));
    assertThat(missed).isEmpty();
  }
}
