package org.postern.mailets;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.mailet.base.test.FakeMail;
import org.apache.mailet.base.test.FakeMailetConfig;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.samples.Sample;

/** What virus scan and format checks say about each shipped sample; of all others nothing. */
class SampleFindingsTest {
  private static final Path TOP = Path.of(System.getProperty("postern.top"));

  private static final Map<String, List<String>> FOUND =
      Map.ofEntries(
          entry("10-eicar-plain", List.of("virus/block builtin:Eicar-Test-Signature message")),
          entry("11-eicar-attached", List.of("virus/block builtin:Eicar-Test-Signature 2")),
          entry(
              "12-eicar-zip",
              List.of("virus/block builtin:Eicar-Test-Signature 2!report.zip!report.bin")),
          entry("13-eicar-forwarded", List.of("virus/block builtin:Eicar-Test-Signature 2.1.2")),
          entry("14-virus-and-policy", List.of("virus/block builtin:Eicar-Test-Signature 2")),
          entry(
              "20-comment-in-header-name", List.of("format/block format:comment-in-field-name 2")),
          entry(
              "21-boundary-too-long",
              List.of(
                  "format/block format:boundary-too-long message",
                  "format/block format:boundary-not-plain message")),
          entry(
              "22-boundary-twice",
              List.of(
                  "format/block format:boundary-defined-twice message",
                  "format/block format:part-in-preamble message",
                  "format/note format:part-in-epilogue message")),
          entry("23-name-too-long", List.of("format/block format:file-name-too-long 2")),
          entry("24-program-as-picture", List.of("format/block format:executable-as-other-type 2")),
          entry("25-double-extension", List.of("format/block format:double-extension 2")),
          entry("26-names-contradict", List.of("format/block format:names-contradict 2")),
          entry(
              "27-right-to-left-name",
              List.of(
                  "format/block format:right-to-left-name 2",
                  "format/note format:invisible-character-in-name 2")));

  static Stream<Named<Sample>> samples() throws IOException {
    return Sample.all(TOP.resolve("samples/messages")).stream()
        .map(sample -> Named.of(sample.name(), sample));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void findings(Sample sample) throws Exception {
    FakeMail mail =
        FakeMail.builder()
            .name(sample.name())
            .recipients(sample.to().toArray(String[]::new))
            .mimeMessage(
                new MimeMessage(
                    Session.getInstance(new Properties()),
                    new ByteArrayInputStream(sample.message())))
            .build();
    ScanForViruses scan = new ScanForViruses(new EnginePool(), new FolderFiles(TOP), NoMeters.NONE);
    scan.init(FakeMailetConfig.builder().setProperty("engines", "builtin").build());
    CheckFormat check = new CheckFormat();
    check.init(FakeMailetConfig.builder().build());

    scan.service(mail);
    check.service(mail);

    assertThat(Mails.found(mail)).isEqualTo(FOUND.getOrDefault(sample.name(), List.of()));
  }
}
