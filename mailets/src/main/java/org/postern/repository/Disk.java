package org.postern.repository;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.postern.inspection.content.Content;

/**
 * Files that only this server's user can read, and writes that are on disk when the call returns.
 */
public final class Disk {
  private static final String PRIVATE_FOLDER = "rwx------";
  private static final String PRIVATE_FILE = "rw-------";

  private Disk() {}

  /**
   * What was written.
   *
   * @param path where
   * @param size in bytes
   * @param sha256 of the bytes, in hexadecimal digits
   */
  public record Written(Path path, long size, String sha256) {}

  /** Writes the bytes of a file. */
  @FunctionalInterface
  public interface Source {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes a new file, synced.
   *
   * @throws IOException if it cannot be written, or is there already
   */
  public static Written write(Path path, Content content) throws IOException {
    return write(
        path,
        out -> {
          try (InputStream in = content.open()) {
            in.transferTo(out);
          }
        });
  }

  /**
   * Writes a new file, synced.
   *
   * @param source need not close what it writes to
   * @throws IOException if it cannot be written, or is there already
   */
  public static Written write(Path path, Source source) throws IOException {
    MessageDigest digest = sha256();
    try (FileChannel file =
            FileChannel.open(
                path,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                privateFile(path));
        OutputStream out = new DigestOutputStream(Channels.newOutputStream(file), digest)) {
      source.writeTo(out);
      long size = file.position();
      file.force(true);
      return new Written(path, size, HexFormat.of().formatHex(digest.digest()));
    }
  }

  /** Moves in one step, in place of what is there. Not synced. */
  public static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Moves in one step, in place of what is there; the new name is on disk. */
  static void moveSynced(Path from, Path to) throws IOException {
    move(from, to);
    sync(folder(to));
  }

  /** Brings the names in a folder to disk. */
  public static void sync(Path folder) throws IOException {
    try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
      names.force(true);
    }
  }

  /** Makes a folder, and those above it, if they are not there; their names are on disk. */
  public static Path makeFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Path above = folder(folder);
      makeFolder(above);
      try {
        Files.createDirectory(folder, owned(folder, PRIVATE_FOLDER));
      } catch (FileAlreadyExistsException e) {
        if (!Files.isDirectory(folder)) {
          throw e;
        }
      }
      sync(above);
    }
    return folder;
  }

  /**
   * Gives a file that root made to whom the folder belongs. The server, which is not root, is to
   * find nothing there that it may not touch.
   */
  static void giveToOwnerOfFolder(Path path) throws IOException {
    UserPrincipal owner = Files.getOwner(folder(path));
    if (!Files.getOwner(path).equals(owner)) {
      Files.setOwner(path, owner);
    }
  }

  /** Returns the names in a folder, but for those that start with a dot. */
  public static List<String> names(Path folder) throws IOException {
    return names(folder, name -> true);
  }

  /** Returns those names in a folder that are wanted, but for those that start with a dot. */
  static List<String> names(Path folder, Predicate<String> wanted) throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String name = String.valueOf(entry.getFileName());
        if (!name.startsWith(".") && wanted.test(name)) {
          names.add(name);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return names;
  }

  /** Deletes a file, or a folder with the files in it. */
  public static void delete(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      for (String name : names(path)) {
        Files.deleteIfExists(path.resolve(name));
      }
    }
    Files.deleteIfExists(path);
  }

  private static Path folder(Path path) {
    Path folder = path.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IllegalArgumentException(path + " is not in a folder");
    }
    return folder;
  }

  /** Returns what makes a new file one that only this user can read. */
  static FileAttribute<?>[] privateFile(Path path) {
    return owned(path, PRIVATE_FILE);
  }

  private static FileAttribute<?>[] owned(Path path, String permissions) {
    boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  /** Returns a fresh SHA-256. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
