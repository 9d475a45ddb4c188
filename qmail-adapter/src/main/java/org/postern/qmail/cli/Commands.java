package org.postern.qmail.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import org.postern.mailets.EnginePool;
import picocli.CommandLine;

/**
 * The commands, made with what they need of the world.
 *
 * @param each a command object of picocli's each
 */
record Commands(List<Object> each) {

  /** Returns those that work on the real world. */
  static Commands real() {
    return with(ChainExaminer::open, System.in, System.out);
  }

  /** Returns them with another chain and another standard input. */
  static Commands with(Examiner.Factory examiners, InputStream stdin) {
    return with(examiners, stdin, OutputStream.nullOutputStream());
  }

  /** Returns them with another chain, another standard input, and another place for bytes. */
  static Commands with(Examiner.Factory examiners, InputStream stdin, OutputStream bytes) {
    Clock clock = Clock.systemUTC();
    EnginePool demo = new EnginePool();
    return new Commands(
        List.of(
            new ScanCommand(examiners, stdin, clock),
            new ExplainCommand(examiners, stdin, clock),
            new ReplayCommand(examiners, stdin, clock),
            new CheckCommand(),
            new EnginesCommand(clock),
            new CommandLine(new QuarantineCommand())
                .addSubcommand(new QuarantineList(clock))
                .addSubcommand(new QuarantineShow())
                .addSubcommand(new QuarantineExplain(examiners, clock))
                .addSubcommand(new QuarantineRelease(clock))
                .addSubcommand(new QuarantineRescan(examiners, clock))
                .addSubcommand(new QuarantineDelete(clock))
                .addSubcommand(new QuarantineExpire(clock)),
            new ArchiveCommand(bytes, clock),
            new StatsCommand(stdin, clock),
            new ImportCommand(),
            new DigestCommand(clock),
            new DaemonCommand(),
            new DemoCommand(
                conf -> new Configuration(conf).open(demo),
                () -> EnginesText.table(demo.statuses(), clock.instant()))));
  }
}
