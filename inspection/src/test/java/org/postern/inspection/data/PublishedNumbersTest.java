package org.postern.inspection.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * Numbers that schemes publish as examples or for tests, and numbers next to them. The table says
 * where each is from.
 */
class PublishedNumbersTest {

  @ParameterizedTest(name = "{0}: {1} ({3})")
  @CsvFileSource(resources = "published.csv", delimiter = '|', numLinesToSkip = 1)
  void a_published_number_is_found_and_its_neighbours_are_not(
      String identifier, String number, String neighbours, String source) {
    Identifier what = Identifier.named(identifier).orElseThrow();
    String text = "see " + number.replace("\\n", "\n") + ", please";
    List<Hit> hits = DataScan.of(EnumSet.of(what)).in(text);
    assertThat(hits).as(source).hasSize(1);
    assertThat(text.substring(hits.get(0).from(), hits.get(0).to()))
        .isEqualTo(number.replace("\\n", "\n"));
    for (String neighbour : neighbours == null ? new String[0] : neighbours.split(";")) {
      String near = "see " + neighbour.strip().replace("\\n", "\n") + ", please";
      assertThat(DataScan.of(EnumSet.of(what)).in(near)).as(neighbour).isEmpty();
    }
  }
}
