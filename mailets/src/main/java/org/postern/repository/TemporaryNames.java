package org.postern.repository;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Names in tmp/, as maildir(5) wants them: nobody else can make the same, and whoever finds one can
 * tell whether its owner still lives. {@code MILLIS.PID_NUMBER_NANOS.HOST.ROLE,NAME} says which
 * message the file has to do with.
 *
 * @param host this host
 * @param process this process
 * @param number counts up
 */
public record TemporaryNames(String host, long process, AtomicLong number) {
  /** maildir(5): a file in tmp/ that is older than that has no owner, wherever it came from. */
  private static final Duration OLDEST = Duration.ofHours(36);

  private static final int LONGEST_HOST = 30;

  /** Returns names that only this process makes. */
  public static TemporaryNames ofThisProcess() {
    return new TemporaryNames(hostName(), ProcessHandle.current().pid(), new AtomicLong());
  }

  /** What a file in tmp/ is. */
  public enum Role {
    /** A message. */
    MESSAGE,
    /** A side file. */
    SIDE,
    /** A folder with both. */
    PAIR,
    /** A message that is on its way out. */
    REMOVED
  }

  /** Returns a name for a file that has to do with the message of a name. */
  public String next(Role role, String name) {
    return System.currentTimeMillis()
        + "."
        + process
        + "_"
        + number.incrementAndGet()
        + "_"
        + Long.toHexString(System.nanoTime())
        + "."
        + host
        + "."
        + role.name().charAt(0)
        + ","
        + name;
  }

  /** Returns the name of the message that a file has to do with. */
  public static String target(String file) {
    return file.substring(file.indexOf(',') + 1);
  }

  /** Returns whether a file is one that this process made, and still works on or gave up. */
  public boolean isOurs(String file) {
    String[] fields = file.split("[._,]", 7);
    return fields.length == 7 && fields[4].equals(host) && fields[1].equals(Long.toString(process));
  }

  /**
   * Returns whether nobody works on a file any more: its process is gone, or it is too old.
   *
   * @param changed when the file was last changed
   */
  public boolean isLeftover(String file, Instant changed, Instant now) {
    if (Duration.between(changed, now).compareTo(OLDEST) > 0) {
      return true;
    }
    String[] fields = file.split("[._,]", 7);
    boolean ours = fields.length == 7 && fields[4].equals(host);
    return ours && !lives(fields[1], changed);
  }

  /** A process that started after the file was written is another one with the same number. */
  private static boolean lives(String pid, Instant changed) {
    return pid.chars().allMatch(c -> c >= '0' && c <= '9')
        && !pid.isEmpty()
        && pid.length() <= 18
        && ProcessHandle.of(Long.parseLong(pid))
            .flatMap(owner -> owner.info().startInstant())
            .filter(start -> !start.isAfter(changed))
            .isPresent();
  }

  /** Without the signs that separate the fields. */
  private static String hostName() {
    String name;
    try {
      name = InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      name = "localhost";
    }
    StringBuilder safe = new StringBuilder();
    name.chars()
        .limit(LONGEST_HOST)
        .forEach(c -> safe.append(c < 127 && Character.isLetterOrDigit(c) ? (char) c : '-'));
    return safe.toString();
  }
}
