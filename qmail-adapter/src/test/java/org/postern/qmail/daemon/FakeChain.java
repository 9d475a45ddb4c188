package org.postern.qmail.daemon;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.postern.attributes.Session;
import org.postern.qmail.chain.Chain;
import org.postern.qmail.chain.ChainException;
import org.postern.qmail.chain.Decision;
import org.postern.qmail.chain.Delivery;
import org.postern.qmail.chain.Envelope;
import org.postern.qmail.chain.Submission;

/** A chain that a test makes up. It remembers what it was asked. */
final class FakeChain implements Chain {
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final Rules rules;

  /** What it was asked, with the message's bytes as they were then. */
  record Asked(Submission submission, byte[] message) {}

  /** What a chain does. */
  interface Rules {
    Decision decide(Submission submission) throws ChainException;
  }

  FakeChain(Rules rules) {
    this.rules = rules;
  }

  /** Delivers everything as it came, to all at once. */
  static FakeChain delivering() {
    return new FakeChain(FakeChain::deliver);
  }

  /** Delivers to each recipient on its own. */
  static FakeChain splitting() {
    return new FakeChain(
        submission ->
            new Decision(
                submission.envelope().recipients().stream()
                    .map(
                        recipient ->
                            new Delivery(
                                new Envelope(submission.envelope().sender(), List.of(recipient)),
                                submission.message()))
                    .toList(),
                Optional.empty(),
                List.of()));
  }

  /** Refuses everything. */
  static FakeChain answering(int code, String text) {
    return new FakeChain(
        submission ->
            new Decision(List.of(), Optional.of(new Session.Answer(code, text)), List.of()));
  }

  static Decision deliver(Submission submission) {
    return new Decision(
        List.of(new Delivery(submission.envelope(), submission.message())),
        Optional.empty(),
        List.of());
  }

  @Override
  public Decision decide(Submission submission) throws ChainException {
    try (InputStream in = submission.message().open()) {
      asked.add(new Asked(submission, in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rules.decide(submission);
  }

  List<Asked> asked() {
    return asked;
  }

  @Override
  public void close() {}
}
