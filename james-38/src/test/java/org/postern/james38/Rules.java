package org.postern.james38;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The shipped processors with one clamd, little patience, and rules that a test can set off. */
final class Rules {
  static final String COME_BACK = "Come back in ten minutes.";

  private static final String POLICY =
      """
      <policy xmlns="urn:postern:policy:1">
        <rule name="later" effect="defer">
          <when><subject matches="later"/></when>
          <because>Come back in ten minutes.</because>
        </rule>
        <rule name="kim-later" effect="defer">
          <when><subject matches="kim waits"/><recipient is="kim@example.org"/></when>
          <because>Kim is asleep.</because>
        </rule>
        <rule name="no" effect="block">
          <when><subject matches="never"/></when>
          <because>Not this.</because>
        </rule>
        <rule name="kim-no" effect="block">
          <when><subject matches="not kim"/><recipient is="kim@example.org"/></when>
          <because>Not for Kim.</because>
        </rule>
      </policy>
      """;

  private Rules() {}

  /** Makes a configuration: mail of users who may relay is refused where it would be kept. */
  static Path conf(Path folder, String clamd) throws IOException {
    String engine = clamd + "?canary=off&amp;remember=off";
    Path conf =
        Conf.with(
            folder,
            "mailetcontainer.xml",
            "<engines>builtin:</engines>",
            "<engines>builtin:, " + engine + "</engines>");
    Path container = conf.resolve("mailetcontainer.xml");
    Conf.change(container, "tell them at once:", "tell them at once: -->");
    String end = "      <mailet match=\"All\" class=\"org.postern.mailets.Accept\"/>\n";
    Conf.change(container, "      -->\n" + end, end);
    Conf.change(container, "<retryAfter>10m</retryAfter>", "<retryAfter>1s</retryAfter>");
    Conf.change(container, "<retryFor>4h</retryFor>", "<retryFor>2s</retryFor>");
    Conf.change(
        container,
        "<processor state=\"scan\" enableJmx=\"false\">",
        """
        <processor state="scan" enableJmx="false">
          <mailet match="SenderIs=breaks@example.net" class="org.postern.james38.Breaks">
            <onMailetException>propagate</onMailetException>
          </mailet>
          <mailet match="SenderIs=forgotten@example.net" class="Null"/>
        """);
    Conf.change(
        container,
        "<!-- The rules of your site. -->",
        """
        <mailet match="RecipientIs=ann@strict.example" class="org.postern.mailets.ScanForViruses">
          <engines>ENGINE</engines>
          <timeout>59s</timeout>
        </mailet>
        """
            .replace("ENGINE", engine));
    Files.writeString(conf.resolve("policy.xml"), POLICY);
    return conf;
  }
}
