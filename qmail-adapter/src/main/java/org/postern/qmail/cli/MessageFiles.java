package org.postern.qmail.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The messages behind the arguments of a command: files, {@code -} for standard input, and folders
 * with all that is below them, by name; in folders of more than 10,000 entries, so many by name at
 * a time. Of a maildir the messages are taken: what lies in {@code cur} and {@code new}, of its
 * sub-folders too, and nothing else.
 *
 * <p>Links are followed where they are an argument or lead to a file; not from one folder to
 * another, as those can go in circles. Pipes and devices count only as an argument. What cannot be
 * read is a source that says so when opened.
 */
final class MessageFiles implements Iterator<Source> {
  private static final int AT_ONCE = 10_000;

  private final int atOnce;

  /** Messages, folders, and folders that have been begun. */
  private final Deque<Object> ahead = new ArrayDeque<>();

  MessageFiles(List<String> arguments, InputStream stdin) {
    this(arguments, stdin, AT_ONCE);
  }

  /**
   * @param atOnce how many entries of a folder are in memory, and by name, at a time
   */
  MessageFiles(List<String> arguments, InputStream stdin, int atOnce) {
    this.atOnce = atOnce;
    for (String argument : arguments) {
      boolean folder = !argument.equals("-") && Files.isDirectory(Path.of(argument));
      ahead.add(folder ? Path.of(argument) : one(argument, stdin));
    }
  }

  @Override
  public boolean hasNext() {
    while (!ahead.isEmpty() && !(ahead.peek() instanceof Source)) {
      List<Object> inside = new ArrayList<>();
      switch (ahead.remove()) {
        case OpenFolder begun -> list(begun, inside);
        case Path folder -> open(folder, inside);
        default -> throw new IllegalStateException("neither message nor folder");
      }
      Collections.reverse(inside);
      inside.forEach(ahead::addFirst);
    }
    return !ahead.isEmpty();
  }

  @Override
  public Source next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return (Source) ahead.remove();
  }

  /** Returns the message behind an argument that is no folder. */
  static Source one(String argument, InputStream stdin) {
    return argument.equals("-") ? standardInput(stdin) : file(Path.of(argument));
  }

  private static Source standardInput(InputStream stdin) {
    return new Source("-", () -> MessageContent.read(stdin));
  }

  private static Source file(Path path) {
    return new Source(path.toString(), () -> MessageContent.of(path));
  }

  private static Source unreadable(Path path, IOException why) {
    return new Source(
        path.toString(),
        () -> {
          throw why;
        });
  }

  private void open(Path folder, List<Object> inside) {
    try {
      list(new OpenFolder(folder, atOnce), inside);
    } catch (IOException e) {
      inside.add(unreadable(folder, e));
    }
  }

  /** Takes the next entries of a folder and, behind them, the folder itself if it has more. */
  private static void list(OpenFolder folder, List<Object> inside) {
    try {
      List<Path> entries = folder.next();
      for (Path entry : entries) {
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          // What lies in tmp is still being written.
          if (!folder.isMaildir() || !entry.endsWith("tmp")) {
            inside.add(entry);
          }
        } else if (!folder.isMaildir() && isMessage(entry)) {
          inside.add(file(entry));
        }
      }
      if (entries.isEmpty()) {
        folder.close();
      } else {
        inside.add(folder);
      }
    } catch (IOException e) {
      inside.add(unreadable(folder.path(), e));
    }
  }

  /** A pipe or a device in a folder may have no end; a link that leads nowhere is told of. */
  private static boolean isMessage(Path entry) {
    return Files.isRegularFile(entry) || !Files.exists(entry);
  }

  /** Returns why a file could not be read, in words for the administrator. */
  static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> "there is no such file";
      case java.nio.file.AccessDeniedException _ -> "may not be read by this user";
      default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    };
  }
}
