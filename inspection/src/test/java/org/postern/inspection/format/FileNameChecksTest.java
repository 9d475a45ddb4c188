package org.postern.inspection.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.inspection.Part;

/** What is wrong with file names, and what only looks so. */
class FileNameChecksTest {
  private static final String CLASS_ID = "{3050f4d8-98b5-11cf-bb82-00aa00bdce0b}";

  /** In the names, {@code \\u} is an escape and {@code ~} a blank. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "photo.jpg.exe, block double-extension",
    "INVOICE.PDF.Scr, block double-extension",
    "invoice.pdf .exe, block double-extension",
    "invoice.pdf.js, block double-extension",
    "letter.doc.com, block double-extension",
    "'file.exe.', 'block hidden-program-name, note dots-at-end-of-name'",
    "'file.exe~', note dots-at-end-of-name",
    "'file.exe~.~', 'block hidden-program-name, note dots-at-end-of-name'",
    "'file.exe\\u200b', 'block hidden-program-name, note invisible-character-in-name'",
    "'file.e\\u200bxe', 'block hidden-program-name, note invisible-character-in-name'",
    "'file.exe\\u0000.txt', 'block hidden-program-name, block nul-in-name, note control-in-name'",
    "'file.exe\\u000d\\u000a.txt', 'block hidden-program-name, note control-in-name'",
    "file%2Eexe, 'block hidden-program-name, note percent-in-name'",
    "file.exe%00.txt, 'block hidden-program-name, note percent-in-name'",
    "file.exe:a.txt, 'block hidden-program-name, note colon-in-name'",
    "file.exe::$DATA, 'block hidden-program-name, block stream-name, note colon-in-name'",
    "file.txt::$DATA, 'block stream-name, note colon-in-name'",
    "'photo\\u202egpj.exe', 'block right-to-left-name, note invisible-character-in-name'",
    "CON, note device-name",
    "lpt1.txt, note device-name",
    "nul .pdf, note device-name",
    "a.pdf%00, note percent-in-name",
    "'a~~~~~~~~~~~~.pdf', note padded-name",
    "'a~~~~~~~~~~~~.exe', 'note padded-name, block padded-program-name'",
    "'a.pdf~~~~~~~~~~~~.com', 'block double-extension, note padded-name, block"
        + " padded-program-name'",
  })
  void finds(String name, String findings) {
    assertThat(checked(name.replace('~', ' '))).isEqualTo(findings);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "report.pdf",
    "name.pdf.pdf",
    "backup.tar.gz",
    "linux-6.1.2.tar.xz",
    "setup-1.2.3.exe",
    "report.2024.12.31.doc",
    "Minutes 3.4.pdf",
    "index.html.js",
    "System.Text.Html.dll",
    "example.com",
    "message from joe@example.com",
    "Re: what does setup.exe do.eml",
    "12:30.jpg",
    "Re: hello.eml",
    "setup.exe:Zone.Identifier",
    "100% sure.pdf",
    "20%25 off.pdf",
    "r\\u00e9sum\\u00e9.pdf",
    "\\u001b$B%F%9%H\\u001b(B.pdf",
    "{3050f4d8-98b5-11cf-bb82-00aa00bdce0b}.pdf",
    "console.log",
    "COM10.txt",
    ".htaccess",
    "..",
    "no dot",
  })
  void passes(String name) {
    assertThat(checked(name).replace("note colon-in-name", "")).isEmpty();
  }

  @Test
  void a_class_identifier_as_extension() {
    assertThat(checked("a.txt." + CLASS_ID)).isEqualTo("block class-id-name");
    assertThat(checked("a.txt." + CLASS_ID.toUpperCase(java.util.Locale.ROOT) + ". "))
        .contains("block class-id-name");
    assertThat(checked("a.txt." + CLASS_ID.replace("8b", "8x"))).isEmpty();
  }

  @Test
  void folders_of_members_of_archives_are_honest() {
    assertThat(checked("folder. /con/a.txt")).isEmpty();
    assertThat(checked("a.jpg/b.exe")).isEmpty();
  }

  @Test
  void streams_of_office_files_begin_with_a_control_character() {
    assertThat(checked("\u0005SummaryInformation")).isEmpty();
  }

  @Test
  void a_message_is_named_after_its_subject() {
    Part message = Part.at("2").declared("message/rfc822").named("Problems with setup.exe...");

    assertThat(FormatChecks.ALL.findings(message.anatomy()))
        .extracting(finding -> finding.name())
        .containsExactly("dots-at-end-of-name");
  }

  @Test
  void a_name_that_never_ends_is_looked_at_in_a_moment() {
    String name = "%2e. :".repeat(200_000);

    assertThat(checked(name)).contains("file-name-too-long");
  }

  @ParameterizedTest(name = "{0} named {1}: {2}")
  @CsvSource({
    "audio/wav, wav.exe, block program-name-of-other-type",
    "image/gif, a.scr, block program-name-of-other-type",
    "video/mp4, a.vbs, block program-name-of-other-type",
    "text/plain, a.exe, block program-name-of-other-type",
    "text/plain, a.bat, ''",
    "text/javascript, a.js, ''",
    "text/plain, example.com, ''",
    "application/octet-stream, a.exe, ''",
  })
  void media_types_with_the_names_of_programs(String type, String name, String findings) {
    assertThat(checked(Part.at("2").declared(type).named(name))).isEqualTo(findings);
  }

  private static String checked(String name) {
    return checked(Part.at("2").declared("application/octet-stream").named(unescaped(name)));
  }

  private static String checked(Part part) {
    return FormatChecks.ALL.findings(part.anatomy()).stream()
        .map(finding -> finding.effect().word() + ' ' + finding.name())
        .collect(Collectors.joining(", "));
  }

  private static String unescaped(String name) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      if (name.startsWith("\\u", i)) {
        text.append((char) Integer.parseInt(name.substring(i + 2, i + 6), 16));
        i += 5;
      } else {
        text.append(name.charAt(i));
      }
    }
    return text.toString();
  }
}
