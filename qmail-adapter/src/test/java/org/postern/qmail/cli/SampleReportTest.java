package org.postern.qmail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.postern.attributes.Client;
import org.postern.inspection.content.Content;
import org.postern.inspection.settings.SettingsException;
import org.postern.qmail.chain.Envelope;
import org.postern.qmail.chain.Submission;
import org.postern.samples.Sample;

/**
 * Every sample through the shipped configuration: the outcome that its .case file expects, and the
 * report that lies beside it. Where a new report is right, the failure says how to accept it.
 */
class SampleReportTest {
  private static final Path TOP = Path.of(System.getProperty("postern.top", ".."));

  @TempDir private static Path folder;
  private static Examiner examiner;

  @BeforeAll
  static void shipped_configuration() throws IOException, SettingsException {
    examiner = Shipped.examiner(folder);
  }

  @AfterAll
  static void close() {
    examiner.close();
  }

  @TestFactory
  Stream<DynamicTest> sample() throws IOException {
    return Sample.all(TOP.resolve("samples/messages")).stream()
        .map(sample -> DynamicTest.dynamicTest(sample.name(), () -> check(sample)));
  }

  private static void check(Sample sample) throws IOException {
    Examination examination = examine(sample);
    Map<String, String> outcomes = new LinkedHashMap<>();
    examination.fates().forEach(fate -> outcomes.put(fate.recipient(), fate.outcome().word()));
    assertThat(outcomes).as(sample.about()).isEqualTo(sample.expected());
    Golden.compare(sample.report(), SampleReport.of(examination));
  }

  private static Examination examine(Sample sample) {
    return examiner.examine(
        sample.name(),
        new Submission(
            "sample",
            new Envelope(sample.from(), sample.to()),
            Content.of(sample.message()),
            new Client(
                Optional.of(sample.ip()), Optional.empty(), sample.relay(), Optional.empty()),
            Instant.EPOCH));
  }
}
