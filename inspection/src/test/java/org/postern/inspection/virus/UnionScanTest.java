package org.postern.inspection.virus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.postern.inspection.Finding;
import org.postern.inspection.Finding.Kind;
import org.postern.inspection.Inspection;
import org.postern.inspection.anatomy.Budget;
import org.postern.inspection.anatomy.CorpusEntry;
import org.postern.inspection.engine.Answer;
import org.postern.inspection.engine.Deadline;
import org.postern.inspection.engine.Engine;
import org.postern.inspection.engine.Engines;
import org.postern.inspection.engine.RealClamd;
import org.postern.inspection.panel.Requirement;
import org.postern.inspection.panel.Seat;
import org.postern.inspection.settings.Settings;

/** What a real clamd finds when it is shown what it would miss. */
class UnionScanTest {
  private static final Duration AMPLE = Duration.ofSeconds(60);

  @Test
  void clamd_finds_whatever_the_built_in_engine_finds() {
    int byItself = 0;
    int shown = 0;
    List<String> missed = new ArrayList<>();
    try (RealClamd clamd = RealClamd.start();
        Engine engine = engine(clamd.unixUri());
        Engine builtin = engine("builtin:")) {
      for (CorpusEntry entry : CorpusEntry.of("evasion")) {
        Inspection inspection = new Inspection(entry.content(), Budget.DEFAULT);
        boolean alone =
            engine.ask(inspection.message(), Deadline.in(AMPLE)) instanceof Answer.Found;
        boolean together = finds(engine, inspection);
        byItself += alone ? 1 : 0;
        shown += together ? 1 : 0;
        if (!together && finds(builtin, inspection)) {
          missed.add(entry.toString());
        }
      }
    }
    System.out.printf("clamd by itself finds %d, shown the readings %d%n", byItself, shown);
    assertThat(missed).isEmpty();
    assertThat(shown).isGreaterThan(byItself);
  }

  private static boolean finds(Engine engine, Inspection inspection) {
    return new VirusScan(List.of(Seat.of(engine)), new Requirement.All(), AMPLE)
        .of(inspection).findings().stream().map(Finding::kind).anyMatch(Kind.VIRUS::equals);
  }

  private static Engine engine(String uri) {
    Settings settings = new Settings("test", Map.of("engines", uri));
    return Engines.read(settings, Path.of(".")).choices().get(0).get(0).opening().get();
  }
}
