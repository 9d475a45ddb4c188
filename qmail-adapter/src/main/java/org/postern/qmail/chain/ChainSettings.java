package org.postern.qmail.chain;

import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a chain is opened with, besides the file that it is written in.
 *
 * @param container the {@code mailetcontainer.xml}; what lies beside it is {@code file://conf/}
 * @param local whether mail for a domain, in lower case, stays on this host
 * @param own whether a domain, in lower case, is the site's, so that mail to it is not on its way
 *     out
 * @param ignored classes of mailets and matchers, as written in the file, that are to be passed
 *     over because only a James server can run them: such a mailet does nothing, such a matcher
 *     matches nobody
 * @param services what constructors of mailets, matchers and repositories may ask for, besides what
 *     every chain offers
 * @param clock the time
 * @param trial whether the chain is only for {@link ProcessorChain#rehearse}: repositories are then
 *     checked but not opened, so nothing is made, swept or locked where a daemon has its own
 */
public record ChainSettings(
    Path container,
    Predicate<String> local,
    Predicate<String> own,
    Set<String> ignored,
    Map<Class<?>, Object> services,
    Clock clock,
    boolean trial) {
  public ChainSettings {
    ignored = Set.copyOf(ignored);
    services = Map.copyOf(services);
  }

  /** Returns the settings for a file alone. */
  public static ChainSettings of(Path container) {
    return new ChainSettings(
        container, _ -> false, _ -> false, Set.of(), Map.of(), Clock.systemUTC(), false);
  }

  /** Returns these settings with other local domains, which are the site's own, too. */
  public ChainSettings withLocal(Predicate<String> domains) {
    return new ChainSettings(container, domains, domains, ignored, services, clock, trial);
  }

  /** Returns these settings with other domains of the site. */
  public ChainSettings withOwn(Predicate<String> domains) {
    return new ChainSettings(container, local, domains, ignored, services, clock, trial);
  }

  /** Returns these settings with other classes to pass over. */
  public ChainSettings ignoring(Set<String> classes) {
    return new ChainSettings(container, local, own, classes, services, clock, trial);
  }

  /** Returns these settings with one more service. */
  public <T> ChainSettings with(Class<T> type, T service) {
    Map<Class<?>, Object> more = new LinkedHashMap<>(services);
    more.put(type, service);
    return new ChainSettings(container, local, own, ignored, more, clock, trial);
  }

  /** Returns these settings for a chain that only rehearses. */
  public ChainSettings forTrial() {
    return new ChainSettings(container, local, own, ignored, services, clock, true);
  }
}
