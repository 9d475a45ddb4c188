package org.postern.mailets;

import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.jspecify.annotations.Nullable;
import org.postern.attributes.MailInspection;
import org.postern.attributes.MailetSettings;
import org.postern.inspection.Finding.Kind;
import org.postern.inspection.engine.Engine;
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
 *   <engines>clamd:/run/clamav/clamd.ctl, builtin:</engines>
 *   <timeout>60s</timeout>
 *   <onMailetException>defer</onMailetException>
 * </mailet>
 * }</pre>
 */
public final class ScanForViruses extends GenericMailet {
  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private static final Setting<List<String>> ENGINES =
      new Setting<>(
          "engines",
          "list of engine URIs, with commas",
          null,
          "The engines that are asked, such as `clamd:/run/clamav/clamd.ctl` or `builtin:`. All are"
              + " asked about each message, at the same time.",
          ScanForViruses::uris);

  private static final Setting<Duration> TIMEOUT =
      new Setting<>(
          "timeout",
          "duration",
          "60s",
          "How long all engines together may take for one message. An engine that is late has not"
              + " looked: the message gets a finding `unscanned/defer`.",
          text -> Durations.parse(text, SHORTEST, LONGEST));

  static final List<Setting<?>> SETTINGS = List.of(ENGINES, TIMEOUT);

  private final EnginePool pool;
  private List<String> taken = List.of();
  private @Nullable VirusScan scan;

  /**
   * @param pool what mailets of this server share
   */
  @Inject
  public ScanForViruses(EnginePool pool) {
    this.pool = pool;
  }

  @Override
  public void init() throws MessagingException {
    Settings settings = MailetSettings.of(getMailetConfig());
    List<String> uris = settings.read(ENGINES);
    Duration timeout = settings.read(TIMEOUT);
    List<String> open = new ArrayList<>();
    List<Engine> engines = new ArrayList<>();
    for (String uri : uris == null ? List.<String>of() : uris) {
      try {
        engines.add(pool.take(uri));
        open.add(uri);
      } catch (IllegalArgumentException e) {
        settings.problem(ENGINES.name(), String.valueOf(e.getMessage()));
      }
    }
    try {
      settings.check();
    } catch (SettingsException e) {
      open.forEach(pool::giveBack);
      throw MailetSettings.refusal(e);
    }
    if (timeout != null) {
      scan = new VirusScan(engines, timeout);
      taken = List.copyOf(open);
    }
  }

  @Override
  public void service(Mail mail) throws MessagingException {
    Look.at(mail, Kind.VIRUS, "ScanForViruses", () -> look(mail));
  }

  /** Gives the engines back. */
  @Override
  public void destroy() {
    taken.forEach(pool::giveBack);
    taken = List.of();
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
    try {
      VirusScan.Report report = started.of(MailInspection.of(mail));
      return new Look(
          report.findings(),
          report.looked().isEmpty()
              ? Optional.empty()
              : Optional.of(String.join(", ", report.looked())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MessagingException("interrupted while " + mail.getName() + " was scanned", e);
    }
  }

  private static List<String> uris(String text) {
    List<String> uris =
        Arrays.stream(text.split(",")).map(String::strip).filter(u -> !u.isEmpty()).toList();
    if (uris.isEmpty()) {
      throw new IllegalArgumentException(
          "\"\" names no engine; write one or more, such as clamd:/run/clamav/clamd.ctl");
    }
    Set<String> seen = new HashSet<>();
    List<String> twice = uris.stream().filter(uri -> !seen.add(uri)).toList();
    if (!twice.isEmpty()) {
      throw new IllegalArgumentException(
          "\"" + twice.get(0) + "\" stands there twice; write each engine once");
    }
    return uris;
  }
}
