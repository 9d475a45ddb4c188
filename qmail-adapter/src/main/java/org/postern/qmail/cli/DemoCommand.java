package org.postern.qmail.cli;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.postern.qmail.demo.Chains;
import org.postern.qmail.demo.Demo;
import org.postern.qmail.demo.Demo.Screen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code postern demo}: both hosts on loopback, and the samples through both. */
@Command(
    name = "demo",
    header = "Start a James and the qmail side on 127.0.0.1 and send the samples through both.",
    description = {
      "Both get the same configuration. Prints what became of each sample, then stays up for"
          + " messages of your own until Ctrl-C.",
      ""
    },
    exitCodeListHeading = "%nExit code:%n",
    exitCodeList = {
      "0:every sample had the outcome that is expected of it",
      "1:at least one had not",
      "2:trouble: a port in use, James not built or not starting"
    })
final class DemoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigOption config;

  @Option(names = "--once", description = "End after the table.")
  private boolean once;

  @Option(
      names = "--port",
      defaultValue = "2525",
      paramLabel = "PORT",
      description = "For James's SMTP server. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--engines",
      description =
          "Run the scanners that this machine has (clamd, c-icap, spamd, rspamd), each with a"
              + " configuration of its own on loopback, and ask them, too.")
  private boolean engines;

  private final Chains chains;
  private final Supplier<String> status;

  /**
   * @param status says how the engines of posternd's side are doing
   */
  DemoCommand(Chains chains, Supplier<String> status) {
    this.chains = chains;
    this.status = status;
  }

  @Override
  public Integer call() throws Exception {
    Path top = Path.of(System.getProperty("postern.top", ""));
    // Both hosts work on copies: mistakes are told here, with the names of the files themselves.
    new Configuration(config.folder()).rehearsal().close();
    boolean asExpected;
    try (Demo demo =
        Demo.start(
            top, config.folder(), port, chains, spec.commandLine().getOut(), screen(), engines)) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(demo)));
      asExpected = demo.table();
      if (engines) {
        spec.commandLine().getOut().print(status.get());
        spec.commandLine().getOut().flush();
      }
      if (!once) {
        demo.stay();
      }
    }
    return asExpected ? Exit.CLEAN : Exit.FOUND;
  }

  private void stop(Demo demo) {
    try {
      demo.close();
    } catch (IOException e) {
      spec.commandLine().getErr().println("postern demo: not all was removed: " + e.getMessage());
    }
  }

  private static Screen screen() {
    Charset charset = Charset.forName(System.getProperty("native.encoding", "US-ASCII"));
    if (!charset.equals(StandardCharsets.UTF_8)) {
      return Screen.ASCII;
    }
    boolean terminal = System.console() != null && System.console().isTerminal();
    return terminal && System.getenv("NO_COLOR") == null ? Screen.COLOURS : Screen.UNICODE;
  }
}
