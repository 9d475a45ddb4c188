package org.postern.inspection.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.postern.inspection.content.Content;

/**
 * Several servers that do the same. The one with the fewest questions under way is asked; if it
 * fails in a way that another may not, the next one is asked in the time that is left. A server
 * that failed is left alone for a while, and then begins with one question at a time.
 */
final class HostGroup implements Engine {
  private final String name;
  private final List<Host> hosts;

  /**
   * @param engines one for each server, in the order in which they are preferred
   * @param ticker the clock, in nanoseconds
   */
  HostGroup(String name, List<Engine> engines, LongSupplier ticker) {
    this.name = name;
    this.hosts = engines.stream().map(engine -> new Host(engine, ticker)).toList();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Answer ask(Content content, Deadline deadline) {
    List<Host> left = new ArrayList<>(hosts);
    while (true) {
      Host host = choose(left);
      Answer answer = host.ask(content, deadline);
      left.remove(host);
      if (left.isEmpty() || !mayBeOtherElsewhere(answer) || deadline.passed()) {
        return answer;
      }
    }
  }

  /** Two that come at the same instant may choose the same one, which does no harm. */
  private static Host choose(List<Host> hosts) {
    Comparator<Host> healthy = Comparator.comparing(Host::isOut);
    return hosts.stream()
        .min(
            healthy
                .thenComparing(Host::isFull)
                .thenComparing(Host::underWay)
                .thenComparing(hosts::indexOf))
        .orElseThrow();
  }

  private static boolean mayBeOtherElsewhere(Answer answer) {
    return answer instanceof Answer.Failed failed
        && switch (failed.cause()) {
          case UNREACHABLE,
              BROKEN,
              NOT_UNDERSTOOD,
              ENGINE_ERROR,
              NOT_DETECTING,
              OUT_OF_DATE,
              BUSY,
              TIMEOUT ->
              true;
          case TOO_LARGE, UNREADABLE -> false;
        };
  }

  @Override
  public boolean readsMime() {
    return hosts.get(0).engine().readsMime();
  }

  /** The oldest database is the one that counts. */
  @Override
  public Optional<Instant> dated() {
    return hosts.stream()
        .map(host -> host.engine().dated())
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder());
  }

  /** The versions of all servers, each once. */
  @Override
  public String version() {
    return hosts.stream()
        .map(host -> host.engine().version())
        .distinct()
        .collect(Collectors.joining(" | "));
  }

  @Override
  public void close() {
    hosts.forEach(host -> host.engine().close());
  }
}
