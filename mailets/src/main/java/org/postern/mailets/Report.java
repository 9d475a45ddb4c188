package org.postern.mailets;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.jspecify.annotations.Nullable;
import org.postern.attributes.MailContent;
import org.postern.attributes.MailetSettings;
import org.postern.attributes.Outcome;
import org.postern.attributes.Session;
import org.postern.inspection.content.Content;
import org.postern.inspection.settings.Setting;
import org.postern.inspection.settings.Settings;
import org.postern.inspection.settings.SettingsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one line for each mail: who, to whom, from where, what was found, what becomes of it. The
 * form is fixed, see docs/report-line.md; no value from the message can start another line or look
 * like another pair.
 *
 * <p>While a client of a James server waits (the SMTP hook), the line is written only if the client
 * is refused; else the mail comes again through the spool, and has its line then.
 *
 * <p>It stands before the mailet that ends the mail, because nothing runs behind that one. If the
 * file cannot be written, the line goes to the log with an error, and the mail goes on.
 *
 * <pre>{@code
 * <mailet match="All" class="org.postern.mailets.Report">
 *   <outcome>quarantine</outcome>
 * </mailet>
 * }</pre>
 */
public final class Report extends GenericMailet {
  static final Setting<Outcome> OUTCOME =
      new Setting<>(
          "outcome",
          "one of " + words(),
          "deliver",
          "What becomes of the mails that come by here. A mail that is delivered with a mark is"
              + " reported as tag without a word here.",
          Report::outcome);

  static final Setting<String> FILE =
      new Setting<>(
          "file",
          "path",
          "",
          "A file to append to, each line with the time before it. A path without a leading slash"
              + " starts in the host's working directory. If it is not set, lines go to the logger"
              + " postern.report at level INFO.",
          text ->
              text.startsWith(FileSystem.FILE_PROTOCOL) || text.isEmpty()
                  ? text
                  : FileSystem.FILE_PROTOCOL + text);

  static final List<Setting<?>> SETTINGS = List.of(OUTCOME, FILE);

  private final Logger log = LoggerFactory.getLogger("postern.report");
  private final FileSystem files;
  private final InstantSource clock;
  private Outcome outcome = Outcome.DELIVER;
  private Optional<Path> file = Optional.empty();

  /** Takes what resolves the paths of the host. */
  @Inject
  public Report(FileSystem files) {
    this(files, InstantSource.system());
  }

  Report(FileSystem files, InstantSource clock) {
    this.files = files;
    this.clock = clock;
  }

  @Override
  public void init() throws MessagingException {
    Settings settings = MailetSettings.of(this);
    Outcome word = settings.read(OUTCOME);
    String url = settings.read(FILE);
    try {
      if (url != null && !url.isEmpty()) {
        file = Optional.ofNullable(writable(url, settings));
      }
      settings.check();
    } catch (SettingsException e) {
      throw MailetSettings.refusal(e);
    }
    outcome = word == null ? Outcome.DELIVER : word;
  }

  @Override
  public void service(Mail mail) throws MessagingException {
    Session session = Session.of(mail).orElse(null);
    if (session != null && session.trial() && !session.comesAgain()) {
      return;
    }
    Content content = MailContent.of(mail);
    try {
      Account account = Account.of(mail, clock);
      ReportLine line =
          new ReportLine(
              account, account.onItsWay(outcome), content.size(), SeenFields.of(content));
      if (session != null && session.comesAgain()) {
        session.ifRefused(() -> write(account, line));
      } else {
        write(account, line);
      }
    } catch (IOException e) {
      throw new MessagingException("the message of " + mail.getName() + " cannot be read", e);
    }
  }

  @Override
  public String getMailetInfo() {
    return "Report: writes one line for each mail";
  }

  private void write(Account account, ReportLine line) {
    if (file.isEmpty()) {
      log.info("{}", line);
      return;
    }
    try {
      Files.writeString(
          file.get(),
          account.now().truncatedTo(ChronoUnit.MILLIS) + " " + line + "\n",
          UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      log.error("{}, and it cannot be written to {}: {}", line, file.get(), e.toString());
    }
  }

  private @Nullable Path writable(String url, Settings settings) {
    try {
      Path path = files.getFile(url).toPath().toAbsolutePath();
      Path parent = path.getParent();
      if (parent != null && Files.isDirectory(parent) && Files.isWritable(parent)) {
        return path;
      }
      settings.problem(
          FILE.name(),
          "\""
              + path
              + "\" cannot be written to; write a file in a folder that is there and that"
              + " this server may write to");
    } catch (FileNotFoundException e) {
      settings.problem(FILE.name(), "\"" + url + "\" is not a path: " + e.getMessage());
    }
    return null;
  }

  private static Outcome outcome(String text) {
    return Arrays.stream(Outcome.values())
        .filter(word -> word.word().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "\"" + text + "\" is not an outcome; write one of " + words()));
  }

  private static String words() {
    return Arrays.stream(Outcome.values()).map(Outcome::word).collect(Collectors.joining(", "));
  }
}
