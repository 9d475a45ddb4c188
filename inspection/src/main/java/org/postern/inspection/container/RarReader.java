package org.postern.inspection.container;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postern.inspection.content.Content;

/**
 * A rar. The licence of its packing keeps that out of Postern, so what is only stored is read here;
 * what is packed needs the optional jar, or the program 7z together with Debian's 7zip-rar. Without
 * either the names are listed, and that the files were not unpacked.
 */
final class RarReader implements ContainerReader {
  private static final String HOW = "rar";
  private static final String MISSING =
      "is not unpacked: put postern-rar.jar beside Postern, or install the package 7zip-rar";

  private final Optional<Unpacker> library;
  private final ContainerReader outside;

  /**
   * @param library that unpacks, if there is one
   * @param outside that may be able to
   */
  RarReader(Optional<Unpacker> library, ContainerReader outside) {
    this.library = library;
    this.outside = outside;
  }

  @Override
  public void read(Content content, String name, Listing.Draft draft) throws IOException {
    Words rar = new Words(content);
    RarHeaders headers = RarHeaders.read(rar, draft);
    if (headers.locked()) {
      draft.flaw(Flaw.Kind.ENCRYPTED, "rar with encrypted names");
      return;
    }
    boolean packed = headers.entries().stream().anyMatch(entry -> !direct(entry, rar));
    Set<String> done = new HashSet<>();
    if (packed || headers.entries().isEmpty()) {
      done.addAll(unpack(content, name, draft));
    }
    for (RarEntry entry : headers.entries()) {
      if (!done.contains(entry.name())) {
        add(entry, rar, draft);
      }
    }
    if (!headers.whole() && done.isEmpty()) {
      draft.flaw(Flaw.Kind.BROKEN, "the rar does not come to its end");
    }
  }

  /** Whether nothing but a slice, or the word that it is locked, is to be had of a file. */
  private static boolean direct(RarEntry entry, Words rar) {
    boolean here = entry.data() + entry.packed() <= rar.size();
    return entry.encrypted() || entry.stored() && here && !entry.split();
  }

  private static void add(RarEntry entry, Words rar, Listing.Draft draft) {
    Content bytes = rar.slice(entry.data(), entry.packed());
    if (entry.encrypted()) {
      draft.add(closed(entry, bytes, new Flaw(Flaw.Kind.ENCRYPTED, "encrypted")));
    } else if (entry.split()) {
      Flaw flaw = new Flaw(Flaw.Kind.NOT_UNPACKED, "part of a rar in several volumes");
      draft.add(closed(entry, bytes, flaw));
    } else if (direct(entry, rar)) {
      draft.add(Member.of(entry.name(), "rar, stored", bytes));
    } else {
      draft.add(closed(entry, bytes, new Flaw(Flaw.Kind.NOT_UNPACKED, MISSING)));
    }
  }

  private static Member closed(RarEntry entry, Content bytes, Flaw flaw) {
    return new Member(entry.name(), HOW, bytes::open, Optional.of(flaw));
  }

  /** Returns the names of the files that were unpacked. */
  private List<String> unpack(Content content, String name, Listing.Draft draft)
      throws IOException {
    Listing.Draft inner = new Listing.Draft(draft.meter);
    if (library.isPresent()) {
      try {
        library.get().unpack(content, new DraftSink(inner, HOW));
      } catch (IOException | RuntimeException | LinkageError | StackOverflowError e) {
        // What libraries answer to lies; what was listed until then counts.
        inner.flaw(Flaw.Kind.BROKEN, "rar: " + e.getMessage());
      }
    } else {
      outside.read(content, name, inner);
    }
    Listing listing = inner.done();
    if (library.isEmpty() && listing.has(Flaw.Kind.NOT_UNPACKED)) {
      draft.flaw(Flaw.Kind.NOT_UNPACKED, MISSING);
      return List.of();
    }
    draft.addAll(listing);
    return listing.members().stream().map(Member::name).toList();
  }
}
