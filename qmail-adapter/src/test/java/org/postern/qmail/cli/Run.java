package org.postern.qmail.cli;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A command that was run: its exit code and what it wrote.
 *
 * @param exit code
 * @param out lines of standard output
 * @param err lines of standard error
 */
record Run(int exit, List<String> out, List<String> err) {

  /** Runs a command on a chain. */
  static Run of(Examiner.Factory examiners, String stdin, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit =
        Postern.commands(
                Commands.with(
                    examiners, new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8))))
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new Run(exit, out.toString().lines().toList(), err.toString().lines().toList());
  }
}
