package org.postern.inspection.engine;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.settings.Durations;
import org.postern.inspection.settings.Setting;
import org.postern.inspection.settings.Settings;
import org.postern.inspection.settings.WholeNumber;

/**
 * How long and how often at once an engine over a socket is asked.
 *
 * @param timeout of one question, waiting for a connection included
 * @param connections the most questions that are under way
 */
public record Asking(Duration timeout, int connections) {
  /** The setting {@code timeout}. */
  public static final Setting<Duration> TIMEOUT =
      new Setting<>(
          "timeout",
          "length of time from 100ms to 10m",
          "60s",
          "How long one question may take, from waiting for a free connection to the last byte of"
              + " the answer. A question that takes longer has not been answered: the content is"
              + " unscanned.",
          text -> Durations.parse(text, Duration.ofMillis(100), Duration.ofMinutes(10)));

  /** Returns the setting {@code connections}, with what is to be known of this kind of engine. */
  public static Setting<Integer> connections(String more) {
    return new Setting<>(
        "connections",
        "whole number from 1 to 1000",
        "8",
        "How many contents are scanned at once. More wait until their timeout. " + more,
        new WholeNumber(1, 1000));
  }

  /** Reads both settings; null if a mistake was noted. */
  public static @Nullable Asking read(Settings options, Setting<Integer> connections) {
    Duration timeout = options.read(TIMEOUT);
    Integer most = options.read(connections);
    return timeout == null || most == null ? null : new Asking(timeout, most);
  }
}
