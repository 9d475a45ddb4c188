package org.postern.qmail.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.settings.SettingsException;
import org.postern.qmail.daemon.HandOver;
import org.postern.qmail.daemon.PosterndSettings;
import org.postern.repository.Kept;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code postern quarantine release}. */
@Command(
    name = "release",
    header = "Let held messages go on their way behind qmail.",
    description = {
      "Gives a message to the real qmail-queue of posternd.conf, so it is not scanned again. To those"
          + " for whom it is held, with the envelope that it came with, and then it is held no more;"
          + " with --to or --as-attachment a copy goes out and the message stays. In a James server"
          + " WebAdmin releases: docs/quarantine.md.",
      ""
    },
    exitCodeListHeading = "%nExit code:%n",
    exitCodeList = {
      "0:they are in the queue of qmail",
      "2:trouble: the first that could not be released is named, and stays held"
    })
final class QuarantineRelease implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ShelfOptions shelf;

  @Option(
      names = "--to",
      paramLabel = "ADDRESS",
      description =
          "To this address, not to those for whom it is held; may be given several times.")
  private List<String> to = new ArrayList<>();

  @Option(
      names = "--as-attachment",
      description = "As the attachment of a short letter, so that nothing opens it by itself.")
  private boolean asAttachment;

  @Option(
      names = "--again",
      description = "Even if a release was begun before and its end is not known.")
  private boolean again;

  @Parameters(arity = "1..*", paramLabel = "ID", description = "The messages.")
  private List<String> ids = new ArrayList<>();

  private final Clock clock;

  QuarantineRelease(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException, SettingsException {
    PrintWriter out = spec.commandLine().getOut();
    to.forEach(QuarantineRelease::check);
    PosterndSettings settings = PosterndSettings.read(shelf.config.folder());
    Release release = new Release(HandOver.of(settings), letter(settings), to, again, clock);
    Shelves shelves = shelf.shelves();
    for (String id : ids) {
      Kept kept = shelves.one(id);
      release.release(kept);
      out.println(kept.id() + ": released");
      out.flush();
    }
    return Exit.CLEAN;
  }

  private @Nullable Letter letter(PosterndSettings settings) throws IOException {
    return asAttachment ? Letter.from(settings.control(), clock) : null;
  }

  private static void check(String address) {
    boolean plain =
        address.indexOf('@') > 0
            && address.length() <= 320
            && address.chars().allMatch(c -> c > 32 && c < 127);
    if (!plain) {
      throw new IllegalArgumentException(
          "--to \"" + address + "\" is no address; write one such as ann@example.org");
    }
  }
}
