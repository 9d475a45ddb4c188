package org.postern.qmail.cli;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.content.Content;
import org.postern.inspection.content.FileContent;
import org.postern.inspection.text.OneLine;
import org.postern.qmail.chain.Delivery;
import org.postern.qmail.chain.Envelope;
import org.postern.qmail.daemon.HandOver;
import org.postern.repository.Kept;
import org.postern.repository.LetGo;

/**
 * Gives held messages back to the host. What a crash leaves at each step is said in {@link LetGo}:
 * a message is in the quarantine or in the host's queue, and if nobody can know whether it is in
 * both, it is not given back a second time without being told to.
 *
 * @param host where they go
 * @param letter what they are attached to; null if they go as they came
 * @param to other recipients; empty if those for whom a message is held
 * @param again whether to do it even if it was begun before
 */
record Release(
    HandOver host, @Nullable Letter letter, List<String> to, boolean again, Clock clock) {
  Release {
    to = List.copyOf(to);
  }

  /**
   * Releases a message.
   *
   * @throws IOException if it is not in the host's queue, or nobody can know
   */
  void release(Kept kept) throws IOException {
    LetGo letGo = kept.shelf().letGo(kept.id());
    Optional<String> before = letGo.begun();
    if (before.isPresent() && !again) {
      throw new IOException(
          kept.id()
              + " was being released before ("
              + OneLine.of(before.get().strip(), 200)
              + ") and nobody wrote down how it ended: see in qmail's log whether it was queued;"
              + " then delete it, or release it with --again");
    }
    Envelope held = HeldExaminer.envelope(kept, kept.mail());
    List<String> recipients = to.isEmpty() ? held.recipients() : to;
    Act act = Act.of("release", kept, clock);
    if (!to.isEmpty()) {
      act.with("to", String.join(",", to));
    }
    if (letter != null) {
      act.with("as", "attachment");
    }
    act.begin();
    if (before.isPresent()) {
      letGo.end();
    }
    letGo.begin("begun " + clock.instant() + " by " + System.getProperty("user.name", "?"));
    Optional<String> refused = handOver(kept, held, recipients);
    if (refused.isPresent()) {
      letGo.end();
      act.with("why", refused.get()).result("failed");
      throw new IOException(kept.id() + " stays held: " + refused.get());
    }
    if (to.isEmpty() && letter == null) {
      kept.shelf().remove(kept.id());
    }
    act.result("queued");
    letGo.end();
  }

  private Optional<String> handOver(Kept kept, Envelope held, List<String> recipients)
      throws IOException {
    try (FileContent message = FileContent.open(kept.file())) {
      Content content = letter == null ? message : letter.around(message, recipients);
      String sender = letter == null ? held.sender() : "";
      return host.queue(new Delivery(new Envelope(sender, recipients), content));
    }
  }
}
