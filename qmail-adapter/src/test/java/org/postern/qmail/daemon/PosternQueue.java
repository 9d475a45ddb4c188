package org.postern.qmail.daemon;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Runs the real postern-queue as qmail-smtpd does: message on descriptor 0, envelope on 1, and on 6
 * or 4 a pipe for a text.
 */
public final class PosternQueue {
  /** A sender and two recipients, in qmail's form. */
  static final String ENVELOPE = "Falice@example.net\0Tbob@example.org\0Tcarol@example.org\0\0";

  private final Path directory;
  private final Path socket;
  private final Map<String, String> environment = new TreeMap<>();
  private int textFd;
  private @Nullable Path program;

  /** How it ended, and the text that it wrote. */
  public record End(int code, String text) {}

  /**
   * @param directory for its own files
   * @param socket where posternd listens
   */
  public PosternQueue(Path directory, Path socket) {
    this.directory = directory;
    this.socket = socket;
  }

  /** Sets a variable of its environment. */
  public PosternQueue with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Runs another program in its place, without a word about where the daemon is. */
  PosternQueue program(Path other) {
    program = other;
    return this;
  }

  /** Gives it a pipe on a descriptor. */
  public PosternQueue withPipeOn(int descriptor) {
    textFd = descriptor;
    return this;
  }

  /** Hands in a message and waits for the end. */
  public End send(byte[] message, String envelope) throws IOException, InterruptedException {
    Process process = start(envelope);
    try (OutputStream out = process.getOutputStream()) {
      out.write(message);
    } catch (IOException e) {
      // It has ended before it had read everything; its exit code says why.
    }
    return end(process);
  }

  /** Hands in a message for two recipients. */
  End send(String message) throws IOException, InterruptedException {
    return send(message.getBytes(ISO_8859_1), ENVELOPE);
  }

  /** Starts it; the message is written to the process by the caller. */
  public Process start(String envelope) throws IOException, InterruptedException {
    Path file = Files.createTempFile(directory, "envelope", "");
    Files.writeString(file, envelope, ISO_8859_1);
    String text = textFd == 0 ? "" : textFd + ">&1";
    ProcessBuilder builder =
        new ProcessBuilder(
            "sh",
            "-c",
            "exec \"$0\" " + text + " 1<\"$1\"",
            (program == null ? Programs.posternQueue() : program).toString(),
            file.toString());
    builder.environment().clear();
    if (program == null) {
      builder.environment().put("POSTERN_SOCKET", socket.toString());
    }
    builder.environment().putAll(environment);
    return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** Waits for the end of one that was started. */
  public static End end(Process process) throws IOException, InterruptedException {
    String text = new String(process.getInputStream().readAllBytes(), ISO_8859_1);
    return new End(process.waitFor(), text);
  }
}
