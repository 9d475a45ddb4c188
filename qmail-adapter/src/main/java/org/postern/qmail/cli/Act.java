package org.postern.qmail.cli;

import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.postern.repository.AuditLog;
import org.postern.repository.Kept;

/**
 * Something that an administrator does with a held message: a line in the audit log before it is
 * done, and one with what came of it. Without the first it is not done.
 */
final class Act {
  private final AuditLog log;
  private final Clock clock;
  private final String name;
  private final Map<String, String> fields = new LinkedHashMap<>();

  private Act(String name, Kept kept, Clock clock) {
    this.log = AuditLog.of(kept.shelf());
    this.clock = clock;
    this.name = name;
    fields.put("id", kept.id());
  }

  static Act of(String name, Kept kept, Clock clock) {
    return new Act(name, kept, clock);
  }

  Act with(String key, String value) {
    fields.put(key, value);
    return this;
  }

  /** Notes that it begins. */
  Act begin() throws IOException {
    result("begun");
    return this;
  }

  /** Notes what came of it. */
  void result(String result) throws IOException {
    Map<String, String> all = new LinkedHashMap<>(fields);
    all.put("result", result);
    log.add(clock.instant(), name, all);
  }

  /** Does what changes nothing, and notes that it was done. */
  void done() throws IOException {
    result("done");
  }
}
