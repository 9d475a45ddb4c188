package org.postern.qmail.daemon;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which domains are the site's own, as qmail's control files say: those that qmail-smtpd takes mail
 * for ({@code rcpthosts}, {@code morercpthosts}), and those that qmail-send delivers ({@code
 * locals}, {@code virtualdomains}, {@code me}). A name that begins with a dot stands for all below
 * it. Without rcpthosts qmail-smtpd takes mail for anybody, and every domain is the site's.
 *
 * <p>Source: qmail-smtpd(8), qmail-send(8). The files are read again when they change, as
 * qmail-smtpd does for each connection.
 */
public final class QmailDomains implements Predicate<String> {
  private static final Logger LOG = LoggerFactory.getLogger(QmailDomains.class);
  private static final Duration FRESH = Duration.ofSeconds(2);
  private static final String RCPTHOSTS = "rcpthosts";
  private static final long LARGEST = 16L << 20;

  private final Path control;
  private final LongSupplier ticker;
  private volatile Known known;

  /** The names, and until when they are taken as they are; none if every domain is the site's. */
  private record Known(Optional<Set<String>> names, long until) {}

  /**
   * @param control the folder; it need not exist
   */
  public QmailDomains(Path control) {
    this(control, System::nanoTime);
  }

  QmailDomains(Path control, LongSupplier ticker) {
    this.control = control;
    this.ticker = ticker;
    this.known = read(new Known(Optional.empty(), 0));
  }

  @Override
  public boolean test(String domain) {
    Known now = known;
    if (ticker.getAsLong() - now.until() >= 0) {
      now = read(now);
      known = now;
    }
    return now.names().map(names -> isIn(domain, names)).orElse(true);
  }

  private static boolean isIn(String domain, Set<String> names) {
    if (names.contains(domain)) {
      return true;
    }
    for (int dot = domain.indexOf('.'); dot >= 0; dot = domain.indexOf('.', dot + 1)) {
      if (names.contains(domain.substring(dot))) {
        return true;
      }
    }
    return false;
  }

  /** Files that cannot be read change nothing: what was known stays. */
  private Known read(Known before) {
    long until = ticker.getAsLong() + FRESH.toNanos();
    try {
      if (!Files.exists(control.resolve(RCPTHOSTS))) {
        return new Known(Optional.empty(), until);
      }
      Set<String> names = new HashSet<>();
      add(RCPTHOSTS, names);
      add("morercpthosts", names);
      add("locals", names);
      add("virtualdomains", names);
      add("me", names);
      return new Known(Optional.of(names), until);
    } catch (IOException e) {
      LOG.error("{} cannot be read, the domains stay as they were: {}", control, e.toString());
      return new Known(before.names(), until);
    }
  }

  /** Adds the names of a file: a line each, with what stands behind a colon left out. */
  private void add(String file, Set<String> names) throws IOException {
    Path path = control.resolve(file);
    try {
      if (Files.size(path) > LARGEST) {
        throw new IOException(path + " is larger than 16 MB");
      }
      for (String line : Files.readString(path, StandardCharsets.ISO_8859_1).split("\n")) {
        String name = line.strip();
        int colon = name.indexOf(':');
        name = (colon < 0 ? name : name.substring(0, colon)).toLowerCase(Locale.ROOT);
        // A virtualdomains entry for one user says nothing about his domain.
        if (!name.isEmpty() && !name.startsWith("#") && name.indexOf('@') < 0) {
          names.add(name);
        }
      }
    } catch (NoSuchFileException e) {
      // Only rcpthosts has a meaning by not being there.
    }
  }
}
