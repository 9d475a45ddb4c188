package org.postern.james;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.james.CoreDataModule;
import org.apache.james.GuiceJamesServer;
import org.apache.james.NaiveDelegationStoreModule;
import org.apache.james.core.MailAddress;
import org.apache.james.core.MaybeSender;
import org.apache.james.modules.MailetProcessingModule;
import org.apache.james.queue.api.MailQueueFactory;
import org.apache.james.server.core.MailImpl;
import org.apache.james.server.core.MimeMessageInputStreamSource;
import org.apache.james.server.core.configuration.Configuration;
import org.apache.james.smtpserver.JamesMessageHook;
import org.apache.james.utils.DataProbeImpl;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;

/**
 * James 3.9.0 in this process: its own start-up checks, class loaders, spooler, mailet container
 * and repository store, with the extension jar in {@code extensions-jars}. Its SMTP server is not
 * on Maven Central, so mail is put into the spool where that server would put it.
 */
final class James39 implements AutoCloseable {
  /** The configuration as it is shipped. */
  static final Path SHIPPED = Path.of(System.getProperty("postern.top"), "james-config/conf");

  private static final List<String> USERS =
      List.of("joe@example.org", "kim@example.org", "ann@strict.example", "postmaster@example.org");

  private static final AttributeName RELAYING =
      AttributeName.of("org.apache.james.SMTPIsAuthNetwork");

  private final MemoryQueues queues = new MemoryQueues();
  private final Arrivals arrivals = new Arrivals();
  private final Path directory;
  private final GuiceJamesServer server;

  /**
   * @param directory empty; becomes the working directory with the shipped configuration
   */
  James39(Path directory) throws IOException {
    this.directory = directory;
    copy(SHIPPED, directory.resolve("conf"));
    configure(
        "domainlist.xml",
        """
        <domainlist>
          <autodetect>false</autodetect>
          <autodetectIP>false</autodetectIP>
          <defaultDomain>example.org</defaultDomain>
          <domainnames><domainname>strict.example</domainname></domainnames>
        </domainlist>
        """);
    Path jar = Path.of(System.getProperty("postern.extension"));
    Path jars = Files.createDirectories(directory.resolve("extensions-jars"));
    Files.copy(jar, jars.resolve(jar.getFileName()));
    server =
        GuiceJamesServer.forConfiguration(
                Configuration.builder().workingDirectory(directory.toString()).build())
            .combineWith(
                new MailetProcessingModule(),
                new CoreDataModule(),
                new NaiveDelegationStoreModule(),
                new MemoryData(queues, arrivals));
  }

  /** Writes a file of the configuration, before the start. */
  James39 configure(String name, String text) throws IOException {
    Files.writeString(directory.resolve("conf").resolve(name), text);
    return this;
  }

  /** Replaces some text of a file of the configuration, which must be there, before the start. */
  James39 change(String name, String text, String instead) throws IOException {
    String before = Files.readString(directory.resolve("conf").resolve(name));
    if (!before.contains(text)) {
      throw new IllegalArgumentException(name + " has no " + text);
    }
    return configure(name, before.replace(text, instead));
  }

  /**
   * Starts the server and adds its users.
   *
   * @throws Exception as James throws it when it refuses to start
   */
  James39 start() throws Exception {
    server.start();
    for (String user : USERS) {
      server.getProbe(DataProbeImpl.class).addUser(user, "password");
    }
    return this;
  }

  /** Puts a mail of a stranger into the spool, its bytes one char each. */
  void submit(String sender, List<String> recipients, String message) throws Exception {
    submit(sender, recipients, false, message.getBytes(StandardCharsets.ISO_8859_1));
  }

  /**
   * Puts a mail into the spool.
   *
   * @param relay whether its client may relay, which James's SMTP server notes in an attribute
   */
  void submit(String sender, List<String> recipients, boolean relay, byte[] message)
      throws Exception {
    MailImpl mail = mail(sender, recipients, message);
    if (relay) {
      mail.setAttribute(new Attribute(RELAYING, AttributeValue.of("true")));
    }
    submit(mail);
  }

  /** Puts a mail into the spool. */
  void submit(MailImpl mail) {
    queues.createQueue(MailQueueFactory.SPOOL).add(mail);
  }

  /** Makes a mail as the SMTP server does. */
  static MailImpl mail(String sender, List<String> recipients, byte[] message) throws Exception {
    MailImpl mail =
        MailImpl.builder()
            .name(MailImpl.getId())
            .sender(MaybeSender.getMailSender(sender))
            .addRecipients(recipients.stream().map(James39::address).toList())
            .remoteAddr("192.0.2.1")
            .build();
    mail.setMessageContent(
        MimeMessageInputStreamSource.create(mail.getName(), new ByteArrayInputStream(message)));
    return mail;
  }

  /** Makes a hook for the SMTP server, out of the extension jar. */
  JamesMessageHook hook(String className, org.apache.commons.configuration2.Configuration config)
      throws Exception {
    return server.getProbe(Hooks.class).make(className, config);
  }

  /** What reached the deliveries so far. */
  List<Arrival> arrived() {
    return arrivals.all();
  }

  /** Takes all that reached a delivery or lies in a repository. */
  List<Arrival> take() throws Exception {
    List<Arrival> all = new ArrayList<>(arrivals.take());
    all.addAll(server.getProbe(Repositories.class).take());
    return all;
  }

  /** The mails that wait in the spool. */
  List<MemoryQueue.Delayed> delayed() {
    return queues.createQueue(MailQueueFactory.SPOOL).delayed();
  }

  @Override
  public void close() {
    server.stop();
  }

  private static MailAddress address(String text) {
    try {
      return new MailAddress(text);
    } catch (jakarta.mail.internet.AddressException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      files
          .filter(Files::isRegularFile)
          .forEach(
              file -> {
                try {
                  Path target = to.resolve(from.relativize(file).toString());
                  Files.createDirectories(target.getParent());
                  Files.copy(file, target);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }
}
