package org.postern.mailets;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.List;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.jspecify.annotations.Nullable;
import org.postern.attributes.MailContent;
import org.postern.attributes.MailInspection;
import org.postern.attributes.MailetSettings;
import org.postern.attributes.Outcome;
import org.postern.attributes.Session;
import org.postern.inspection.content.Content;
import org.postern.inspection.settings.SettingsException;
import org.postern.mailets.ReportSettings.Place;
import org.postern.metrics.Meters;
import org.postern.syslog.Syslog;
import org.postern.syslog.SyslogForm;
import org.postern.syslog.SyslogPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one line for each mail: who, to whom, from where, what was found, what becomes of it; and
 * counts it in the host's metrics. The forms are fixed, see docs/report-line.md; no value from the
 * message can start another line or look like another value.
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
  private final Logger log = LoggerFactory.getLogger("postern.report");
  private final FileSystem files;
  private final SyslogPool syslogs;
  private final ReportCount count;
  private final InstantSource clock;
  private ReportSettings settings =
      new ReportSettings(Outcome.DELIVER, ReportForm.LINE, new Place.Logger());
  private @Nullable Syslog syslog;

  /**
   * @param files what resolves the paths of the host
   * @param syslogs what mailets of this server share
   * @param meters where reports are counted
   */
  @Inject
  public Report(FileSystem files, SyslogPool syslogs, Meters meters) {
    this(files, syslogs, meters, InstantSource.system());
  }

  Report(FileSystem files, SyslogPool syslogs, Meters meters, InstantSource clock) {
    this.files = files;
    this.syslogs = syslogs;
    this.count = new ReportCount(meters);
    this.clock = clock;
  }

  @Override
  public void init() throws MessagingException {
    try {
      settings = ReportSettings.read(MailetSettings.of(this), files);
      if (settings.place() instanceof Place.Syslog place) {
        syslog = syslogs.take(place.wanted());
      }
    } catch (SettingsException e) {
      throw MailetSettings.refusal(e);
    } catch (IOException e) {
      throw new MessagingException("the certificates of `trust` cannot be used", e);
    }
  }

  @Override
  public void service(Mail mail) throws MessagingException {
    Session session = Session.of(mail).orElse(null);
    if (session != null && session.trial() && !session.comesAgain()) {
      return;
    }
    Content content = MailContent.of(mail);
    try {
      Reported reported =
          Reported.of(
              mail, Account.of(mail, clock), settings.outcome(), content, getMailetContext());
      Runnable writing =
          () -> {
            write(reported);
            count.add(reported, MailInspection.last(mail).flatMap(known -> known.took()));
          };
      if (session != null && session.comesAgain()) {
        session.ifRefused(writing);
      } else {
        writing.run();
      }
    } catch (IOException e) {
      throw new MessagingException("the message of " + mail.getName() + " cannot be read", e);
    }
  }

  /** Gives the syslog back. */
  @Override
  public void destroy() {
    if (syslog != null && settings.place() instanceof Place.Syslog place) {
      syslogs.giveBack(place.wanted());
    }
    syslog = null;
  }

  @Override
  public String getMailetInfo() {
    return "Report: writes one line for each mail";
  }

  private void write(Reported reported) {
    switch (settings.place()) {
      case Place.Logger logger ->
          settings.form().records(reported, ReportBounds.FULL).forEach(r -> log.info("{}", r));
      case Place.File file -> append(file.path(), settings.form().lines(reported));
      case Place.Syslog place -> send(reported);
    }
  }

  private void append(Path file, List<String> lines) {
    try {
      Files.writeString(
          file,
          String.join("\n", lines) + "\n",
          UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      log.error("{}, and it cannot be written to {}: {}", lines, file, e.toString());
    }
  }

  private void send(Reported reported) {
    Syslog open = syslog;
    if (open == null) {
      log.error("{}: not sent, because this mailet has ended", reported.account().id());
      return;
    }
    List<String> records = settings.form().records(reported, ReportBounds.FULL);
    boolean fit = records.stream().allMatch(Report::fits);
    (fit ? records : settings.form().records(reported, ReportBounds.TIGHT))
        .forEach(record -> open.write(reported.account().now(), record));
  }

  private static boolean fits(String record) {
    return record.getBytes(UTF_8).length < SyslogForm.LONGEST - SyslogForm.LONGEST_HEAD;
  }
}
