package org.postern.qmail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
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
 * The messages of samples/strip with the policy that lies beside them: {@code explain} and {@code
 * scan} say who gets them without which parts, and do nothing.
 */
class StripSampleTest {
  private static final Path SAMPLES =
      Path.of(System.getProperty("postern.top", ".."), "samples", "strip");

  @TempDir private static Path folder;
  private static Examiner examiner;

  @BeforeAll
  static void shipped_configuration_with_another_policy() throws IOException, SettingsException {
    Path conf = Shipped.in(folder);
    Files.copy(SAMPLES.resolve("policy.xml"), conf.resolve("strip.xml"));
    Path container = conf.resolve("mailetcontainer.xml");
    Files.writeString(
        container,
        Files.readString(container)
            .replace(
                "conf/policy.xml</policy>", "conf/policy.xml, file://conf/strip.xml</policy>"));
    examiner = ChainExaminer.open(new Configuration(conf));
  }

  @AfterAll
  static void close() {
    examiner.close();
  }

  @TestFactory
  Stream<DynamicTest> sample() throws IOException {
    return Sample.all(SAMPLES).stream()
        .map(sample -> DynamicTest.dynamicTest(sample.name(), () -> check(sample)));
  }

  private static void check(Sample sample) throws IOException {
    Examination examination =
        examiner.examine(
            sample.name(),
            new Submission(
                "sample",
                new Envelope(sample.from(), sample.to()),
                Content.of(sample.message()),
                new Client(Optional.of(sample.ip()), Optional.empty(), false, Optional.empty()),
                Instant.EPOCH));
    Map<String, String> outcomes = new LinkedHashMap<>();
    examination.fates().forEach(fate -> outcomes.put(fate.recipient(), fate.outcome().word()));
    assertThat(outcomes).as(sample.about()).isEqualTo(sample.expected());
    Golden.compare(sample.report(), SampleReport.of(examination));
    assertThat(folder.resolve("var")).doesNotExist();
  }
}
