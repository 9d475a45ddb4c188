package org.postern.qmail.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.postern.qmail.demo.Table.Marks;
import org.postern.samples.Sample;

/** The table of the demo. */
class TableTest {
  private static final Sample PLAIN = sample("01-plain", "joe@example.org", "deliver");
  private static final Sample VIRUS = sample("10-virus", "joe@example.org", "quarantine");
  private static final Sample MIXED =
      sample("32-mixed", "joe@example.org", "deliver", "ann@strict.example", "quarantine");

  @Test
  void columns_stand_under_their_names_and_recipients_have_lines_where_they_differ() {
    assertThat(
            print(
                Marks.WORDS,
                through(PLAIN),
                new Passage(VIRUS, VIRUS.expected(), PLAIN.expected()),
                through(MIXED)))
        .isEqualTo(
            """
            message                   expected    James          qmail
            01-plain                  deliver     ok deliver     ok deliver
            10-virus                  quarantine  ok quarantine  NO deliver
            32-mixed
              for joe@example.org     deliver     ok deliver     ok deliver
              for ann@strict.example  quarantine  ok quarantine  ok quarantine
            """);
  }

  @Test
  void a_host_that_said_nothing_is_not_as_expected() {
    Passage silent = new Passage(PLAIN, Map.of(), PLAIN.expected());
    assertThat(silent.asExpected()).isFalse();
    assertThat(print(Marks.SIGNS, silent)).contains("✗ no report   ✓ deliver");
  }

  @Test
  void colours_do_not_move_columns() {
    String colours = print(Marks.COLOURS, through(VIRUS)).replaceAll("\\033\\[[0-9]+m", "");
    assertThat(colours).isEqualTo(print(Marks.SIGNS, through(VIRUS)));
  }

  private static String print(Marks marks, Passage... passages) {
    List<Sample> samples = List.of(passages).stream().map(Passage::sample).toList();
    Table table = new Table(samples, marks);
    StringBuilder text = new StringBuilder(table.head()).append('\n');
    for (Passage passage : passages) {
      table.lines(passage).forEach(line -> text.append(line).append('\n'));
    }
    return text.toString();
  }

  private static Passage through(Sample sample) {
    return new Passage(sample, sample.expected(), sample.expected());
  }

  private static Sample sample(String name, String... recipientsAndOutcomes) {
    Map<String, String> expected = new LinkedHashMap<>();
    for (int i = 0; i < recipientsAndOutcomes.length; i += 2) {
      expected.put(recipientsAndOutcomes[i], recipientsAndOutcomes[i + 1]);
    }
    return new Sample(
        name,
        "about",
        "alice@example.net",
        List.copyOf(expected.keySet()),
        "192.0.2.1",
        false,
        expected,
        new byte[0],
        Path.of(name + ".report"));
  }
}
