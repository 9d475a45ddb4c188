package org.postern.syslog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A socket of datagrams, as {@code /dev/log} mostly is. Java has none of that kind, so logger(1) of
 * util-linux is run, once, and given a line for each record; it writes the head by itself. Nothing
 * from a message is on its command line.
 */
final class LoggerCarrier implements Carrier {
  private final Process program;
  private final OutputStream lines;

  private LoggerCarrier(Process program) {
    this.program = program;
    lines = program.getOutputStream();
  }

  static Carrier open(Path socket, SyslogForm form) throws IOException {
    List<String> command =
        List.of(
            "logger",
            "--socket",
            socket.toString(),
            "--socket-errors=on",
            "--size",
            String.valueOf(SyslogForm.LONGEST),
            "--priority",
            form.facility().word() + ".info",
            "--tag",
            form.tag(),
            "--id=" + ProcessHandle.current().pid());
    return new LoggerCarrier(
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start());
  }

  @Override
  public void send(SyslogRecord record) throws IOException {
    if (!program.isAlive()) {
      throw new IOException("logger(1) has ended with exit code " + program.exitValue());
    }
    lines.write((record.text() + "\n").getBytes(UTF_8));
    lines.flush();
  }

  @Override
  public void close() throws IOException {
    try {
      lines.close();
    } finally {
      try {
        if (!program.waitFor(1, TimeUnit.SECONDS)) {
          program.destroyForcibly();
        }
      } catch (InterruptedException e) {
        program.destroyForcibly();
        Thread.currentThread().interrupt();
      }
    }
  }
}
