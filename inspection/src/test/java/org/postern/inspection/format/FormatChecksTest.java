package org.postern.inspection.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.inspection.Finding;
import org.postern.inspection.GeneratedPage;
import org.postern.inspection.Part;
import org.postern.inspection.anatomy.FileType.Family;
import org.postern.inspection.anatomy.Irregularity;
import org.postern.inspection.anatomy.Occurrence;

/** What each format check sees, and what it lets pass. */
class FormatChecksTest {

  static Stream<Arguments> wrong() {
    return Stream.of(
        arguments(
            "a comment in a header name",
            Part.at("1").fault(Irregularity.FIELD_NAME_NOT_PLAIN, "Content-T(x)ype"),
            "comment-in-field-name at 1: header name \"Content-T(x)ype\""),
        arguments(
            "a comment after a header name",
            Part.at("1").fault(Irregularity.FIELD_NAME_ODD, "Content-Type (x)"),
            "comment-in-field-name at 1: header name \"Content-Type (x)\""),
        arguments(
            "a boundary of 251 characters",
            boundary("message", "x".repeat(251)),
            "boundary-too-long at message: boundary of 251 characters"),
        arguments(
            "a boundary of 251 characters in two continuations",
            Part.at("1")
                .field(
                    "Content-Type",
                    " multipart/mixed; boundary*0=%s; boundary*1=%s"
                        .formatted("x".repeat(200), "y".repeat(51))),
            "boundary-too-long at 1: boundary of 251 characters"),
        arguments(
            "a long boundary in a second Content-Type",
            Part.at("1")
                .field("Content-Type", " text/plain")
                .field("content-type", " multipart/mixed; BOUNDARY=" + "x".repeat(300)),
            "boundary-too-long at 1: boundary of 300 characters"),
        arguments(
            "two boundaries, as the anatomy saw them",
            Part.at("message").fault(Irregularity.BOUNDARY_REPEATED, "one, two"),
            "boundary-defined-twice at message: one, two"),
        arguments(
            "the boundary of the part around it",
            boundary("message", "same").holding(boundary("1", "same").range(10, 20)),
            "boundary-defined-twice at 1: boundary \"same\" of an enclosing part"),
        arguments(
            "a name of 257 characters",
            Part.at("2").named("x".repeat(253) + ".exe"),
            "file-name-too-long at 2: file name of 257 characters"),
        arguments(
            "a program that says it is a picture",
            Part.at("2")
                .declared("image/gif")
                .looksLike("application/x-dosexec", Family.EXECUTABLE),
            "executable-as-other-type at 2: says image/gif, is application/x-dosexec"),
        arguments(
            "a program that says it is two things",
            Part.at("2")
                .declared("application/octet-stream", "audio/wav")
                .looksLike("application/x-dosexec", Family.EXECUTABLE),
            "executable-as-other-type at 2: says audio/wav, is application/x-dosexec"),
        arguments(
            "line ends in what is shown",
            Part.at("1").fault(Irregularity.FIELD_NAME_ODD, "X(a\r\nb)"),
            "comment-in-field-name at 1: header name \"X(a??b)\""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrong")
  void finds(String what, Part part, String finding) {
    assertThat(FormatChecks.ALL.findings(part.anatomy()))
        .extracting(f -> f.name() + " at " + f.path() + ": " + f.detail())
        .containsExactly(finding);
  }

  static Stream<Arguments> right() {
    return Stream.of(
        arguments("a comment in a value", Part.at("1").field("Content-Type", " text/plain (a)")),
        arguments("a boundary of 250 characters", boundary("message", "x".repeat(250))),
        arguments(
            "the same boundary in two parts beside each other",
            boundary("message", "outer").holding(boundary("1", "same"), boundary("2", "same"))),
        arguments(
            "the boundary of a message around an archive that holds a message with the same",
            boundary("message", "same")
                .range(0, 90)
                .holding(Part.at("1!a.zip!a.eml").holding(boundary("1!a.zip!a.eml!1", "same")))),
        arguments("a name of 256 characters", Part.at("2").named("x".repeat(252) + ".txt")),
        arguments(
            "256 characters that take two places each",
            Part.at("2").named(Character.toString(0x1F600).repeat(256))),
        arguments(
            "a long path of short names",
            Part.at("2!a.zip!b").named("folder/".repeat(60) + "a.txt")),
        arguments(
            "a letter that quotes a shortcut",
            Part.at("1").declared("text/plain").looksLike("text/x-shortcut", Family.SHORTCUT)),
        arguments(
            "a message that quotes a shortcut",
            Part.at("1").declared("message/rfc822").looksLike("text/x-shortcut", Family.SHORTCUT)),
        arguments(
            "a program that says so",
            Part.at("2")
                .declared("application/x-msdownload")
                .looksLike("application/x-dosexec", Family.EXECUTABLE)),
        arguments(
            "a program in an archive, where nothing is declared",
            Part.at("2!a.zip!b.exe")
                .member()
                .looksLike("application/x-dosexec", Family.EXECUTABLE)),
        arguments("no boundary at all", Part.at("1").field("Content-Type", " multipart/mixed;")),
        arguments("an empty Content-Type", Part.at("1").field("Content-Type", "")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("right")
  void passes(String what, Part part) {
    assertThat(FormatChecks.ALL.findings(part.anatomy())).isEmpty();
  }

  @Test
  void a_check_that_is_off_says_nothing() {
    var checks = FormatChecks.ALL.without(List.of("file-name-too-long"));

    assertThat(checks.findings(Part.at("1").named("x".repeat(300)).anatomy())).isEmpty();
    assertThat(checks.names())
        .hasSize(FormatChecks.ALL.names().size() - 1)
        .doesNotContain("file-name-too-long");
  }

  @Test
  void the_effect_of_a_check_can_be_changed() {
    var checks = FormatChecks.ALL.with(Finding.Effect.TAG, List.of("file-name-too-long"));

    assertThat(checks.findings(Part.at("1").named("x".repeat(300)).anatomy()))
        .extracting(Finding::effect)
        .containsExactly(Finding.Effect.TAG);
    assertThat(checks.names()).isEqualTo(FormatChecks.ALL.names());
  }

  @ParameterizedTest
  @EnumSource(Irregularity.class)
  void every_irregularity_has_a_check_and_only_what_nobody_writes_blocks(Irregularity what) {
    FormatCheck check = IrregularityChecks.of(what);

    assertThat(FormatChecks.ALL.names()).contains(check.name());
    List<Finding> findings = new ArrayList<>();
    Part part = file().fault(what, "x").holding(Part.at("2.1"));
    check.findings(new Observed(part.anatomy()), findings::add);
    assertThat(findings).extracting(Finding::name).containsExactly(check.name());
    if (check.effect() == Finding.Effect.BLOCK) {
      assertThat(what.seen()).isEqualTo(Occurrence.NEVER);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"ENCODING_UNKNOWN", "ENCODING_NOT_PLAIN"})
  void an_odd_encoding_of_a_letter_that_is_text_anyhow_is_a_note(Irregularity what) {
    Part letter = Part.at("1").declared("text/plain").fault(what, "8bit;");

    assertThat(FormatChecks.ALL.findings(letter.anatomy()))
        .extracting(finding -> finding.effect() + " " + finding.name())
        .containsExactly("NOTE text-of-odd-encoding");
    Part program = letter.looksLike("application/x-dosexec", Family.EXECUTABLE);
    assertThat(FormatChecks.ALL.findings(program.anatomy()))
        .extracting(Finding::effect)
        .contains(Finding.Effect.BLOCK);
  }

  @ParameterizedTest
  @EnumSource(names = {"BASE64_JUNK", "BASE64_BEHIND_PADDING"})
  void the_footer_of_a_list_behind_a_letter_in_base64_is_a_note(Irregularity what) {
    Part letter = Part.at("1").declared("text/plain").fault(what, "base64");

    assertThat(FormatChecks.ALL.findings(letter.anatomy()))
        .extracting(finding -> finding.effect() + " " + finding.name())
        .containsExactly("NOTE text-behind-base64");
  }

  @Test
  void a_thousand_wrong_parts_are_eight_findings() {
    Part message = Part.at("message");
    for (int i = 0; i < 1_000; i++) {
      message.holding(Part.at("" + i).named("x".repeat(300)));
    }

    List<Finding> findings = FormatChecks.ALL.findings(message.anatomy());

    assertThat(findings).hasSize(8);
    assertThat(findings.get(7).detail()).endsWith(", and 992 more like it");
    assertThat(findings.get(6).detail()).doesNotContain("more");
  }

  @Test
  void every_check_has_a_name_of_its_own_and_a_sentence() {
    assertThat(FormatChecks.ALL.names()).doesNotHaveDuplicates();
    assertThat(FormatChecks.ALL.checks())
        .allSatisfy(
            check -> {
              assertThat(check.name()).matches("[a-z0-9]+(-[a-z0-9]+)*");
              assertThat(check.summary()).endsWith(".").hasSizeGreaterThan(40);
            });
  }

  @Test
  void the_manual_says_what_the_code_does() throws IOException {
    GeneratedPage.check("format-checks.md", FormatReference.page());
  }

  private static Part file() {
    return Part.at("1").declared("application/octet-stream");
  }

  private static Part boundary(String path, String boundary) {
    return Part.at(path).field("Content-Type", " multipart/mixed; boundary=\"" + boundary + "\"");
  }
}
