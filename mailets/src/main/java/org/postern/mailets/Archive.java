package org.postern.mailets;

import com.google.re2j.Pattern;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.mailrepository.api.MailRepositoryStore;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.jspecify.annotations.Nullable;
import org.postern.age.AgeRecipient;
import org.postern.archive.Compression;
import org.postern.archive.Envelope;
import org.postern.archive.EnvelopeForm;
import org.postern.archive.Packing;
import org.postern.archive.Retention;
import org.postern.attributes.MailContent;
import org.postern.attributes.MailetSettings;
import org.postern.attributes.RawAddresses;
import org.postern.attributes.Session;
import org.postern.inspection.content.Content;
import org.postern.inspection.settings.Setting;
import org.postern.inspection.settings.Settings;
import org.postern.inspection.settings.SettingsException;
import org.postern.inspection.text.OneLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a copy of mail that goes on its way: in a folder with a maildir for each day and a chain of
 * hashes over all that was kept, or in a mail repository. When this mailet is through, the copy is
 * on disk, and the mail goes on to the next mailet.
 *
 * <p>It stands where only mail passes that was not blocked, before anything that changes the
 * message. What it cannot keep is not delivered, unless {@code onFailure} says so: the mailet
 * throws, and the host answers "try again" or runs {@code onMailetException}.
 *
 * <p>While a client only asks what would happen (the SMTP hook of James), nothing is stored; the
 * mail comes again through the spool.
 *
 * <pre>{@code
 * <mailet match="All" class="org.postern.mailets.Archive">
 *   <folder>var/archive</folder>
 *   <keep>7y</keep>
 *   <onMailetException>defer</onMailetException>
 * </mailet>
 * }</pre>
 */
public final class Archive extends GenericMailet {
  static final Setting<String> FOLDER =
      new Setting<>(
          "folder",
          "path",
          "",
          "The folder of the archive, such as var/archive; it is made if it is not there. A path"
              + " without a leading slash starts in the host's working directory.",
          text -> text);

  static final Setting<String> REPOSITORY =
      new Setting<>(
          "repository",
          "repository URL",
          "",
          "A mail repository in place of a folder, such as cassandra://var/archive for all servers of"
              + " a James cluster. It has no chain, and compress, encryptTo and keep cannot be set.",
          text -> text.isEmpty() ? text : RepositoryUrl.parse(text).asString());

  static final List<Setting<?>> SETTINGS =
      List.of(
          FOLDER,
          REPOSITORY,
          ArchiveForms.ADDRESSES,
          ArchiveForms.ENVELOPE,
          ArchiveForms.COMPRESS,
          ArchiveForms.ENCRYPT_TO,
          ArchiveForms.KEEP,
          ArchiveForms.GO_ON);

  private final Logger log = LoggerFactory.getLogger(Archive.class);
  private final MailRepositoryStore repositories;
  private final Archives archives;
  private final FileSystem files;
  private final InstantSource clock;
  private Optional<Pattern> addresses = Optional.empty();
  private EnvelopeForm envelope = EnvelopeForm.SIDE;
  private @Nullable ArchivePlace place;
  private boolean goOn;

  /** Takes the host's repositories, the open archives, and what resolves the paths of the host. */
  @Inject
  public Archive(MailRepositoryStore repositories, Archives archives, FileSystem files) {
    this(repositories, archives, files, InstantSource.system());
  }

  Archive(
      MailRepositoryStore repositories, Archives archives, FileSystem files, InstantSource clock) {
    this.repositories = repositories;
    this.archives = archives;
    this.files = files;
    this.clock = clock;
  }

  @Override
  public void init() throws MessagingException {
    Settings settings = MailetSettings.of(this);
    try {
      read(settings);
      settings.check();
    } catch (SettingsException e) {
      throw MailetSettings.refusal(e);
    }
  }

