package org.postern.mailets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.apache.mailet.base.test.FakeMail;
import org.apache.mailet.base.test.FakeMailetConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.attributes.MailDetectors;
import org.postern.attributes.MailEngines;
import org.postern.inspection.Finding.Kind;
import org.postern.inspection.engine.Answer;
import org.postern.inspection.engine.Cause;
import org.postern.inspection.engine.Engine;
import org.postern.inspection.engine.Engines;
import org.postern.inspection.panel.Panel;
import org.postern.inspection.virus.FakeEngine;

/** The virus engines, as a mailet. */
class ScanForVirusesTest {
  /** In two halves, so that no scanner takes this file for the test file that it is about. */
  private static final String EICAR =
      "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

  @TempDir private Path home;

  @Test
  void the_embedded_engine_finds_the_test_file_in_an_attachment() throws Exception {
    FakeMail mail =
        Mails.of(
            Mails.withAttachment(
                "note.txt",
                "text/plain",
                Base64.getEncoder().encodeToString(EICAR.getBytes(StandardCharsets.US_ASCII))));

    started(new EnginePool(), "engines", "builtin").service(mail);

    assertThat(Mails.found(mail)).hasSize(1).first().asString().matches("virus/block builtin:.* 2");
    assertThat(MailDetectors.haveLooked(mail, Kind.VIRUS)).isTrue();
    assertThat(MailEngines.of(mail)).hasSize(1).first().asString().startsWith("builtin");
  }

  @Test
  void clean_mail_was_looked_at() throws Exception {
    FakeMail mail = Mails.of("Subject: hello\n\nhello\n");

    started(pool(FakeEngine.finding("clamd", true))).service(mail);

    assertThat(Mails.found(mail)).isEmpty();
    assertThat(MailDetectors.haveLooked(mail, Kind.VIRUS)).isTrue();
    assertThat(MailEngines.of(mail)).containsExactly("clamd 1.0");
  }

  @Test
  void mail_that_no_engine_looked_at_is_held() throws Exception {
    FakeMail mail = Mails.of("Subject: hello\n\nhello\n");
    Engine down = FakeEngine.saying("clamd", new Answer.Failed(Cause.UNREACHABLE, "refused"));

    started(pool(down)).service(mail);

    assertThat(Mails.found(mail)).containsExactly("unscanned/defer clamd:unreachable message");
    assertThat(MailDetectors.haveLooked(mail, Kind.VIRUS)).isFalse();
    assertThat(MailEngines.of(mail)).isEmpty();
  }

  @Test
  void one_that_is_not_required_may_be_silent() throws Exception {
    FakeMail mail = Mails.of("Subject: hello\n\nhello\n");
    Engine down = FakeEngine.saying("icap", new Answer.Failed(Cause.UNREACHABLE, "refused"));

    started(
            pool(FakeEngine.finding("clamd", true), down),
            "engines",
            "clamd:/run/clamav/clamd.ctl, icap",
            "require",
            "clamd")
        .service(mail);

    assertThat(Mails.found(mail)).containsExactly("unscanned/note icap:unreachable message");
    assertThat(MailDetectors.haveLooked(mail, Kind.VIRUS)).isTrue();
  }

  @Test
  void nobody_can_be_required_who_is_not_there() {
    assertThatThrownBy(
            () ->
                started(
                    pool(FakeEngine.finding("clamd", true)),
                    "engines",
                    "clamd:/run/clamav/clamd.ctl",
                    "require",
                    "klamd"))
        .hasMessage(
            "mailetcontainer.xml: mailet ScanForViruses: require: \"klamd\" is not an engine here;"
                + " write one of clamd");
  }

  @Test
  void a_mailet_that_was_not_started_holds_the_mail() throws Exception {
    FakeMail mail = Mails.of("Subject: hello\n\nhello\n");

    assertThatThrownBy(
            () ->
                new ScanForViruses(new EnginePool(), new FolderFiles(home), NoMeters.NONE)
                    .service(mail))
        .isInstanceOf(MessagingException.class);
    assertThat(Mails.found(mail)).containsExactly("unscanned/defer postern:detector-broke message");
  }

  @Test
  void engines_are_closed_with_the_last_mailet_that_uses_them() throws Exception {
    FakeEngine clamd = FakeEngine.finding("clamd", true);
    EnginePool pool = pool(clamd);
    ScanForViruses first = started(pool);
    ScanForViruses second = started(pool);

    first.destroy();
    assertThat(clamd.isClosed()).isFalse();
    second.destroy();
    assertThat(clamd.isClosed()).isTrue();
    second.destroy();
  }

  @Test
  void engines_are_opened_once_for_equal_lists() throws Exception {
    int[] opened = {0};
    EnginePool pool =
        new EnginePool(
            (settings, folder) -> {
              settings.read(Engines.ENGINES);
              return new EnginePool.Listed(
                  List.of("clamd"),
                  () -> {
                    opened[0]++;
                    return Panel.of(List.of(FakeEngine.finding("clamd", true)));
                  });
            });

    started(pool, "engines", "a");
    started(pool, "engines", "a");
    started(pool, "engines", "b");

    assertThat(opened[0]).isEqualTo(2);
  }

  @Test
  void refuses_to_start_with_every_mistake_at_once() {
    assertThatThrownBy(
            () ->
                started(
                    new EnginePool(),
                    "engines",
                    "klamd:/run/x, builtin",
                    "timeout",
                    "60",
                    "engine",
                    "x"))
        .isInstanceOf(MessagingException.class)
        .hasMessageContaining(
            "mailetcontainer.xml: mailet ScanForViruses: engines: in \"klamd:/run/x\": \"klamd\" is"
                + " not a kind of engine; write one of avast, builtin, clamd,"
                + " command, hashes, icap, icaps, mhr, sssp, yara")
        .hasMessageContaining(
            "mailetcontainer.xml: mailet ScanForViruses: timeout: \"60\" is not a length of time;")
        .hasMessageContaining(
            "mailetcontainer.xml: mailet ScanForViruses: engine: is not a setting here; write one of"
                + " engines, require, timeout, or remove it");
  }

  @Test
  void refuses_to_start_without_engines() {
    assertThatThrownBy(() -> started(new EnginePool(), "timeout", "1s"))
        .isInstanceOf(MessagingException.class)
        .hasMessageStartingWith("mailetcontainer.xml: mailet ScanForViruses: engines: is missing;");
  }

  private static EnginePool pool(Engine... engines) {
    return new EnginePool(
        (settings, folder) -> {
          settings.read(Engines.ENGINES);
          return new EnginePool.Listed(
              Stream.of(engines).map(Engine::name).toList(), () -> Panel.of(List.of(engines)));
        });
  }

  private ScanForViruses started(EnginePool pool) throws MessagingException {
    return started(pool, "engines", "clamd:/run/clamav/clamd.ctl");
  }

  private ScanForViruses started(EnginePool pool, String... settings) throws MessagingException {
    FakeMailetConfig.Builder config =
        FakeMailetConfig.builder().mailetName("org.postern.mailets.ScanForViruses");
    for (int i = 0; i < settings.length; i += 2) {
      config.setProperty(settings[i], settings[i + 1]);
    }
    ScanForViruses mailet = new ScanForViruses(pool, new FolderFiles(home), NoMeters.NONE);
    mailet.init(config.build());
    return mailet;
  }
}
