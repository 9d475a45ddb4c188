package org.postern.mailets;

import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.io.FileNotFoundException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.jspecify.annotations.Nullable;
import org.postern.attributes.MailEngines;
import org.postern.attributes.MailInspection;
import org.postern.attributes.MailTimes;
import org.postern.attributes.MailetSettings;
import org.postern.inspection.Finding.Kind;
import org.postern.inspection.engine.Engines;
import org.postern.inspection.panel.Panel;
import org.postern.inspection.panel.Requirement;
import org.postern.inspection.settings.Durations;
import org.postern.inspection.settings.Setting;
import org.postern.inspection.settings.Settings;
import org.postern.inspection.settings.SettingsException;
import org.postern.inspection.virus.VirusScan;
import org.postern.metrics.Meters;

/**
 * Asks virus engines about a message, all at the same time, and adds findings: {@code virus/block}
 * for each harmful part, {@code unscanned/defer} for each engine that is required and could not
 * look. It changes nothing and decides nothing.
 *
 * <pre>{@code
 * <mailet match="All" class="org.postern.mailets.ScanForViruses">
 *   <engines>clamd:/run/clamav/clamd.ctl, builtin</engines>
 *   <timeout>60s</timeout>
 *   <onMailetException>defer</onMailetException>
 * </mailet>
 * }</pre>
 */
public final class ScanForViruses extends GenericMailet {
  private static final Setting<Duration> TIMEOUT =
      new Setting<>(
          "timeout",
          "duration",
          "60s",
          "How long all engines together may take for one message. An engine that is late has not"
              + " looked: the message gets a finding `unscanned/defer`.",
          text -> Durations.parse(text, Duration.ofMillis(100), Duration.ofMinutes(10)));

  private static final Setting<Requirement> REQUIRE =
      new Setting<>(
          "require",
          "all, any, or names of engines with commas between them",
          "all",
          "Which engines must have answered, themselves or by a backup. While one of them is silent,"
              + " mail is held: `unscanned/defer`. That another could not look is noted:"
              + " `unscanned/note`.",
          Requirement::parse);

  static final List<Setting<?>> SETTINGS = List.of(Engines.ENGINES, REQUIRE, TIMEOUT);

  private final EnginePool pool;
  private final FileSystem files;
  private final Meters meters;
  private Optional<String> taken = Optional.empty();
  private @Nullable VirusScan scan;

  /**
   * @param pool what mailets of this server share
   * @param files how the server finds its files
   * @param meters where it is told how the engines are doing
   */
  @Inject
  public ScanForViruses(EnginePool pool, FileSystem files, Meters meters) {
    this.pool = pool;
    this.files = files;
    this.meters = meters;
  }

  @Override
  public void init() throws MessagingException {
    Settings settings = MailetSettings.of(getMailetConfig());
    Duration timeout = settings.read(TIMEOUT);
    Requirement requirement = settings.read(REQUIRE);
    try {
      EnginePool.Listed engines = pool.read(settings, files.getBasedir().toPath());
      if (requirement != null) {
        checkNames(requirement, engines.names(), settings);
      }
      settings.check();
      if (timeout != null && requirement != null) {
        String list = getInitParameter(Engines.ENGINES.name());
        Panel panel = pool.take(list, engines.opening());
        taken = Optional.of(list);
        new EngineGauges(pool, meters).register();
        scan = new VirusScan(panel.seats(), requirement, timeout);
      }
    } catch (SettingsException e) {
      throw MailetSettings.refusal(e);
    } catch (FileNotFoundException e) {
      throw new MessagingException("the server does not say where its files are", e);
    }
  }

  private static void checkNames(Requirement requirement, List<String> known, Settings settings) {
    if (requirement instanceof Requirement.Named named) {
      named.seats().stream()
          .filter(name -> !known.contains(name))
          .sorted()
          .forEach(
              name ->
                  settings.problem(
                      REQUIRE.name(),
                      "\""
                          + name
                          + "\" is not an engine here; write one of "
                          + String.join(", ", known)));
    }
  }

  @Override
  public void service(Mail mail) throws MessagingException {
    Look.at(mail, getMailetConfig(), Kind.VIRUS, "ScanForViruses", () -> look(mail));
  }

  /** Gives the engines back. */
  @Override
  public void destroy() {
    taken.ifPresent(pool::giveBack);
    taken = Optional.empty();
  }

  @Override
  public String getMailetInfo() {
    return "ScanForViruses: asks virus engines";
  }

  private Look look(Mail mail) throws MessagingException {
    VirusScan started = scan;
    if (started == null) {
      throw new MessagingException("ScanForViruses was not started");
    }
    VirusScan.Report report = started.of(MailInspection.of(mail));
    MailEngines.add(mail, report.looked());
    MailTimes.add(mail, report.times());
    return new Look(report.findings(), report.complete());
  }
}
