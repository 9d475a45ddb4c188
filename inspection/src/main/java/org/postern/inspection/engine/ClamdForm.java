package org.postern.inspection.engine;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.settings.Durations;
import org.postern.inspection.settings.Setting;
import org.postern.inspection.settings.Settings;
import org.postern.inspection.settings.WholeNumber;

/** {@code clamd:/run/clamav/clamd.ctl} and {@code clamd:127.0.0.1:3310?timeout=20s}. */
final class ClamdForm implements EngineForm {
  static final Setting<Duration> TIMEOUT =
      new Setting<>(
          "timeout",
          "length of time from 100ms to 10m",
          "60s",
          "How long one question may take, from waiting for a free connection to the last byte of"
              + " the answer. A question that takes longer has not been answered: the content is"
              + " unscanned.",
          text -> Durations.parse(text, Duration.ofMillis(100), Duration.ofMinutes(10)));

  static final Setting<Integer> CONNECTIONS =
      new Setting<>(
          "connections",
          "whole number from 1 to 1000",
          "8",
          "How many contents are scanned at once. More wait until their timeout. Keep it below"
              + " MaxThreads of clamd.conf, which is 10 unless it is set.",
          new WholeNumber(1, 1000));

  @Override
  public EngineKind kind() {
    return new EngineKind(
        "clamd",
        "the path of a unix socket, or host:port",
        "ClamAV's daemon. The content is streamed to it, so it may run on another host and as"
            + " another user. StreamMaxLength of clamd.conf has to be above the size limit for"
            + " mail, and AlertExceedsMax has to be yes: otherwise clamd calls clean what it did"
            + " not look at.",
        List.of(TIMEOUT, CONNECTIONS));
  }

  @Override
  public @Nullable Function<String, Engine> read(String address, Settings options) {
    Duration timeout = options.read(TIMEOUT);
    Integer connections = options.read(CONNECTIONS);
    try {
      Endpoint endpoint = Endpoint.parse(address);
      return timeout == null || connections == null
          ? null
          : name -> new Clamd(name, endpoint, timeout, connections);
    } catch (IllegalArgumentException e) {
      options.problem("address", String.valueOf(e.getMessage()));
      return null;
    }
  }
}
