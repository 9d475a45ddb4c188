package org.postern.james38;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The working directory of a James server: the shipped configuration in {@code conf}, the extension
 * jar in {@code extensions-jars}, and the little that a server on loopback needs beside them.
 */
final class DemoDirectory {
  /** Who has a mailbox here, and whom the samples of this project are addressed to. */
  static final List<String> USERS =
      List.of("joe@example.org", "kim@example.org", "ann@strict.example", "out@example.com");

  private static final List<String> OF_THE_SERVER =
      List.of("smtpserver.xml", "domainlist.xml", "usersrepository.xml");

  private final Path directory;

  DemoDirectory(Path directory) {
    this.directory = directory.toAbsolutePath();
  }

  /** The folder with a folder for each address, in which lies what was delivered to it. */
  Path delivered() {
    return directory.resolve("var/mail/delivered");
  }

  @Override
  public String toString() {
    return directory.toString();
  }

  /**
   * Lays everything out; files of an earlier run are overwritten, mail is left alone.
   *
   * @param shipped the folder with mailetcontainer.xml and its companions
   * @param extension the jar for this version of James
   * @param port of the SMTP server; 0 lets the system choose
   */
  void prepare(Path shipped, Path extension, int port) throws IOException {
    Path conf = Files.createDirectories(directory.resolve("conf"));
    try (Stream<Path> files = Files.walk(shipped)) {
      files.filter(Files::isRegularFile).forEach(file -> copy(file, shipped, conf));
    }
    for (String name : OF_THE_SERVER) {
      Path file = conf.resolve(name);
      Files.writeString(file, resource(name).replace("${port}", Integer.toString(port)));
    }
    Path jars = Files.createDirectories(directory.resolve("extensions-jars"));
    Files.copy(
        extension,
        jars.resolve("postern-james-extension.jar"),
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** Takes another file for smtpserver.xml. */
  void serve(Path smtpserver, int port) throws IOException {
    Files.writeString(
        directory.resolve("conf/smtpserver.xml"),
        Files.readString(smtpserver).replace("${port}", Integer.toString(port)));
  }

  private static void copy(Path file, Path from, Path to) {
    try {
      Path target = to.resolve(from.relativize(file).toString());
      Files.createDirectories(target.getParent());
      Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = DemoDirectory.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not beside this class");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
