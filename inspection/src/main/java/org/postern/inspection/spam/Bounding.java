package org.postern.inspection.spam;

import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.engine.Endpoint;
import org.postern.inspection.settings.ByteSize;
import org.postern.inspection.settings.Durations;
import org.postern.inspection.settings.Setting;
import org.postern.inspection.settings.Settings;
import org.postern.inspection.settings.WholeNumber;

/** The options that both kinds of engine have. */
final class Bounding {
  static final Setting<Duration> TIMEOUT =
      new Setting<>(
          "timeout",
          "length of time from 100ms to 10m",
          "20s",
          "How long one question may take, from waiting for a free connection to the last byte of"
              + " the answer. Then the next engine of the list is asked.",
          text -> Durations.parse(text, Duration.ofMillis(100), Duration.ofMinutes(10)));

  private Bounding() {}

  static Setting<Integer> connections(String byDefault, String why) {
    return new Setting<>(
        "connections",
        "whole number from 1 to 1000",
        byDefault,
        "How many messages are judged at once. While all are in use the next engine of the list is"
            + " asked; without one, more wait until their timeout. "
            + why,
        new WholeNumber(1, 1000));
  }

  static Setting<ByteSize> largest(String byDefault, String why) {
    return new Setting<>(
        "largest",
        "size",
        byDefault,
        "Largest message that is asked about. A larger one passes with a note. " + why,
        ByteSize::parse);
  }

  /** Returns how to open an engine, or null if a mistake was noted. */
  static @Nullable Function<String, SpamEngine> opening(
      String address,
      Settings options,
      @Nullable Duration timeout,
      @Nullable Integer connections,
      @Nullable ByteSize largest,
      SpamProtocol protocol) {
    try {
      Endpoint endpoint = Endpoint.parse(address);
      if (timeout == null || connections == null || largest == null) {
        return null;
      }
      SpamDaemon.Bounds bounds = new SpamDaemon.Bounds(timeout, connections, largest.bytes());
      return name -> new SpamDaemon(name, endpoint, bounds, protocol);
    } catch (IllegalArgumentException e) {
      options.problem("address", String.valueOf(e.getMessage()));
      return null;
    }
  }
}
