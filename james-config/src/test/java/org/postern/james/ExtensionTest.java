package org.postern.james;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The extension jar in James 3.9.0's own container. */
class ExtensionTest {
  private static final String CHAIN =
      """
      <mailetcontainer enableJmx="false">
        <context><postmaster>postmaster@example.org</postmaster></context>
        <spooler><threads>2</threads></spooler>
        <processors enableJmx="false">
          <processor state="root">
            <mailet match="All" class="ToProcessor"><processor>transport</processor></mailet>
          </processor>
          <processor state="transport">
            <mailet match="All" class="RemoveMimeHeader"><name>bcc</name></mailet>
            <mailet match="All" class="LocalDelivery"/>
          </processor>
          <processor state="error"><mailet match="All" class="Null"/></processor>
        </processors>
      </mailetcontainer>
      """;

  @Test
  void a_mail_runs_through_the_container(@TempDir Path directory) throws Exception {
    try (James39 james = new James39(directory).configure("mailetcontainer.xml", CHAIN).start()) {
      james.submit("a@example.net", List.of("b@example.org"), "Subject: x\r\n\r\nhello\r\n");
      await().until(() -> james.arrived().size() == 1);
      assertThat(james.arrived().get(0).message()).endsWith("hello\r\n");
    }
  }
}
