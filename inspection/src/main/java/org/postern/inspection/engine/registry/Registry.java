package org.postern.inspection.engine.registry;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.postern.inspection.content.Content;
import org.postern.inspection.engine.Answer;
import org.postern.inspection.engine.Cause;
import org.postern.inspection.engine.Deadline;
import org.postern.inspection.engine.Detects;
import org.postern.inspection.engine.Engine;
import org.postern.inspection.engine.Trouble;
import org.postern.inspection.engine.hashes.Digest;
import org.postern.inspection.engine.hashes.Digests;

/**
 * A registry of harmful contents. A name of their digest and the zone is there if it knows them; no
 * such name means that it does not.
 */
final class Registry implements Engine {
  private static final int MOST_AT_ONCE = 32;

  /**
   * How it is asked.
   *
   * @param zone what follows the digest in the names
   * @param digest that it knows contents by
   * @param type what it is asked for
   * @param least the rate of detection from which on a content is harmful, where a text has one
   */
  record Form(String zone, Digest digest, RecordType type, int least) {}

  private final String name;
  private final Form form;
  private final NameServers servers;
  private final Lifetimes known;
  private final Duration timeout;
  private final Semaphore places = new Semaphore(MOST_AT_ONCE, true);
  private volatile boolean closed;

  Registry(String name, Form form, NameServers servers, Lifetimes known, Duration timeout) {
    this.name = name;
    this.form = form;
    this.servers = servers;
    this.known = known;
    this.timeout = timeout;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Answer ask(Content content, Deadline deadline) {
    if (closed) {
      return Trouble.failed(Cause.UNREACHABLE, "closed");
    }
    Deadline own = deadline.atMost(timeout);
    try {
      Map<Digest, byte[]> digests = Digests.of(content, Set.of(form.digest()), own);
      byte[] digest = Objects.requireNonNull(digests.get(form.digest()));
      String asked = HexFormat.of().formatHex(digest) + "." + form.zone();
      Optional<Answer> lately = known.find(asked);
      return lately.isPresent() ? lately.get() : ask(asked, own);
    } catch (Trouble trouble) {
      return trouble.answer();
    }
  }

  private Answer ask(String asked, Deadline own) throws Trouble {
    try {
      if (!places.tryAcquire(own.left().toNanos(), TimeUnit.NANOSECONDS)) {
        throw new Trouble(Cause.BUSY, "too many questions to the name server are under way");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Trouble(Cause.BUSY, "interrupted while waiting for a place");
    }
    try {
      return switch (servers.ask(asked, form.type(), own)) {
        case DnsReply.Records found -> keep(asked, meaning(found), found.lifetime());
        case DnsReply.NoName none -> keep(asked, new Answer.Clean(), none.lifetime());
        case DnsReply.Failure failure ->
            Trouble.failed(Cause.ENGINE_ERROR, "failed with code " + failure.code());
      };
    } finally {
      places.release();
    }
  }

  private Answer keep(String asked, Answer answer, Duration lifetime) {
    known.keep(asked, answer, lifetime);
    return answer;
  }

  private Answer meaning(DnsReply.Records found) throws Trouble {
    return switch (form.type()) {
      case A -> address(found.records());
      case TXT -> text(found.records());
    };
  }

  /** A name server that answers every name with a server of its own knows no contents. */
  private Answer address(List<String> addresses) throws Trouble {
    for (String address : addresses) {
      if (!address.startsWith("127.")) {
        throw new Trouble(
            Cause.NOT_UNDERSTOOD, "the address " + address + " is not one of 127.0.0.0/8");
      }
    }
    return new Answer.Found("Listed-by-" + form.zone());
  }

  private Answer text(List<String> texts) {
    OptionalInt rate = OptionalInt.empty();
    for (String text : texts) {
      rate = rate(text).isPresent() ? rate(text) : rate;
    }
    if (rate.isEmpty()) {
      return new Answer.Found("Listed-by-" + form.zone());
    }
    return rate.getAsInt() < form.least()
        ? new Answer.Clean()
        : new Answer.Found("Listed-by-" + form.zone() + "-" + rate.getAsInt() + "%");
  }

  /** Team Cymru's form: seconds since 1970, a blank, and a rate of detection in percent. */
  private static OptionalInt rate(String text) {
    String[] words = text.split(" ", -1);
    boolean is =
        words.length == 2
            && words[1].length() <= 3
            && !words[1].isEmpty()
            && !words[0].isEmpty()
            && (words[0] + words[1]).chars().allMatch(c -> c >= '0' && c <= '9');
    return is ? OptionalInt.of(Integer.parseInt(words[1])) : OptionalInt.empty();
  }

  @Override
  public boolean readsMime() {
    return false;
  }

  /** It need not know the test file. */
  @Override
  public Detects detects() {
    return Detects.WHAT_IT_LISTS;
  }

  @Override
  public String version() {
    return name + " (" + form.zone() + ")";
  }

  @Override
  public void close() {
    closed = true;
  }
}
