package org.postern.inspection.anatomy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postern.inspection.anatomy.Declared.Form;
import org.postern.inspection.content.Content;
import org.postern.inspection.mime.Multipart.Span;

/** Reads MIME entities: a header and a body, which may be made of entities again. */
final class Entities {
  static final String TEXT = "text/plain";
  static final String MESSAGE = "message/rfc822";

  private final Account account;
  private final Leaves leaves;
  private final Multiparts multiparts;
  private final Bodies bodies;

  Entities(Account account) {
    this.account = account;
    this.leaves = new Leaves(account, this::message);
    this.multiparts = new Multiparts(account, this);
    this.bodies = new Bodies(account, this, leaves, multiparts);
  }

  /** Reads the message itself. */
  Node root(Content message) {
    account.part(Paths.ROOT);
    Content jumping = leaves.jumping(message);
    Source source = new Source(jumping, true, account);
    return read(new Spot(source, Paths.ROOT, 0, false), new Span(0, jumping.size()), TEXT);
  }

  /** Reads a file that is a message. */
  private Node message(Content content, String path, int depth, boolean guessed) {
    Source source = new Source(leaves.jumping(content), false, account);
    return read(new Spot(source, path, depth, guessed), new Span(0, content.size()), TEXT);
  }

  /**
   * Reads an entity.
   *
   * @param defaultType what it is if it does not say
   */
  Node read(Spot spot, Span span, String defaultType) {
    Source source = spot.source;
    HeaderPass.Result pass =
        HeaderPass.read(source.window(), span.from(), span.to(), account, spot.path);
    pass.faults().forEach(fault -> spot.fault(fault.what(), fault.detail()));
    List<Declared> all = new ArrayList<>();
    Set<String> types = new LinkedHashSet<>();
    Set<String> encodings = new LinkedHashSet<>();
    Set<String> boundaries = new LinkedHashSet<>();
    for (HeaderReading header : pass.readings()) {
      Declared declared = Declared.of(ParameterLimit.cut(header, account, spot.path), defaultType);
      if (all.isEmpty()) {
        declared.faults().forEach(fault -> spot.fault(fault.what(), fault.detail()));
        types.addAll(declared.types());
        encodings.addAll(declared.encodings());
        boundaries.addAll(declared.boundaries());
      }
      spot.names.addAll(declared.names());
      all.add(declared);
    }
    for (int i = 0; i < all.size(); i++) {
      HeaderReading header = pass.readings().get(i);
      Declared declared = all.get(i);
      Span body = new Span(header.body(), span.to());
      for (Form form : declared.forms()) {
        boolean first = spot.readings.isEmpty();
        String key =
            header.body()
                + " "
                + form
                + declared.boundaries()
                + declared.otherBoundaries()
                + declared.codings();
        if (spot.isNew(key) && (first || account.reading(spot.path, span.to() - span.from()))) {
          body(spot, body, form, declared, header.how());
        }
      }
    }
    Range range = new Range(source, span);
    return new Node(
        spot.path,
        range.raw(),
        pass.readings().get(0).header(),
        List.copyOf(spot.names),
        List.copyOf(types),
        List.copyOf(encodings),
        List.copyOf(boundaries),
        spot.encrypted,
        spot.guessed,
        spot.faults,
        spot.readings);
  }

  private void body(Spot spot, Span body, Form form, Declared declared, String how) {
    Opaque.note(spot, declared);
    boolean parted = form == Form.MULTIPART && multiparts.read(spot, body, declared, how, bodies);
    if (parted) {
      bodies.readEncodedParts(spot, body, declared, how);
    } else {
      bodies.read(spot, body, form, declared, how);
    }
  }

  private record Range(Source source, Span span) {
    Optional<Node.Range> raw() {
      return source.raw() ? Optional.of(new Node.Range(span.from(), span.to())) : Optional.empty();
    }
  }
}
