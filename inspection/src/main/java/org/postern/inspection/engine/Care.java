package org.postern.inspection.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.settings.Durations;
import org.postern.inspection.settings.Setting;
import org.postern.inspection.settings.Settings;

/**
 * How far an engine is believed; every kind of engine has these options.
 *
 * @param canary how often it has to prove that it detects; empty if never
 * @param oldest how old its database may be; empty if it does not matter
 * @param oldFails whether an engine whose database is older has not looked, or is warned of only
 * @param remember how long its answers hold for equal contents; zero if they do not
 */
public record Care(
    Optional<Duration> canary, Optional<Duration> oldest, boolean oldFails, Duration remember) {

  /** What holds unless it is set. */
  public static final Care USUAL =
      new Care(Optional.of(Duration.ofMinutes(10)), Optional.empty(), false, Duration.ofMinutes(5));

  private static final String OFF = "off";

  static final Setting<Optional<Duration>> CANARY =
      new Setting<>(
          "canary",
          "length of time from 10s to 7d, or off",
          "10m",
          "How often the engine is given a clean text and the EICAR test file, plain and in an"
              + " attachment. It is given them at start, too, and before it is believed again after"
              + " a failure. An engine that misses counts as failed until it finds them.",
          text -> lengthOrOff(text, Duration.ofSeconds(10), Duration.ofDays(7)));

  static final Setting<Optional<Duration>> OLDEST =
      new Setting<>(
          "oldest",
          "length of time from 1h to 365d, or off",
          OFF,
          "How old the engine's database may be, if it says how old it is. An older one is warned"
              + " of in the log and by postern engines.",
          text -> lengthOrOff(text, Duration.ofHours(1), Duration.ofDays(365)));

  static final Setting<Boolean> TOO_OLD =
      new Setting<>(
          "tooOld",
          "warn or fail",
          "warn",
          "What an older database means: a warning, or that the engine has not looked.",
          Care::fails);

  static final Setting<Optional<Duration>> REMEMBER =
      new Setting<>(
          "remember",
          "length of time from 1s to 1h, or off",
          "5m",
          "For how long an answer holds for the same content (by SHA-256), so that a thousand"
              + " copies of a file are asked about once. A new version of the database forgets"
              + " them.",
          text -> lengthOrOff(text, Duration.ofSeconds(1), Duration.ofHours(1)));

  static final List<Setting<?>> SETTINGS = List.of(CANARY, OLDEST, TOO_OLD, REMEMBER);

  /** Returns what the options say, or null if a mistake was noted. */
  static @Nullable Care read(Settings options) {
    Optional<Duration> canary = options.read(CANARY);
    Optional<Duration> oldest = options.read(OLDEST);
    Boolean oldFails = options.read(TOO_OLD);
    Optional<Duration> remember = options.read(REMEMBER);
    return canary == null || oldest == null || oldFails == null || remember == null
        ? null
        : new Care(canary, oldest, oldFails, remember.orElse(Duration.ZERO));
  }

  private static Optional<Duration> lengthOrOff(String text, Duration least, Duration most) {
    return text.equals(OFF) ? Optional.empty() : Optional.of(Durations.parse(text, least, most));
  }

  private static boolean fails(String text) {
    return switch (text) {
      case "warn" -> false;
      case "fail" -> true;
      default ->
          throw new IllegalArgumentException("\"" + text + "\" is not known; write warn or fail");
    };
  }
}
