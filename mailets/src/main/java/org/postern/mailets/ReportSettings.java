package org.postern.mailets;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.james.filesystem.api.FileSystem;
import org.jspecify.annotations.Nullable;
import org.postern.attributes.Outcome;
import org.postern.inspection.settings.Setting;
import org.postern.inspection.settings.Settings;
import org.postern.inspection.settings.SettingsException;
import org.postern.syslog.Facility;
import org.postern.syslog.SyslogForm.Protocol;
import org.postern.syslog.SyslogPool;
import org.postern.syslog.SyslogTarget;

/**
 * What can be set about {@link Report}.
 *
 * @param outcome what becomes of the mails
 * @param form how a report is written
 * @param place where it goes
 */
record ReportSettings(Outcome outcome, ReportForm form, Place place) {
  static final Setting<Outcome> OUTCOME =
      new Setting<>(
          "outcome",
          "one of " + outcomes(),
          "deliver",
          "What becomes of the mails that come by here. A mail that is delivered with a mark is"
              + " reported as tag without a word here.",
          ReportSettings::outcome);

  static final Setting<ReportForm> FORM =
      new Setting<>(
          "form",
          "one of " + ReportForm.words(),
          "line",
          "How a report is written: as `key=value` pairs, as a JSON object, or in one of the two"
              + " forms of Qmail-Scanner, with a record for each recipient.",
          ReportForm::parse);

  static final Setting<String> TO =
      new Setting<>(
          "to",
          "logger, file, " + SyslogTarget.FORM,
          "logger",
          "Where reports go. `logger` is the host's log: the logger postern.report at level INFO."
              + " If `file` is set, they go there. A syslog that hangs does not hold up mail: up to"
              + " 10,000 reports wait for it, more are lost, counted, and the log says so.",
          ReportSettings::to);

  static final Setting<String> FILE =
      new Setting<>(
          "file",
          "path",
          "",
          "A file to append to, each line with the time before it. A path without a leading slash"
              + " starts in the host's working directory. If it cannot be written, the report goes"
              + " to the log with an error, and the mail goes on.",
          text ->
              text.startsWith(FileSystem.FILE_PROTOCOL) || text.isEmpty()
                  ? text
                  : FileSystem.FILE_PROTOCOL + text);

  static final Setting<Optional<Protocol>> PROTOCOL =
      new Setting<>(
          "protocol",
          "rfc3164, rfc5424 or auto",
          "auto",
          "The head of a syslog record. `auto` is rfc3164 on a socket of this host, whose syslogs"
              + " expect that, and rfc5424 on the network.",
          ReportSettings::protocol);

  static final Setting<Facility> FACILITY =
      new Setting<>(
          "facility",
          "one of " + Facility.words(),
          "mail",
          "As what a syslog files the reports; their severity is `info`.",
          Facility::parse);

  static final Setting<String> TRUST =
      new Setting<>(
          "trust",
          "path",
          "",
          "A file with certificates in PEM, one of which a `syslog+tls` server's must come from."
              + " Without it, those that Java trusts count.",
          text -> text);

  static final List<Setting<?>> ALL = List.of(OUTCOME, FORM, TO, FILE, PROTOCOL, FACILITY, TRUST);

  private static final String LOGGER = "logger";
  private static final String TO_FILE = "file";

  /** Where reports go. */
  sealed interface Place {
    /** The host's log. */
    record Logger() implements Place {}

    /** A file. */
    record File(Path path) implements Place {}

    /** A syslog. */
    record Syslog(SyslogPool.Wanted wanted) implements Place {}
  }

  /**
   * Reads all settings.
   *
   * @throws SettingsException with every mistake
   */
  static ReportSettings read(Settings settings, FileSystem files) throws SettingsException {
    Outcome outcome = settings.read(OUTCOME);
    ReportForm form = settings.read(FORM);
    String to = settings.read(TO);
    String url = settings.read(FILE);
    Optional<Protocol> protocol = settings.read(PROTOCOL);
    Facility facility = settings.read(FACILITY);
    String trust = settings.read(TRUST);
    Optional<Path> file =
        url == null || url.isEmpty()
            ? Optional.empty()
            : Optional.ofNullable(writable(url, settings, files));
    Optional<Path> certificates = certificates(trust, settings, files);
    if (TO_FILE.equals(to) && url != null && url.isEmpty()) {
      settings.problem(TO.name(), "\"file\" without a file; write the setting `file` too");
    }
    if (to != null && to.startsWith("syslog") && url != null && !url.isEmpty()) {
      settings.problem(
          FILE.name(),
          "\"" + url + "\" and to \"" + to + "\" exclude each other; put a second Report there");
    }
    settings.check();
    Place place =
        file.<Place>map(Place.File::new)
            .orElseGet(
                () ->
                    to == null || to.equals(LOGGER)
                        ? new Place.Logger()
                        : new Place.Syslog(
                            new SyslogPool.Wanted(
                                SyslogTarget.parse(to),
                                form.tag(),
                                facility,
                                protocol,
                                certificates)));
    return new ReportSettings(outcome, form, place);
  }

  private static @Nullable Path writable(String url, Settings settings, FileSystem files) {
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

  private static Optional<Path> certificates(
      @Nullable String trust, Settings settings, FileSystem files) {
    if (trust == null || trust.isEmpty()) {
      return Optional.empty();
    }
    try {
      String url =
          trust.startsWith(FileSystem.FILE_PROTOCOL) ? trust : FileSystem.FILE_PROTOCOL + trust;
      Path path = files.getFile(url).toPath();
      if (Files.readString(path).contains("-----BEGIN CERTIFICATE-----")) {
        return Optional.of(path);
      }
      settings.problem(TRUST.name(), "\"" + trust + "\" holds no certificate; write a file in PEM");
    } catch (IOException e) {
      settings.problem(
          TRUST.name(), "\"" + trust + "\" cannot be read; write a file with certificates in PEM");
    }
    return Optional.empty();
  }

  private static String to(String text) {
    if (!text.equals(LOGGER) && !text.equals(TO_FILE)) {
      SyslogTarget.parse(text);
    }
    return text;
  }

  private static Optional<Protocol> protocol(String text) {
    return switch (text) {
      case "auto" -> Optional.empty();
      case "rfc3164" -> Optional.of(Protocol.RFC3164);
      case "rfc5424" -> Optional.of(Protocol.RFC5424);
      default ->
          throw new IllegalArgumentException(
              "\"" + text + "\" is not a form of syslog; write rfc3164, rfc5424 or auto");
    };
  }

  private static Outcome outcome(String text) {
    return Arrays.stream(Outcome.values())
        .filter(word -> word.word().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "\"" + text + "\" is not an outcome; write one of " + outcomes()));
  }

  private static String outcomes() {
    return Arrays.stream(Outcome.values())
        .map(word -> word.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }
}
