package org.postern.qmail.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.postern.archive.ArchiveFolder;
import org.postern.archive.ArchiveId;
import org.postern.archive.ArchiveSearch;
import org.postern.archive.Retention;
import org.postern.inspection.settings.SettingsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code postern archive}: what lies in the archive, and whether it is all that did. */
@Command(
    name = "archive",
    header = "Find, show, check and hold archived mail.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ArchiveVerifyCommand.class, ArchiveFindCommand.class},
    exitCodeListHeading = "%nExit code:%n",
    exitCodeList = {
      "0:it is done; verify: all is as the chain says",
      "1:verify: something is not as the chain says; find: nothing was found",
      "2:trouble: there is no such mail or archive, or it cannot be read"
    })
final class ArchiveCommand implements Runnable {
  @Spec private CommandSpec spec;

  private final OutputStream bytes;
  private final InstantSource clock;

  /**
   * @param bytes where a message goes that is shown
   */
  ArchiveCommand(OutputStream bytes, InstantSource clock) {
    this.bytes = bytes;
    this.clock = clock;
  }

  /** Without a command there is nothing to do but to say which there are. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  /** Reads the ID of a mail. */
  static final class Id implements ITypeConverter<ArchiveId> {
    @Override
    public ArchiveId convert(String text) {
      try {
        return ArchiveId.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  /** Reads how long mail is kept. */
  static final class Keep implements ITypeConverter<Retention> {
    @Override
    public Retention convert(String text) {
      try {
        return Retention.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  @Command(name = "show", header = "Write the message of an archived mail to standard output.")
  int show(
      @Mixin ArchiveOption archive,
      @Mixin IdentityOption identity,
      @Parameters(paramLabel = "ID", converter = Id.class) ArchiveId id)
      throws IOException, SettingsException {
    ArchiveSearch search = new ArchiveSearch(archive.folder(), identity.keys());
    Optional<InputStream> message = search.message(id);
    if (message.isEmpty()) {
      spec.commandLine().getErr().println(id + " is encrypted; name your key with -i, or run");
      spec.commandLine().getErr().println("  " + byHand(search.file(id)));
      return Exit.TROUBLE;
    }
    try (InputStream in = message.get()) {
      in.transferTo(bytes);
    }
    bytes.flush();
    return Exit.CLEAN;
  }

  private static String byHand(Path file) {
    String name = file.toString();
    return "age -d -i KEYFILE '"
        + name
        + "'"
        + (name.endsWith(".gz.age") ? " | gunzip" : name.endsWith(".zst.age") ? " | unzstd" : "");
  }

  @Command(name = "hold", header = "Keep mails from expiring.")
  int hold(
      @Mixin ArchiveOption archive,
      @Parameters(paramLabel = "ID", arity = "1..*", converter = Id.class) List<ArchiveId> ids)
      throws IOException, SettingsException {
    try (ArchiveFolder folder = open(archive)) {
      folder.hold(ids);
    }
    return Exit.CLEAN;
  }

  @Command(name = "release-hold", header = "Let held mails expire again.")
  int release(
      @Mixin ArchiveOption archive,
      @Parameters(paramLabel = "ID", arity = "1..*", converter = Id.class) List<ArchiveId> ids)
      throws IOException, SettingsException {
    try (ArchiveFolder folder = open(archive)) {
      folder.release(ids);
    }
    return Exit.CLEAN;
  }

  @Command(name = "expire", header = "Remove mail that is too old now, and not held.")
  int expire(
      @Mixin ArchiveOption archive,
      @Option(
              names = "--keep",
              required = true,
              paramLabel = "TIME",
              converter = Keep.class,
              description = "How long mail is kept: 7y, 18m or 90d.")
          Retention keep)
      throws IOException, SettingsException {
    try (ArchiveFolder folder = open(archive)) {
      spec.commandLine().getOut().println(folder.expire(keep) + " expired");
    }
    return Exit.CLEAN;
  }

  private ArchiveFolder open(ArchiveOption archive) throws IOException, SettingsException {
    Path folder = archive.folder();
    new ArchiveSearch(folder, List.of()); // there must be one: this command makes none
    return ArchiveFolder.open(folder, clock);
  }
}
