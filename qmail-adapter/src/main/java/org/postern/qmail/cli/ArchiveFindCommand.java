package org.postern.qmail.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.postern.archive.ArchiveSearch;
import org.postern.archive.ArchiveSearch.Found;
import org.postern.inspection.settings.SettingsException;
import org.postern.inspection.text.OneLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code postern archive find}: which mails of the archive have such an envelope? */
@Command(
    name = "find",
    header = "List archived mails by envelope, day and name.",
    description = {
      "One line a mail, the oldest first: ID, time, bytes of its file, held or -, its name in the"
          + " log, sender, recipients. Where the side file is encrypted and no key opens it, the"
          + " envelope is ?, and no question about it is answered with yes.",
      ""
    })
final class ArchiveFindCommand implements Callable<Integer> {
  private static final int LONGEST = 320;

  @Spec private CommandSpec spec;
  @Mixin private ArchiveOption archive;
  @Mixin private IdentityOption identity;

  @Option(names = "--from", paramLabel = "TEXT", description = "Part of the envelope sender.")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "TEXT", description = "Part of an envelope recipient.")
  private @Nullable String to;

  @Option(
      names = "--since",
      paramLabel = "DAY",
      description = "The first day, as 2026-11-22. Default: the very first.")
  private @Nullable LocalDate since;

  @Option(
      names = "--until",
      paramLabel = "DAY",
      description = "The last day. Default: the very last.")
  private @Nullable LocalDate until;

  @Option(
      names = "--id",
      paramLabel = "TEXT",
      description = "The mail's ID here, or its name in the log.")
  private @Nullable String id;

  private int shut;
  private int found;

  @Override
  public Integer call() throws IOException, SettingsException {
    PrintWriter out = spec.commandLine().getOut();
    new ArchiveSearch(archive.folder(), identity.keys())
        .each(
            since == null ? LocalDate.MIN : since,
            until == null ? LocalDate.MAX : until,
            mail -> {
              if (isWanted(mail)) {
                found++;
                out.println(line(mail));
              }
            });
    out.flush();
    if (shut > 0) {
      spec.commandLine()
          .getErr()
          .println(shut + " mails are encrypted and were not asked; name your key with -i");
    }
    return found > 0 ? Exit.CLEAN : Exit.FOUND;
  }

  private boolean isWanted(Found mail) {
    boolean asksEnvelope = from != null || to != null;
    if (asksEnvelope && !mail.readable()) {
      shut++;
      return false;
    }
    return has(mail.sender(), from)
        && (to == null || mail.recipients().stream().anyMatch(one -> has(one, to)))
        && (id == null || id.equals(mail.id().toString()) || id.equals(mail.key()));
  }

  private static boolean has(String address, @Nullable String text) {
    return text == null || address.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
  }

  private static String line(Found mail) {
    String envelope =
        mail.readable()
            ? OneLine.value(mail.key(), LONGEST)
                + " "
                + OneLine.of("<" + mail.sender() + ">", LONGEST)
                + " "
                + OneLine.of("<" + String.join(">,<", mail.recipients()) + ">", 10 * LONGEST)
            : "? ? ?";
    return String.join(
        " ",
        mail.id().toString(),
        mail.time().toString(),
        Long.toString(mail.size()),
        mail.held() ? "held" : "-",
        envelope);
  }
}
