package org.postern.inspection.engine.icap;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.engine.Deadline;
import org.postern.inspection.engine.Trouble;

/**
 * What is known of a service. It is asked again when that is over, by one caller, while the others
 * go on with what was known.
 */
final class IcapKnown {
  private static final Duration AGAIN = Duration.ofSeconds(5);

  private record Known(IcapOptions options, Deadline until) {}

  private final IcapService service;
  private final IcapPool pool;
  private final AtomicBoolean asking = new AtomicBoolean();
  private volatile @Nullable Known known;
  private volatile Deadline silent = Deadline.in(Duration.ZERO);

  IcapKnown(IcapService service, IcapPool pool) {
    this.service = service;
    this.pool = pool;
  }

  /** Returns the options, asked for if need be. */
  IcapOptions options(Deadline deadline) throws Trouble {
    Known last = known;
    if (last != null && (!last.until().passed() || !asking.compareAndSet(false, true))) {
      return last.options();
    }
    try {
      IcapOptions options = pool.talk(deadline, line -> IcapOptions.ask(service, line));
      known = new Known(options, Deadline.in(options.lifetime()));
      pool.bears(options.maxConnections().orElse(Integer.MAX_VALUE));
      return options;
    } finally {
      if (last != null) {
        asking.set(false);
      }
    }
  }

  /** Takes note of the tag of an answer, which changes with the database. */
  void heard(String tag) {
    Known last = known;
    if (last != null && !tag.isEmpty() && !tag.equals(last.options().tag())) {
      known = new Known(last.options().tagged(tag), last.until());
    }
  }

  /** Returns name and tag, or null as long as nothing is known; waits no longer than that. */
  @Nullable String line(Duration patience) {
    Known last = known;
    if ((last == null || last.until().passed()) && silent.passed()) {
      silent = Deadline.in(AGAIN);
      try {
        return options(Deadline.in(patience)).line();
      } catch (Trouble trouble) {
        return last == null ? null : last.options().line();
      }
    }
    return last == null ? null : last.options().line();
  }
}
