package org.postern.qmail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rule that asks for a direction, behind qmail: the domains are those of the control files. */
class DirectionTest {
  @TempDir private Path folder;

  @ParameterizedTest(name = "to {0}, relaying {1}: {2}")
  @CsvSource({
    "joe@example.org, false, inbound",
    "joe@example.org, true, internal",
    "joe@elsewhere.example, true, outbound",
    "joe@elsewhere.example, false, relayed"
  })
  void is_known(String recipient, boolean relaying, String direction) throws IOException {
    Path conf = Shipped.in(folder);
    Path control = Files.createDirectory(folder.resolve("control"));
    Files.writeString(control.resolve("rcpthosts"), "example.org\n");
    Files.writeString(conf.resolve("posternd.conf"), "qmailControl " + control + "\n");
    StringBuilder policy = new StringBuilder("<policy xmlns='urn:postern:policy:1'>\n");
    for (String each : new String[] {"inbound", "outbound", "internal", "relayed"}) {
      policy.append(
          "<rule name='%s' effect='block'><when><direction is='%s'/></when></rule>\n"
              .formatted(each, each));
    }
    Files.writeString(conf.resolve("policy.xml"), policy + "</policy>\n");

    Run run =
        relaying
            ? scan(conf, "--rcpt", recipient, "--ip", "192.0.2.7", "--relay")
            : scan(conf, "--rcpt", recipient, "--ip", "192.0.2.7");

    assertThat(run.out())
        .singleElement()
        .asString()
        .contains("policy/block policy " + direction + " ")
        .containsOnlyOnce("policy/block");
  }

  private static Run scan(Path conf, String... options) {
    String[] all = new String[options.length + 4];
    all[0] = "scan";
    all[1] = "--config";
    all[2] = conf.toString();
    System.arraycopy(options, 0, all, 3, options.length);
    all[options.length + 3] = "-";
    return Run.of(ChainExaminer::open, "Subject: hello\n\nhello\n", all);
  }
}
