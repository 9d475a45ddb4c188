package org.postern.inspection.engine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of one host, looked up so that a deadline holds. The system's resolver cannot be
 * interrupted, so a name is asked for on a thread of its own: at most one for each host, whatever
 * number of questions wait for it. An answer is used for half a minute.
 */
public final class HostLookup {
  private static final Duration FRESH = Duration.ofSeconds(30);

  /** The system's resolver, or what a test puts in its place. */
  interface Resolver {
    InetAddress[] resolve(String host) throws UnknownHostException;
  }

  private record Known(InetAddress[] addresses, Deadline until) {}

  private final String host;
  private final Resolver resolver;
  private final AtomicReference<@Nullable FutureTask<Known>> underWay = new AtomicReference<>();
  private volatile @Nullable Known known;

  HostLookup(String host) {
    this(host, InetAddress::getAllByName);
  }

  HostLookup(String host, Resolver resolver) {
    this.host = host;
    this.resolver = resolver;
  }

  /**
   * Returns the addresses, at least one.
   *
   * @throws IOException if the name means nothing
   * @throws Trouble if the deadline passed before it was known
   */
  public InetAddress[] addresses(Deadline deadline) throws IOException, Trouble {
    if (isLiteral()) {
      return resolver.resolve(host);
    }
    Known last = known;
    return last != null && !last.until().passed() ? last.addresses() : lookUp(deadline);
  }

  /** Digits and dots, or colons: the resolver turns these into an address without asking. */
  private boolean isLiteral() {
    return host.indexOf(':') >= 0 || host.chars().allMatch(c -> c == '.' || c >= '0' && c <= '9');
  }

  private InetAddress[] lookUp(Deadline deadline) throws IOException, Trouble {
    try {
      return lookup().get(deadline.left().toNanos(), TimeUnit.NANOSECONDS).addresses();
    } catch (TimeoutException e) {
      throw new Trouble(Cause.TIMEOUT, "the address of " + host + " was not known in time");
    } catch (ExecutionException e) {
      throw new UnknownHostException("no address for the name " + host);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Trouble(Cause.BROKEN, "interrupted while looking up " + host);
    }
  }

  private FutureTask<Known> lookup() {
    FutureTask<Known> mine = new FutureTask<>(this::resolve);
    FutureTask<Known> theirs = underWay.compareAndExchange(null, mine);
    if (theirs != null) {
      return theirs;
    }
    Thread.ofPlatform()
        .daemon()
        .name("postern-lookup-" + host)
        .start(
            () -> {
              try {
                mine.run();
              } finally {
                underWay.set(null);
              }
            });
    return mine;
  }

  private Known resolve() throws UnknownHostException {
    Known found = new Known(resolver.resolve(host), Deadline.in(FRESH));
    known = found;
    return found;
  }

  /** Returns the host as it is written in an address, an IPv6 address in brackets. */
  @Override
  public String toString() {
    return host.indexOf(':') < 0 ? host : "[" + host + "]";
  }
}
