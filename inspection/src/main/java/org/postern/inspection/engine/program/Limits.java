package org.postern.inspection.engine.program;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.settings.ByteSize;
import org.postern.inspection.settings.Durations;
import org.postern.inspection.settings.Setting;
import org.postern.inspection.settings.Settings;
import org.postern.inspection.settings.WholeNumber;

/**
 * What a program may use.
 *
 * @param timeout how long one question may take, from waiting for a free place to its end
 * @param processes how many run at once
 * @param memory how much address space each may have
 */
public record Limits(Duration timeout, int processes, ByteSize memory) {
  private static final ByteSize LEAST_MEMORY = new ByteSize(16L << 20);

  private static final Setting<Duration> TIMEOUT =
      new Setting<>(
          "timeout",
          "length of time from 100ms to 10m",
          "60s",
          "How long one question may take, from waiting for a free place to the end of the program."
              + " Then the program and all that it started are killed: the content is unscanned.",
          text -> Durations.parse(text, Duration.ofMillis(100), Duration.ofMinutes(10)));

  private static final Setting<Integer> PROCESSES =
      new Setting<>(
          "processes",
          "whole number from 1 to 100",
          "4",
          "How many contents are looked at at once, each by a process of its own. More wait until"
              + " their timeout.",
          new WholeNumber(1, 100));

  private static final Setting<ByteSize> MEMORY =
      new Setting<>(
          "memory",
          "size from 16m",
          "4g",
          "How much memory (address space) each process may have. One that wants more fails.",
          Limits::memory);

  /** Returns what can be set, for the reference page. */
  public static List<Setting<?>> settings() {
    return List.of(TIMEOUT, PROCESSES, MEMORY);
  }

  /** Reads the three, or returns null if a mistake was noted. */
  public static @Nullable Limits read(Settings options) {
    Duration timeout = options.read(TIMEOUT);
    Integer processes = options.read(PROCESSES);
    ByteSize memory = options.read(MEMORY);
    return timeout == null || processes == null || memory == null
        ? null
        : new Limits(timeout, processes, memory);
  }

  private static ByteSize memory(String text) {
    ByteSize size = ByteSize.parse(text);
    if (size.bytes() < LEAST_MEMORY.bytes()) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is too little for any program; write at least " + LEAST_MEMORY);
    }
    return size;
  }
}
