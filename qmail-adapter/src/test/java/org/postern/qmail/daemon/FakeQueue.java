package org.postern.qmail.daemon;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A qmail-queue that does as it is told. What it can be told stands in fake-qmail-queue.c. */
public final class FakeQueue {
  private final Path directory;

  /** A message that it took, with the envelope as qmail-queue reads it. */
  public record Queued(String envelope, byte[] message) {
    /** Returns the addresses with a bar in the place of each NUL. */
    String addresses() {
      return envelope.replace('\0', '|');
    }
  }

  /** Makes one in a directory of its own. */
  public FakeQueue(Path directory) throws IOException, InterruptedException {
    this.directory = Files.createDirectories(directory);
    Files.copy(Programs.fakeQmailQueue(), program());
    Process fifo = new ProcessBuilder("mkfifo", directory.resolve("gate").toString()).start();
    assertThat(fifo.waitFor()).isZero();
  }

  /** Returns what is to be run in the place of qmail-queue. */
  public Path program() {
    return directory.resolve("qmail-queue");
  }

  /** Sets what each run does, the last for all that follow. */
  public FakeQueue does(String... orders) throws IOException {
    Files.writeString(directory.resolve("orders"), String.join("\n", orders) + "\n");
    return this;
  }

  /** Returns how often it was run. */
  public int calls() {
    int calls = 0;
    while (Files.exists(call(calls + 1))) {
      calls++;
    }
    return calls;
  }

  Path call(int number) {
    return directory.resolve("call." + number);
  }

  /** Waits until a run stands at the gate. */
  void awaitGate(int number) {
    await().until(() -> Files.exists(call(number).resolve("waiting")));
  }

  /** Lets a run pass that stands at the gate. */
  void openGate() throws IOException {
    Files.newOutputStream(directory.resolve("gate")).close();
  }

  /** Waits until a run has ended by itself, and returns its exit code. */
  int awaitExit(int number) throws IOException {
    Path exit = call(number).resolve("exit");
    await().until(() -> Files.exists(exit));
    return Integer.parseInt(Files.readString(exit));
  }

  List<String> world(int number) throws IOException {
    return Files.readAllLines(call(number).resolve("world"));
  }

  /** Returns what was queued, in the order of the runs. */
  public List<Queued> queued() throws IOException {
    List<Queued> queued = new ArrayList<>();
    for (int number = 1; number <= calls(); number++) {
      Path envelope = call(number).resolve("envelope");
      if (Files.exists(envelope)) {
        queued.add(
            new Queued(
                Files.readString(envelope, ISO_8859_1),
                Files.readAllBytes(call(number).resolve("message"))));
      }
    }
    return queued;
  }
}
