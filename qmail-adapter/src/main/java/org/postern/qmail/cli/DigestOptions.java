package org.postern.qmail.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.james.core.MailAddress;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.settings.Problem;
import org.postern.inspection.settings.SettingsException;
import org.postern.mailets.notice.Languages;
import org.postern.mailets.notice.Mailbox;
import org.postern.mailets.notice.Release;
import org.postern.mailets.notice.Secretary;
import picocli.CommandLine.Option;

/** How a digest is written. */
final class DigestOptions {
  @Option(
      names = "--from",
      required = true,
      paramLabel = "MAILBOX",
      description = "Who writes: an address, or a name and <address>.")
  private String from = "";

  @Option(
      names = "--contact",
      paramLabel = "ADDRESS",
      description = "Whom people ask for a message. Default: who writes.")
  private @Nullable String contact;

  @Option(
      names = "--languages",
      split = ",",
      paramLabel = "CODE",
      description = "Languages of the digest, one after the other. Default: en.")
  private List<String> languages = new ArrayList<>(List.of("en"));

  @Option(
      names = "--languages-for",
      paramLabel = "DOMAIN=CODES",
      description = "Other languages for a domain, such as example.ch=de+fr. May be repeated.")
  private Map<String, String> byDomain = new HashMap<>();

  @Option(
      names = "--texts",
      paramLabel = "DIR",
      description = "Folder with texts of the site, see docs/notices.md.")
  private @Nullable Path texts;

  @Option(
      names = "--link",
      paramLabel = "URL",
      description =
          "A link in place of the command that releases a message, with {id} where its name goes.")
  private @Nullable String link;

  /**
   * Returns who writes the digests.
   *
   * @throws SettingsException with every mistake
   */
  Secretary secretary() throws SettingsException, IOException {
    List<Problem> problems = new ArrayList<>();
    Languages known = texts == null ? Languages.shipped() : Languages.with(texts, problems);
    Map<String, List<String>> codes = new HashMap<>();
    byDomain.forEach(
        (domain, list) ->
            codes.put(domain.toLowerCase(Locale.ROOT), Arrays.asList(list.split("[+]"))));
    languages.forEach(code -> check("--languages", code, known, problems));
    codes.values().stream()
        .flatMap(List::stream)
        .forEach(code -> check("--languages-for", code, known, problems));
    Optional<Mailbox> writer = mailbox("--from", from, problems);
    Optional<Mailbox> asked = contact == null ? writer : mailbox("--contact", contact, problems);
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
    return new Secretary(
        known,
        languages,
        codes,
        writer,
        asked.map(Mailbox::address),
        () -> "postern." + UUID.randomUUID());
  }

  /** Returns how a message can be had. */
  Release release() throws SettingsException {
    try {
      return link == null ? Release.COMMAND : new Release(link);
    } catch (IllegalArgumentException e) {
      throw new SettingsException(
          List.of(new Problem("postern digest", "--link", String.valueOf(e.getMessage()))));
    }
  }

  /** Returns the address that the digests come from, once {@link #secretary} has been had. */
  MailAddress writer() {
    return Mailbox.of(from).address();
  }

  private static Optional<Mailbox> mailbox(String option, String text, List<Problem> problems) {
    try {
      return Optional.of(Mailbox.of(text));
    } catch (IllegalArgumentException e) {
      problems.add(new Problem("postern digest", option, String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  private static void check(String option, String code, Languages known, List<Problem> problems) {
    if (!known.codes().contains(code)) {
      problems.add(
          new Problem(
              "postern digest",
              option,
              "\""
                  + code
                  + "\" is no language there is; write some of "
                  + String.join(", ", known.codes())));
    }
  }
}
