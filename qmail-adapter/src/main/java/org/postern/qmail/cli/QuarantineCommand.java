package org.postern.qmail.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code postern quarantine}: what is held, and what is to become of it. */
@Command(
    name = "quarantine",
    header = "Look at held mail, let it go, or clear it away.",
    description = {
      "Works on every maildir in which mailetcontainer.xml keeps held mail, while the server runs or"
          + " not. ID is the name of a message, or as much of its beginning as no other has. Run it"
          + " as the user of the server, or as root. Every act leaves a line in audit.log beside the"
          + " quarantine.",
      ""
    },
    synopsisSubcommandLabel = "COMMAND")
final class QuarantineCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
