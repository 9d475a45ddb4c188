package org.postern.qmail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.postern.inspection.settings.SettingsException;
import org.postern.qmail.chain.ProcessorChain;
import org.postern.qmail.cli.Shipped;
import org.postern.qmail.daemon.FakeQueue;
import org.postern.qmail.daemon.PosternQueue;
import org.postern.qmail.daemon.Posternd;
import org.postern.qmail.daemon.PosterndSettings;

/**
 * A mail server with Postern behind qmail, as it is shipped: the real postern-queue, posternd as
 * {@code postern daemon} starts it, the shipped configuration, and a program in the place of
 * qmail-queue that keeps what it is given.
 */
final class Site implements AutoCloseable {
  private static final String ENGINES = "<engines>builtin:</engines>";

  private final Path directory;
  private final FakeQueue queue;
  private final ProcessorChain chain;
  private final Posternd daemon;

  /**
   * A message in the quarantine.
   *
   * @param folder of the quarantine
   */
  record Kept(String folder, String sender, List<String> recipients, byte[] message) {}

  private Site(Path directory, Path conf) throws Exception {
    this.directory = directory;
    queue = new FakeQueue(directory.resolve("qmail"));
    Files.writeString(
        conf.resolve(PosterndSettings.FILE),
        """
        socket     %s
        state      %s
        qmailQueue %s
        """
            .formatted(socket(), state(), queue.program()));
    chain = Shipped.chain(conf);
    try {
      daemon = Posternd.start(PosterndSettings.read(conf), chain);
    } catch (IOException | SettingsException e) {
      chain.close();
      throw e;
    }
  }

  /** Starts one in an empty directory. */
  static Site asShipped(Path directory) throws Exception {
    return new Site(directory, Shipped.in(directory));
  }

  /** Starts one that has other virus engines; nothing else differs from what is shipped. */
  static Site withEngines(Path directory, String engines) throws Exception {
    return changed(directory, ENGINES, "<engines>" + engines + "</engines>");
  }

  /** Starts one in which the shipped sample of ScoreSpam is no comment, with another engine. */
  static Site withSpamEngine(Path directory, String engine) throws Exception {
    return changed(
        directory,
        "See docs/spam.md.\n",
        "See docs/spam.md. -->\n",
        "spamd://127.0.0.1:783</engines>",
        engine + "</engines>",
        "</mailet>\n      -->\n\n      <!-- What was found chooses",
        "</mailet>\n\n      <!-- What was found chooses");
  }

  /** Starts one whose policy has more rules behind those that are shipped. */
  static Site withRules(Path directory, String rules, String... changes) throws Exception {
    Path conf = changedFile(directory, changes);
    Path policy = conf.resolve("policy.xml");
    Files.writeString(policy, Files.readString(policy).replace("</policy>", rules + "</policy>"));
    return new Site(directory, conf);
  }

  /** Starts one in which the shipped sample of Archive is no comment, with other settings. */
  static Site withArchive(Path directory, String settings) throws Exception {
    return changed(
        directory,
        "It stands before anything that changes mail.\n",
        "It stands before anything that changes mail. -->\n",
        "<keep>7y</keep>\n",
        settings + "\n",
        "</mailet>\n      -->\n\n      <!-- Mail that says Bcc",
        "</mailet>\n\n      <!-- Mail that says Bcc");
  }

  /** Starts one in whose configuration each odd text is replaced by the next. */
  static Site changed(Path directory, String... texts) throws Exception {
    return new Site(directory, changedFile(directory, texts));
  }

  private static Path changedFile(Path directory, String... texts) throws IOException {
    Path conf = Shipped.in(directory);
    Path container = conf.resolve("mailetcontainer.xml");
    String text = Files.readString(container);
    for (int i = 0; i < texts.length; i += 2) {
      if (!text.contains(texts[i])) {
        throw new IllegalStateException("no longer in the shipped file: " + texts[i]);
      }
      text = text.replace(texts[i], texts[i + 1]);
    }
    Files.writeString(container, text);
    return conf;
  }

  private Path socket() {
    return directory.resolve("socket");
  }

  private Path state() {
    return directory.resolve("state");
  }

  PosternQueue client() {
    return new PosternQueue(directory, socket());
  }

  /** Returns an envelope in qmail's form. */
  static String envelope(String sender, List<String> recipients) {
    StringBuilder envelope = new StringBuilder("F" + sender + "\0");
    recipients.forEach(recipient -> envelope.append('T').append(recipient).append('\0'));
    return envelope.append('\0').toString();
  }

  /** Returns what was queued, but for what the postmaster is told of mail that is kept. */
  List<FakeQueue.Queued> passedOn() throws IOException {
    String notice = envelope("", List.of("postmaster@localhost"));
    return queue.queued().stream().filter(one -> !one.envelope().equals(notice)).toList();
  }

  FakeQueue queue() {
    return queue;
  }

  /** Returns what lies in all folders of the quarantine, as docs/quarantine.md describes it. */
  List<Kept> quarantine() throws IOException {
    List<Kept> kept = new ArrayList<>();
    for (Path file : files(directory.resolve("var"))) {
      if (!file.getParent().endsWith("new")) {
        continue;
      }
      Path folder = file.getParent().getParent();
      Path side = folder.resolve("about").resolve(file.getFileName() + ".json");
      JsonNode about = new ObjectMapper().readTree(Files.readAllBytes(side));
      List<String> recipients = new ArrayList<>();
      about.path("recipients").forEach(recipient -> recipients.add(recipient.asText()));
      kept.add(
          new Kept(
              folder.getFileName().toString(),
              about.path("sender").asText(),
              recipients,
              Files.readAllBytes(file)));
    }
    return kept;
  }

  /**
   * Returns every file that a message left behind, in the quarantine or with posternd, but for its
   * line in the index.
   */
  List<Path> leftovers() throws IOException {
    List<Path> files = new ArrayList<>(files(directory.resolve("var")));
    files.removeIf(file -> file.getParent().endsWith("index"));
    files.addAll(files(state()));
    files.remove(state().resolve("lock"));
    return files;
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Override
  public void close() throws IOException {
    try {
      daemon.close();
    } finally {
      chain.close();
    }
  }
}
