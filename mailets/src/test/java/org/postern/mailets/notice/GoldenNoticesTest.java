package org.postern.mailets.notice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.AddressException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.james.core.MailAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.inspection.Finding;
import org.postern.inspection.Finding.Effect;
import org.postern.inspection.Finding.Kind;
import org.postern.inspection.content.Content;
import org.postern.mailets.notice.Addressees.Addressee;

/**
 * Notices in every language, byte for byte as they lie in {@code samples/notices}: {@code de.eml}
 * is what a sender gets, {@code de.txt} has the words of all notices there are. With the system
 * property {@code postern.regenerate=true} they are written anew.
 */
class GoldenNoticesTest {
  private static final Instant WHEN = Instant.parse("2026-11-22T08:15:30Z");

  private final MailAddress postmaster = new MailAddress("postmaster@example.org");

  GoldenNoticesTest() throws AddressException {}

  private static final DigestEntry ENTRY =
      new DigestEntry("k2f7qz9d1m-1", WHEN, "joe@example.org", "", List.of(finding(Kind.POLICY)));

  static List<String> languages() {
    return Languages.SHIPPED;
  }

  @ParameterizedTest
  @MethodSource("languages")
  void a_notice_is(String language) throws Exception {
    check(
        language + ".eml",
        secretary(language).notice(mail(Kind.POLICY), to(Role.SENDER), postmaster));
  }

  @ParameterizedTest
  @MethodSource("languages")
  void all_notices_say(String language) throws Exception {
    StringBuilder all = new StringBuilder();
    List<Language> languages = Languages.shipped().of(List.of(language));
    for (Role role : Role.values()) {
      for (Kind kind : List.of(Kind.VIRUS, Kind.POLICY, Kind.LEAK, Kind.UNSCANNED)) {
        Letter letter = NoticeText.of(mail(kind), to(role), languages, "postmaster@example.org");
        all.append("######## ").append(role.word()).append(", ").append(kind.word());
        all.append("\n").append(letter.subject()).append("\n\n").append(PlainText.of(letter));
        all.append("\n");
      }
    }
    for (Release release : List.of(Release.COMMAND, new Release("https://example.org/{id}"))) {
      Letter letter =
          DigestText.of(Collections.nCopies(101, ENTRY), release, languages, "postmaster@x.org");
      String text = PlainText.of(letter);
      int second = text.indexOf("\n\n", text.indexOf("k2f7qz9d1m-1"));
      int last = text.lastIndexOf("k2f7qz9d1m-1") + ENTRY.id().length();
      all.append("######## digest\n").append(letter.subject()).append("\n\n");
      all.append(text, 0, second).append("\n...").append(text.substring(last)).append("\n");
    }
    check(language + ".txt", all.toString().getBytes(UTF_8));
  }

  @Test
  void a_notice_in_three_languages_is() throws Exception {
    check(
        "de+fr+zh.eml",
        secretary("de", "fr", "zh").notice(mail(Kind.VIRUS), to(Role.RECIPIENT), postmaster));
  }

  private static void check(String file, byte[] got) throws IOException {
    Path golden = Path.of(System.getProperty("postern.top"), "samples", "notices", file);
    if (Boolean.getBoolean("postern.regenerate")) {
      Files.createDirectories(golden.getParent());
      Files.write(golden, got);
    }
    assertThat(new String(got, StandardCharsets.UTF_8))
        .as("%s is stale; write it anew with: mvn test -Dpostern.regenerate=true", golden)
        .isEqualTo(Files.exists(golden) ? Files.readString(golden) : "");
  }

  private static Secretary secretary(String... languages) throws Exception {
    return new Secretary(
        Languages.shipped(),
        Arrays.asList(languages),
        Map.of(),
        Optional.of(Mailbox.of("Postern <postmaster@example.org>")),
        Optional.empty(),
        () -> "postern.0f1e2d3c");
  }

  private static Addressee to(Role role) throws Exception {
    return new Addressee(
        role,
        new MailAddress(
            switch (role) {
              case SENDER -> "joe@example.org";
              case RECIPIENT -> "ann@example.org";
              case ADMIN -> "postmaster@example.org";
            }));
  }

  private static Held mail(Kind kind) throws Exception {
    String header =
        """
        Received: from desk.example.org (desk.example.org [192.0.2.7])
          by mx.example.org; Sun, 22 Nov 2026 08:15:29 +0000
        From: =?UTF-8?Q?Jo=C3=ABlle?= <joe@example.org>
        To: ann@example.org
        Bcc: bob@example.org
        Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe_=26_Koffie?=
        Message-ID: <20261122081529.1@desk.example.org>
        References: <1@desk.example.org>

        """
            .replace("\n", "\r\n");
    List<MailAddress> recipients =
        List.of(new MailAddress("ann@example.org"), new MailAddress("bob@example.org"));
    return new Held(
        "k2f7qz9d1m-1",
        WHEN,
        Optional.of(new MailAddress("joe@example.org")),
        recipients,
        "joe@example.org",
        recipients.stream().map(MailAddress::asString).toList(),
        List.of(finding(kind)),
        OriginalHead.of(Content.of(header.getBytes(StandardCharsets.US_ASCII))));
  }

  private static Finding finding(Kind kind) {
    return switch (kind) {
      case VIRUS -> new Finding(kind, Effect.BLOCK, "clamd", "Win.Test.A", "2!a.zip!run.exe", "");
      case LEAK ->
          new Finding(kind, Effect.BLOCK, "policy", "cards", "1", "Numbers of credit cards");
      case POLICY, FORMAT, SPAM, UNSCANNED ->
          new Finding(
              kind,
              Effect.BLOCK,
              "policy",
              "windows-programs",
              "2",
              "Programs for Windows are not accepted by mail.");
    };
  }
}
