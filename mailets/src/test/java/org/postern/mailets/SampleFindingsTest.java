package org.postern.mailets;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
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

  private static final Map<String, String> FOUND =
      Map.of(
          "10-eicar-plain", "virus/block builtin:Eicar-Test-Signature message",
          "11-eicar-attached", "virus/block builtin:Eicar-Test-Signature 2",
          "12-eicar-zip", "virus/block builtin:Eicar-Test-Signature 2!report.zip!report.bin",
          "13-eicar-forwarded", "virus/block builtin:Eicar-Test-Signature 2.1.2",
          "14-virus-and-policy", "virus/block builtin:Eicar-Test-Signature 2",
          "20-comment-in-header-name", "format/block format:comment-in-field-name 2",
          "21-boundary-too-long", "format/block format:boundary-too-long message",
          "22-boundary-twice", "format/block format:boundary-defined-twice message",
          "23-name-too-long", "format/block format:file-name-too-long 2",
          "24-program-as-picture", "format/block format:executable-as-other-type 2");

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
    ScanForViruses scan = new ScanForViruses(new EnginePool(), new FolderFiles(TOP));
    scan.init(FakeMailetConfig.builder().setProperty("engines", "builtin").build());
    CheckFormat check = new CheckFormat();
    check.init(FakeMailetConfig.builder().build());

    scan.service(mail);
    check.service(mail);

    assertThat(Mails.found(mail))
        .isEqualTo(Optional.ofNullable(FOUND.get(sample.name())).stream().toList());
  }
}
