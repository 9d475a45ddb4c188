package org.postern.mailets;

import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.io.FileNotFoundException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.jspecify.annotations.Nullable;
import org.postern.attributes.MailEngines;
import org.postern.attributes.MailInspection;
import org.postern.attributes.MailetSettings;
import org.postern.inspection.Finding.Kind;
import org.postern.inspection.engine.Engine;
import org.postern.inspection.engine.Engines;
import org.postern.inspection.settings.Durations;
import org.postern.inspection.settings.Setting;
import org.postern.inspection.settings.Settings;
import org.postern.inspection.settings.SettingsException;
import org.postern.inspection.virus.VirusScan;

/**
 * Asks virus engines about a message, all at the same time, and adds findings: {@code virus/block}
 * for each harmful part, {@code unscanned/defer} for each engine that could not look. It changes
 * nothing and decides nothing.
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

  static final List<Setting<?>> SETTINGS = List.of(Engines.ENGINES, TIMEOUT);

  private final EnginePool pool;
  private final FileSystem files;
  private Optional<String> taken = Optional.empty();
  private @Nullable VirusScan scan;

  /**
   * @param pool what mailets of this server share
   * @param files how the server finds its files
   */
  @Inject
  public ScanForViruses(EnginePool pool, FileSystem files) {
    this.pool = pool;
    this.files = files;
  }

  @Override
  public void init() throws MessagingException {
    Settings settings = MailetSettings.of(getMailetConfig());
    Duration timeout = settings.read(TIMEOUT);
    try {
      Supplier<List<Engine>> opening = pool.read(settings, files.getBasedir().toPath());
      settings.check();
      if (timeout != null) {
        String list = getInitParameter(Engines.ENGINES.name());
        scan = new VirusScan(pool.take(list, opening), timeout);
        taken = Optional.of(list);
      }
    } catch (SettingsException e) {
      throw MailetSettings.refusal(e);
    } catch (FileNotFoundException e) {
      throw new MessagingException("the server does not say where its files are", e);
    }
  }

  @Override
  public void service(Mail mail) throws MessagingException {
    Look.at(mail, Kind.VIRUS, "ScanForViruses", () -> look(mail));
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
    return new Look(report.findings(), !report.looked().isEmpty());
  }
}
