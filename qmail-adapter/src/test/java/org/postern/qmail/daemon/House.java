package org.postern.qmail.daemon;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.postern.inspection.settings.SettingsException;
import org.postern.qmail.chain.Chain;

/** A posternd for a test, with all that belongs to it in one directory. */
final class House implements AutoCloseable {
  private static final Retries.Pause SOON =
      new Retries.Pause(Duration.ofMillis(20), Duration.ofMillis(50));

  private final Path directory;
  private final Posternd daemon;
  private final FakeQueue queue;

  House(Path directory, FakeQueue queue, Chain chain, String... settings)
      throws IOException, SettingsException {
    this.directory = directory;
    this.queue = queue;
    daemon = Posternd.start(settings(directory, queue, settings), chain, SOON);
  }

  House(Path directory, Chain chain, String... settings) throws Exception {
    this(directory, new FakeQueue(directory.resolve("qmail")), chain, settings);
  }

  /** Returns settings for a daemon in {@code directory}; {@code more} are names and values. */
  static PosterndSettings settings(Path directory, FakeQueue queue, String... more)
      throws SettingsException {
    return settings(directory, queue.program(), more);
  }

  static PosterndSettings settings(Path directory, Path qmailQueue, String... more)
      throws SettingsException {
    Map<String, String> values = new TreeMap<>();
    values.put("socket", directory.resolve("socket").toString());
    values.put("state", directory.resolve("state").toString());
    values.put("qmailQueue", qmailQueue.toString());
    for (int i = 0; i < more.length; i += 2) {
      values.put(more[i], more[i + 1]);
    }
    return PosterndSettings.of(directory, "test", values);
  }

  Posternd daemon() {
    return daemon;
  }

  FakeQueue queue() {
    return queue;
  }

  /** Returns where the daemon listens. */
  Path socket() {
    return directory.resolve("socket");
  }

  Path state() {
    return directory.resolve("state");
  }

  PosternQueue client() {
    return new PosternQueue(directory, directory.resolve("socket"));
  }

  @Override
  public void close() throws IOException {
    daemon.close();
  }
}
