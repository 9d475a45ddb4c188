package org.postern.inspection.container;

import java.io.IOException;
import java.io.InputStream;
import org.postern.inspection.content.Content;
import org.postern.inspection.decoding.OpenPgp;

/** An OpenPGP message without armor. One with armor is a text, and a file in that. */
final class PgpReader implements ContainerReader {
  @Override
  public void read(Content content, String name, Listing.Draft draft) throws IOException {
    if (new Words(content).is(0, "-----")) {
      return;
    }
    OpenPgp pgp;
    try (InputStream in = content.open()) {
      pgp = OpenPgp.read(in, draft.meter.bytes());
    }
    switch (pgp.state()) {
      case ENCRYPTED -> draft.flaw(Flaw.Kind.ENCRYPTED, "OpenPGP");
      case LITERAL -> draft.add(Member.of(pgp.name(), "OpenPGP literal data", pgp.content()));
      case NONE -> {}
    }
  }
}
