package org.postern.mailets;

import java.time.InstantSource;
import org.apache.james.mailrepository.api.MailRepository;
import org.apache.james.mailrepository.api.MailRepositoryUrl;
import org.postern.metrics.Family;
import org.postern.metrics.Meters;
import org.postern.repository.Census;
import org.postern.repository.MaildirRepository;

/**
 * Lets the host's metrics tell how much lies in quarantine. Only of maildirs: what another
 * repository holds, its own server tells.
 */
final class QuarantineGauges {
  private QuarantineGauges() {}

  /** Has a repository read, under the last word of its URL. */
  static void register(MailRepository repository, MailRepositoryUrl url, Meters meters) {
    if (!(repository instanceof MaildirRepository maildir)) {
      return;
    }
    String path = url.getPath().asString();
    String name = path.substring(path.lastIndexOf('/') + 1);
    Census census = maildir.census();
    InstantSource clock = InstantSource.system();
    meters.gauge(Family.QUARANTINE_MESSAGES, () -> census.now().messages(), name);
    meters.gauge(Family.QUARANTINE_BYTES, () -> census.now().bytes(), name);
    meters.gauge(
        Family.QUARANTINE_OLDEST,
        () ->
            census
                .now()
                .oldest()
                .map(oldest -> Math.max(0, clock.millis() - oldest.toEpochMilli()) / 1000)
                .orElse(0L),
        name);
  }
}
