package org.postern.james38;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.inspection.engine.ClamdScripts;
import org.postern.inspection.engine.ScriptedClamd;

/** The smtpserver.xml of the samples, in a real James. */
class SampleSmtpServerTest {
  @Test
  void it_scans_while_the_client_waits(@TempDir Path directory) throws IOException {
    Path sample = Path.of(System.getProperty("postern.top"), "samples", "james", "smtpserver.xml");
    Path here = Files.copy(sample, directory.resolve("sample.xml"));
    Conf.change(here, "<bind>0.0.0.0:25</bind>", "<bind>127.0.0.1:${port}</bind>");
    try (ScriptedClamd clamd = ScriptedClamd.onLoopback(ClamdScripts.CLEAN);
        Server server = new Server(directory, Rules.conf(directory, clamd.uri()), here);
        Smtp smtp = server.stranger()) {
      assertThat(send(smtp, "later")).startsWith("451 4.7.1 " + Rules.COME_BACK);
      assertThat(send(smtp, "hello")).startsWith("250");
    }
  }

  private static String send(Smtp smtp, String subject) throws IOException {
    byte[] message = ("Subject: " + subject + "\r\n\r\nhello\r\n").getBytes(US_ASCII);
    return smtp.send("a@example.net", List.of("joe@example.org"), message);
  }
}
