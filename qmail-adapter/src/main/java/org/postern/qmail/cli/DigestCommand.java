package org.postern.qmail.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.settings.Problem;
import org.postern.inspection.settings.SettingsException;
import org.postern.inspection.text.OneLine;
import org.postern.mailets.notice.DigestEntry;
import org.postern.mailets.notice.Mailbox;
import org.postern.mailets.notice.Release;
import org.postern.mailets.notice.Secretary;
import org.postern.qmail.daemon.OwnMail;
import org.postern.qmail.daemon.PosterndSettings;
import org.postern.qmail.daemon.QmailDomains;
import org.postern.repository.HeldMails.HeldMail;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code postern digest}: tells each recipient what was held for him. */
@Command(
    name = "digest",
    header = "Tell each recipient what was held for him since the last time.",
    description = {
      "Reads the quarantine's maildirs and sends one message to each recipient of the site for whom"
          + " something was held. Meant to be run by cron or a timer, as the user of the server.",
      ""
    },
    exitCodeListHeading = "%nExit code:%n",
    exitCodeList = {
      "0:everybody has been told",
      "1:somebody could not be told; the next runs try again, for seven days",
      "2:trouble: an option or the configuration is wrong, or a folder cannot be read"
    })
final class DigestCommand implements Callable<Integer> {
  /** RFC 2606, section 2: no site has this domain. */
  private static final String NOBODYS = "nobody.invalid";

  private static final int LONGEST = 200;

  @Spec private CommandSpec spec;
  @Mixin private ConfigOption config;
  @Mixin private DigestOptions options;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description =
          "A maildir of the quarantine; may be repeated. Default: var/quarantine/policy and"
              + " var/quarantine/spam. Whoever is told of viruses wants to have them.")
  private List<Path> folders =
      new ArrayList<>(List.of(Path.of("var/quarantine/policy"), Path.of("var/quarantine/spam")));

  @Option(
      names = "--domain",
      paramLabel = "DOMAIN",
      description =
          "A domain of the site; may be repeated. Default: those in qmail's control files.")
  private Set<String> domains = new HashSet<>();

  @Option(
      names = "--state",
      paramLabel = "FILE",
      description =
          "Where the time of the last digest stands. Default: var/quarantine/digest.last. Without"
              + " the file, the last day counts.")
  private Path state = Path.of("var/quarantine/digest.last");

  @Option(
      names = "--smtp",
      paramLabel = "HOST:PORT",
      description = "Hand the digests to this server. Default: to qmail-queue, see posternd.conf.")
  private @Nullable String smtp;

  @Option(names = "--print", description = "Only show them. The time of the last digest stays.")
  private boolean print;

  private final Clock clock;

  DigestCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException, SettingsException {
    Secretary secretary = options.secretary();
    Release release = options.release();
    DigestSending sending = sending();
    Instant now = clock.instant();
    DigestState before = DigestState.read(state, now);
    HeldForEach held = new HeldForEach(folders, local(), this::tellBroken);
    Map<String, Instant> owed = new TreeMap<>();
    for (var each : held.between(before.toldUntil(), now).entrySet()) {
      String to = each.getKey();
      Instant since = before.toldUntil(to);
      List<HeldMail> mails =
          each.getValue().stream().filter(mail -> mail.stored().isAfter(since)).toList();
      Optional<String> why =
          mails.isEmpty() ? Optional.empty() : send(to, mails, now, secretary, release, sending);
      if (why.isPresent()) {
        owed.put(to, since);
        err().println(OneLine.of(to + ": " + why.get(), LONGEST));
      }
    }
    if (!print) {
      new DigestState(now, owed).write(state);
    }
    return owed.isEmpty() ? Exit.CLEAN : Exit.FOUND;
  }

  private Optional<String> send(
      String to,
      List<HeldMail> mails,
      Instant now,
      Secretary secretary,
      Release release,
      DigestSending sending)
      throws IOException, SettingsException {
    List<DigestEntry> entries = new ArrayList<>();
    for (HeldMail mail : mails) {
      entries.add(HeldForEach.entry(mail, to));
    }
    return sending.send(
        to, secretary.digest(Mailbox.of(to).address(), entries, release, now, options.writer()));
  }

  private Predicate<String> local() throws IOException, SettingsException {
    if (!domains.isEmpty()) {
      return domain ->
          domains.stream().anyMatch(own -> own.toLowerCase(Locale.ROOT).equals(domain));
    }
    Predicate<String> own = new QmailDomains(PosterndSettings.read(config.folder()).control());
    if (own.test(NOBODYS)) {
      throw trouble("--domain", "is missing, and qmail has no rcpthosts; write the site's domains");
    }
    return own;
  }

  private DigestSending sending() throws IOException, SettingsException {
    if (print) {
      return new DigestSending.ToScreen(spec.commandLine().getOut());
    }
    if (smtp == null) {
      return new DigestSending.ToQueue(new OwnMail(PosterndSettings.read(config.folder()).queue()));
    }
    int colon = smtp.lastIndexOf(':');
    try {
      return new DigestSending.ToServer(
          new InetSocketAddress(
              smtp.substring(0, Math.max(0, colon)), Integer.parseInt(smtp.substring(colon + 1))));
    } catch (IllegalArgumentException e) {
      throw trouble("--smtp", "\"" + smtp + "\" is no server; write one such as 127.0.0.1:25");
    }
  }

  private void tellBroken(Path file) {
    err().println(OneLine.of(file + " cannot be understood; it is passed over", LONGEST));
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }

  private static SettingsException trouble(String option, String what) {
    return new SettingsException(List.of(new Problem("postern digest", option, what)));
  }
}
