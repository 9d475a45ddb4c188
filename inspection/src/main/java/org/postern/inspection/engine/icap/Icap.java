package org.postern.inspection.engine.icap;

import java.time.Duration;
import org.postern.inspection.content.Content;
import org.postern.inspection.engine.Answer;
import org.postern.inspection.engine.Asking;
import org.postern.inspection.engine.Deadline;
import org.postern.inspection.engine.Eicar;
import org.postern.inspection.engine.Engine;
import org.postern.inspection.engine.Trouble;

/**
 * A service of an ICAP server, asked over connections that are used again. That it has nothing
 * against a content counts only from a server that was seen to find something.
 */
final class Icap implements Engine {
  private static final Duration PATIENCE = Duration.ofMillis(200);

  private final String name;
  private final IcapService service;
  private final Duration timeout;
  private final Partial partial;
  private final IcapPool pool;
  private final IcapKnown known;
  private final IcapProof proof;

  Icap(String name, IcapService service, Asking asking, Partial partial, IcapProof proof) {
    this.name = name;
    this.service = service;
    this.timeout = asking.timeout();
    this.partial = partial;
    this.pool = new IcapPool(service, asking.connections());
    this.known = new IcapKnown(service, pool);
    this.proof = proof;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Answer ask(Content content, Deadline deadline) {
    Deadline own = deadline.atMost(timeout);
    try {
      IcapQuestion.Said said = said(content, own);
      return said.answer() instanceof Answer.Clean
          ? proof.clean(said.tag(), () -> said(Content.of(Eicar.bytes()), own))
          : said.answer();
    } catch (Trouble trouble) {
      return trouble.answer();
    }
  }

  private IcapQuestion.Said said(Content content, Deadline deadline) throws Trouble {
    IcapQuestion question =
        new IcapQuestion(service, known.options(deadline).preview(), partial, content);
    IcapQuestion.Said said = pool.talk(deadline, question::over);
    known.heard(said.tag());
    return said;
  }

  /** What lies behind the service is not known, so nothing is left to it. */
  @Override
  public boolean readsMime() {
    return false;
  }

  @Override
  public String version() {
    String line = known.line(PATIENCE);
    return line == null ? name : line;
  }

  @Override
  public void close() {
    pool.close();
  }
}
