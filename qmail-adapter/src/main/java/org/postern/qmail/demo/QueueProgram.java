package org.postern.qmail.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.postern.samples.Sample;

/**
 * {@code postern-queue}, run as qmail-smtpd runs it: message on descriptor 0, envelope on
 * descriptor 1, the client in the environment.
 *
 * @param program compiled
 * @param socket where posternd listens
 */
record QueueProgram(Path program, Path socket) implements QmailClient {

  /** Compiles it; empty if this host has no C compiler. */
  static Optional<QueueProgram> build(Workplace place, Path socket)
      throws IOException, InterruptedException, DemoException {
    Path log = place.folder().resolve("cc.log");
    Path bin = place.folder("bin");
    Path script = place.source("qmail-adapter/src/main/c/build");
    Process compiler =
        new ProcessBuilder("/bin/sh", script.toString(), bin.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (compiler.waitFor() == 0) {
      return Optional.of(new QueueProgram(bin.resolve("postern-queue"), socket));
    }
    if (hasCompiler()) {
      throw new DemoException(
          "postern-queue does not compile here; what the compiler said is in " + log);
    }
    return Optional.empty();
  }

  @Override
  public void send(Workplace place, Sample sample) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            "/bin/sh",
            "-c",
            "exec \"$1\" <\"$2\" 1<\"$3\"",
            "sh",
            program.toString(),
            place.message(sample).toString(),
            place.envelope(sample).toString());
    builder.environment().put("POSTERN_SOCKET", socket.toString());
    builder.environment().put("TCPREMOTEIP", sample.ip());
    if (sample.relay()) {
      builder.environment().put("RELAYCLIENT", "");
    } else {
      builder.environment().remove("RELAYCLIENT");
    }
    Process process = builder.redirectError(place.folder().resolve("queue.err").toFile()).start();
    int code = process.waitFor();
    if (code != 0) {
      throw new IOException("postern-queue exited with " + code);
    }
  }

  @Override
  public String way() {
    return "from postern-queue on " + socket;
  }

  @Override
  public String line(Path message, Path envelope) {
    return "POSTERN_SOCKET=%s %s <%s 1<%s".formatted(socket, program, message, envelope);
  }

  private static boolean hasCompiler() throws IOException, InterruptedException {
    String cc = Optional.ofNullable(System.getenv("CC")).orElse("cc");
    return new ProcessBuilder("/bin/sh", "-c", "command -v \"$1\" >/dev/null", "sh", cc)
            .start()
            .waitFor()
        == 0;
  }
}