  private void read(Settings settings) {
    String folder = settings.read(FOLDER);
    String url = settings.read(REPOSITORY);
    Optional<Pattern> expression = settings.read(ArchiveForms.ADDRESSES);
    EnvelopeForm form = settings.read(ArchiveForms.ENVELOPE);
    Compression compression = settings.read(ArchiveForms.COMPRESS);
    List<AgeRecipient> recipients = settings.read(ArchiveForms.ENCRYPT_TO);
    Retention keep = settings.read(ArchiveForms.KEEP);
    goOn = Boolean.TRUE.equals(settings.read(ArchiveForms.GO_ON));
    if (folder == null || url == null) {
      return;
    }
    if (folder.isEmpty() == url.isEmpty()) {
      settings.problem(
          FOLDER.name(),
          "either this or repository says where; write one of them, such as var/archive");
    } else if (expression != null
        && form != null
        && compression != null
        && recipients != null
        && keep != null) {
      addresses = expression;
      envelope = form;
      Packing packing = new Packing(compression, recipients);
      place =
          (url.isEmpty()
                  ? folder(folder, settings)
                      .map(at -> ArchivePlace.folder(archives, at, packing, keep))
                  : repository(url, packing, keep, settings))
              .orElse(null);
    }
  }

  private Optional<ArchivePlace> repository(
      String url, Packing packing, Retention keep, Settings settings) {
    if (!packing.equals(Packing.PLAIN) || keep.length().isPresent()) {
      settings.problem(
          REPOSITORY.name(),
          "\""
              + url
              + "\" is stored to as it is; remove compress, encryptTo and keep, or write folder"
              + " instead");
      return Optional.empty();
    }
    return RepositoryUrl.opened(repositories, RepositoryUrl.parse(url), REPOSITORY.name(), settings)
        .map(
            envelope == EnvelopeForm.SIDE
                ? ArchivePlace::repository
                : ArchivePlace::repositoryOfReports);
  }

  private Optional<Path> folder(String text, Settings settings) {
    try {
      Path path =
          files.getFile(FileSystem.FILE_PROTOCOL + text).toPath().toAbsolutePath().normalize();
      if (!Files.exists(path) || Files.isDirectory(path)) {
        return Optional.of(path);
      }
      settings.problem(FOLDER.name(), "\"" + text + "\" is a file; write a folder");
    } catch (FileNotFoundException e) {
      settings.problem(FOLDER.name(), "\"" + text + "\" is not a path: " + e.getMessage());
    }
    return Optional.empty();
  }

  @Override
  public void service(Mail mail) throws MessagingException {
    if (Session.of(mail).filter(Session::trial).isPresent() || !isWanted(mail)) {
      return;
    }
    if (place == null) {
      throw new MessagingException("Archive was not initialised");
    }
    try {
      place.keep(mail, kept(mail));
    } catch (IOException | MessagingException e) {
      failed(mail, e);
    }
  }

  private void failed(Mail mail, Exception e) throws MessagingException {
    String what =
        "the archive cannot keep "
            + OneLine.value(String.valueOf(mail.getName()), 100)
            + ": "
            + OneLine.of(e.toString(), 500)
            + "; see that the disk is not full and that this server may write there";
    if (!goOn) {
      throw new MessagingException(what, e);
    }
    log.error("{}. The mail goes on, as onFailure says", what);
  }

  private boolean isWanted(Mail mail) {
    return addresses.isEmpty()
        || Stream.concat(Stream.of(sender(mail)), recipients(mail).stream())
            .anyMatch(address -> addresses.get().matcher(address).find());
  }

  private Content kept(Mail mail) throws MessagingException, IOException {
    Content message = MailContent.of(mail);
    if (envelope == EnvelopeForm.SIDE) {
      return message;
    }
    SeenFields seen = SeenFields.of(message);
    return envelope.around(
        message,
        new Envelope(
            sender(mail),
            recipients(mail),
            Optional.ofNullable(mail.getRemoteHost())
                .filter(host -> !host.isEmpty())
                .orElse(String.valueOf(mail.getRemoteAddr())),
            seen.subject(),
            seen.messageId(),
            String.valueOf(getMailetContext().getPostmaster()),
            clock.instant()));
  }

  private static String sender(Mail mail) {
    return mail.getMaybeSender()
        .asOptional()
        .map(sender -> RawAddresses.of(mail, sender))
        .orElse("");
  }

  private static List<String> recipients(Mail mail) {
    return mail.getRecipients().stream()
        .map(recipient -> RawAddresses.of(mail, recipient))
        .toList();
  }

  @Override
  public String getMailetInfo() {
    return "Archive: keeps a copy of mail that goes on its way";
  }
}
