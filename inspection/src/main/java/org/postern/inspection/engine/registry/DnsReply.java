package org.postern.inspection.engine.registry;

import java.time.Duration;
import java.util.List;

/** What a name server says to one question. */
sealed interface DnsReply {

  /**
   * There are records of the type.
   *
   * @param records texts, or addresses with dots between numbers; never empty
   * @param lifetime how long that is good for
   */
  record Records(List<String> records, Duration lifetime) implements DnsReply {
    public Records {
      records = List.copyOf(records);
    }
  }

  /**
   * There is no such name.
   *
   * @param lifetime how long that is good for; zero if the reply does not say
   */
  record NoName(Duration lifetime) implements DnsReply {}

  /**
   * The name server could not or would not say.
   *
   * @param code 2 if it failed, 5 if it refused
   */
  record Failure(int code) implements DnsReply {}
}
