package org.postern.qmail.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.panel.EngineStatus;
import org.postern.inspection.settings.SettingsException;
import org.postern.mailets.EnginePool;
import org.postern.qmail.chain.ProcessorChain;
import org.postern.qmail.daemon.PosterndSettings;
import org.postern.qmail.daemon.StatusPages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code postern engines}: how the engines are doing. */
@Command(
    name = "engines",
    header = "Say how the engines are doing, and whether they still detect.",
    description = {
      "Asks the posternd that runs with this configuration. If none runs, the engines are given the"
          + " canary by this command: a clean text, the EICAR test file, and a message that it is"
          + " attached to.",
      ""
    },
    exitCodeListHeading = "%nExit code:%n",
    exitCodeList = {
      "0:every engine is in service",
      "1:at least one is out of service",
      "2:trouble: the configuration has mistakes, or posternd does not answer"
    })
final class EnginesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigOption config;

  @Option(names = "--json", description = "An array of objects; docs/commands.md has their form.")
  private boolean json;

  @Parameters(
      arity = "0..1",
      paramLabel = "test",
      description = "test: have each engine prove now that it detects.")
  private @Nullable String act;

  private final Clock clock;

  EnginesCommand(Clock clock) {
    this.clock = clock;
  }

  /** The pages of a running posternd that this command asks for. */
  static Map<String, StatusPages.Page> pages(EnginePool pool, Clock clock) {
    return Map.of(
        "/engines", page(pool::statuses, false, clock),
        "/engines.json", page(pool::statuses, true, clock),
        "/engines/test", page(pool::prove, false, clock),
        "/engines/test.json", page(pool::prove, true, clock));
  }

  private static StatusPages.Page page(
      Supplier<List<EngineStatus>> statuses, boolean json, Clock clock) {
    return new StatusPages.Page(
        json ? "application/json" : "text/plain",
        () -> {
          List<EngineStatus> engines = statuses.get();
          return new StatusPages.Told(allIn(engines), text(engines, json, clock));
        });
  }

  private static String text(List<EngineStatus> engines, boolean json, Clock clock) {
    return json ? EnginesText.json(engines) : EnginesText.table(engines, clock.instant());
  }

  private static boolean allIn(List<EngineStatus> engines) {
    return engines.stream().noneMatch(engine -> engine.state() == EngineStatus.State.OUT);
  }

  @Override
  public Integer call() throws IOException, SettingsException {
    if (act != null && !act.equals("test")) {
      spec.commandLine().getErr().println("\"" + act + "\" is not known; write test, or nothing");
      return Exit.TROUBLE;
    }
    Path folder = config.folder();
    Path socket = PosterndSettings.read(folder).statusSocket();
    String page = "/engines" + (act == null ? "" : "/test") + (json ? ".json" : "");
    try {
      Optional<StatusPages.Told> told = StatusClient.ask(socket, page);
      return tell(told.isPresent() ? told.get() : alone(folder));
    } catch (IOException e) {
      spec.commandLine()
          .getErr()
          .println("posternd does not answer on " + socket + ": " + e.getMessage());
      return Exit.TROUBLE;
    }
  }

  private int tell(StatusPages.Told told) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(told.text());
    out.flush();
    return told.well() ? Exit.CLEAN : Exit.FOUND;
  }

  /** What is found out without a posternd. */
  private StatusPages.Told alone(Path folder) throws SettingsException {
    spec.commandLine().getErr().println("no posternd runs: the engines are asked by this command");
    EnginePool pool = new EnginePool();
    try (ProcessorChain _ = new Configuration(folder).rehearsal(pool)) {
      List<EngineStatus> engines = pool.prove();
      return new StatusPages.Told(allIn(engines), text(engines, json, clock));
    }
  }
}
