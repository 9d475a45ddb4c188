package org.postern.inspection.container;

import org.postern.inspection.content.Content;

/** An ar archive, as of Debian packages and static libraries. Source: {@code ar(5)}. */
final class ArReader implements ContainerReader {
  private static final int HEADER = 60;

  @Override
  public void read(Content content, String name, Listing.Draft draft) throws BrokenException {
    Words ar = new Words(content);
    Content names = Content.of(new byte[0]);
    long at = 8;
    while (at + HEADER <= ar.size() && !draft.full()) {
      long size = Texts.decimal(ar.latin(at + 48, 10));
      if (!ar.is(at + 58, "`\n") || size < 0) {
        throw new BrokenException("no header at " + at);
      }
      long data = at + HEADER;
      String own = ar.latin(at, 16).stripTrailing();
      if (own.equals("//")) {
        names = ar.slice(data, size);
      } else if (!own.equals("/") && !own.startsWith("__.SYMDEF")) {
        member(ar, data, size, own, names, draft);
      }
      if (size > ar.size() - data) {
        throw new BrokenException("a member is cut off at " + at);
      }
      at = data + size + (size & 1);
    }
  }

  private static void member(
      Words ar, long data, long size, String own, Content names, Listing.Draft draft) {
    long bsd = own.startsWith("#1/") ? Texts.decimal(own.substring(3)) : -1;
    if (bsd >= 0) {
      int length = (int) Math.min(bsd, Math.min(size, 4096));
      draft.add(Member.of(ar.name(data, length), "ar", ar.slice(data + bsd, size - bsd)));
      return;
    }
    long gnu = own.startsWith("/") ? Texts.decimal(own.substring(1)) : -1;
    String name = own.endsWith("/") ? own.substring(0, own.length() - 1) : own;
    if (gnu >= 0) {
      String line = new Words(names).name(gnu, 4096);
      int end = line.indexOf('\n');
      String whole = end < 0 ? line : line.substring(0, end);
      name = whole.endsWith("/") ? whole.substring(0, whole.length() - 1) : whole;
      name = name.isEmpty() ? own : name;
    }
    draft.add(Member.of(name, "ar", ar.slice(data, size)));
  }
}
