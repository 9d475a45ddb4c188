package org.postern.inspection.anatomy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.postern.inspection.Finding;
import org.postern.inspection.Inspection;
import org.postern.inspection.NotWhole;
import org.postern.inspection.content.Content;
import org.postern.inspection.engine.Engines;
import org.postern.inspection.format.FormatChecks;
import org.postern.inspection.panel.Panel;
import org.postern.inspection.panel.Requirement;
import org.postern.inspection.settings.Settings;
import org.postern.inspection.virus.VirusScan;

/**
 * Looks at mails of 100 MB with everything that is on board, and prints what is found: the program
 * that {@link SmallHeapTest} runs with a small heap.
 */
final class SmallHeap {
  private static final int SIZE = 100_000_000;

  /** A mail and its name. */
  record Large(String name, Supplier<Content> mail) {
    Large(String name, String start, String repeated, String end) {
      this(name, () -> mail(start, repeated, end));
    }

    private static Content mail(String start, String repeated, String end) {
      byte[] block = Mails.bytes(repeated.replace("\n", "\r\n"));
      return Content.concat(text(start), new Repeated(block, SIZE / block.length), text(end));
    }

    private static Content text(String text) {
      return Content.of(Mails.bytes(text.replace("\n", "\r\n")));
    }
  }

  static final List<Large> ALL =
      List.of(
          new Large(
              "attachment",
              "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nhello\n--b\n"
                  + "Content-Type: image/jpeg\nContent-Transfer-Encoding: base64\n\n/9j/4AAQ\n",
              "/9j/4AAQ".repeat(9) + "\n",
              "--b--\n"),
          new Large(
              "letter in quoted-printable",
              "Content-Transfer-Encoding: quoted-printable\n\n",
              "Gr=C3=BC=C3=9Fe an alle, die so viel lesen =\nk=C3=B6nnen\n",
              ""),
          new Large("one line", "Subject: x\n\n", "x".repeat(1000), ""),
          new Large("one line of header", "Subject: ", "x".repeat(1000), "\n\nx"),
          new Large(
              "forwarded message in base64",
              "Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n",
              "U3ViamVjdDogeAoKeHh4eHh4\n",
              ""),
          new Large(
              "parts of 60 kB",
              "Content-Type: multipart/mixed; boundary=b\n\n",
              "--b\nContent-Type: text/plain\n\n" + "hello, world\n".repeat(4000),
              "--b--\n"),
          new Large(
              "small parts",
              "Content-Type: multipart/mixed; boundary=b\n\n",
              "--b\nContent-Type: text/plain\n\nhello\n",
              "--b--\n"),
          new Large("header lines", "", "A: b\n", "\n\nx"),
          new Large("files in a text", "\n", "begin 644 a\n#86)C\n\nend\n", ""));

  private SmallHeap() {}

  /** Takes a folder with signatures of a site. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Files.writeString(
        folder.resolve("site.ndb"),
        "Never:0:*:" + "de".repeat(12) + "\n",
        StandardCharsets.US_ASCII);
    Settings settings =
        new Settings("test", Map.of(Engines.ENGINES.name(), "builtin:file://" + folder));
    Panel engines = Panel.open(Engines.read(settings, folder));
    for (Large large : ALL) {
      Inspection inspection = new Inspection(large.mail().get(), Budget.DEFAULT);
      List<Finding> viruses =
          new VirusScan(engines.seats(), new Requirement.All(), Duration.ofMinutes(2))
              .of(inspection)
              .findings();
      Anatomy anatomy = inspection.anatomy();
      TreeSet<String> names = new TreeSet<>();
      Stream.of(viruses, FormatChecks.ALL.findings(anatomy), NotWhole.findings(anatomy))
          .flatMap(List::stream)
          .forEach(finding -> names.add(finding.name()));
      System.out.println(large.name() + ": " + names);
    }
  }
}
