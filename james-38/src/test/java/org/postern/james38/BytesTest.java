package org.postern.james38;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What James does to the bytes of a message. */
class BytesTest {
  private static final String CHAIN =
      """
      <mailetcontainer enableJmx="false">
        <context><postmaster>postmaster@example.org</postmaster></context>
        <spooler><threads>2</threads></spooler>
        <processors enableJmx="false">
          <processor state="root">
            <mailet match="All" class="org.postern.james38.Keep"><as>root</as></mailet>
            <mailet match="RecipientIs=kim@example.org" class="ToProcessor"><processor>split</processor></mailet>
            <mailet match="All" class="ToProcessor"><processor>transport</processor></mailet>
          </processor>
          <processor state="split">
            <mailet match="All" class="org.postern.james38.Keep"><as>split</as></mailet>
            <mailet match="All" class="Null"/>
          </processor>
          <processor state="transport">
            <mailet match="All" class="RemoveMimeHeader"><name>bcc</name></mailet>
            <mailet match="All" class="org.postern.james38.Keep"><as>rest</as></mailet>
            <mailet match="All" class="LocalDelivery"/>
          </processor>
          <processor state="error">
            <mailet match="All" class="Null"/>
          </processor>
        </processors>
      </mailetcontainer>
      """;

  @Test
  void look(@TempDir Path directory) throws Exception {
    Path conf = Files.createDirectories(directory.resolve("shipped"));
    Files.writeString(conf.resolve("mailetcontainer.xml"), CHAIN);
    Files.writeString(
        conf.resolve("extensions.properties"),
        "guice.extension.module=org.postern.james.PosternModule\n");
    try (Server server = new Server(directory, conf)) {
      int port = server.awaitReady();
      byte[] message =
          "X-A: J\u00f6rg \u00e9\r\nSubject: x\r\n folded\r\nX-CR: a\rX-B: b\r\nbcc: y\r\n\r\nh\u00f6llo a\rb\r\n..dots\r\n.\tx\r\nend"
              .getBytes(StandardCharsets.ISO_8859_1);
      try (Smtp smtp = new Smtp("127.0.0.1", port)) {
        System.out.println(smtp.send("a@example.net", List.of("joe@example.org"), message));
        System.out.println(
            smtp.send("a@example.net", List.of("joe@example.org", "kim@example.org"), message));
        System.out.println(
            smtp.send(
                "a@example.net",
                List.of("ann@strict.example"),
                "Subject: lf\n\nhello\nx\n".getBytes()));
      }
      try {
        await().until(() -> server.delivered("joe@example.org").size() == 2);
      } finally {
        System.out.println(Files.readString(server.log(), StandardCharsets.ISO_8859_1));
        try (var files = Files.walk(directory)) {
          for (Path f : files.filter(Files::isRegularFile).sorted().toList()) {
            if (f.toString().contains("kept") || f.toString().endsWith(".eml")) {
              System.out.println("=== " + directory.relativize(f));
              System.out.println(
                  Files.readString(f, StandardCharsets.ISO_8859_1)
                      .replace("\r", "\\r")
                      .replace("\u00f6", "\\xf6")
                      .replace("\u00e9", "\\xe9"));
            }
          }
        }
      }
    }
  }
}
