package org.postern.inspection.container;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.postern.inspection.content.Content;

/** Takes what a library unpacks into a listing, on the account of the message. */
record DraftSink(Listing.Draft draft, String how) implements Unpacker.Sink {
  @Override
  public boolean full() {
    return draft.full();
  }

  @Override
  public long bytes() {
    return draft.meter.bytes();
  }

  @Override
  public void add(String name, Content bytes) throws IOException {
    draft.add(Member.of(name, how, kept(bytes)));
  }

  @Override
  public void broken(String name, Content bytes, String why) throws IOException {
    draft.add(Member.broken(name, how, kept(bytes), why));
  }

  @Override
  public void closed(String name, Flaw why) {
    draft.add(new Member(name, how, InputStream::nullInputStream, Optional.of(why)));
  }

  private Content kept(Content bytes) throws IOException {
    try (InputStream in = bytes.open()) {
      return draft.meter.keep(in);
    }
  }
}
