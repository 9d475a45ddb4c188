package org.postern.inspection.anatomy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.postern.inspection.content.Content;
import org.postern.inspection.decoding.Coding;
import org.postern.inspection.decoding.Decoder;
import org.postern.inspection.mime.Dashes;
import org.postern.inspection.mime.Multipart;
import org.postern.inspection.mime.Multipart.Span;

/** Reads MIME entities: a header and a body, which may be made of entities again. */
final class Entities {
  private static final String TEXT = "text/plain";
  private static final String MESSAGE = "message/rfc822";

  private final Account account;
  private final Leaves leaves;

  Entities(Account account) {
    this.account = account;
    this.leaves = new Leaves(account);
  }

  /** Reads the message itself. */
  Node root(Content message) {
    account.part(Paths.ROOT);
    Content jumping = leaves.jumping(message);
    return read(new Source(jumping, true), new Span(0, jumping.size()), Paths.ROOT, 0, TEXT);
  }

  private Node read(Source source, Span span, String path, int depth, String defaultType) {
    HeaderPass.Result pass =
        HeaderPass.read(source.window(), span.from(), span.to(), account, path);
    Declared declared = Declared.of(pass.header(), defaultType);
    List<Fault> faults = new ArrayList<>(pass.faults());
    faults.addAll(declared.faults());
    Span body = new Span(pass.body(), span.to());
    Spot spot = new Spot(source, body, path, depth, declared, faults);
    List<Reading> readings = new ArrayList<>();
    String type = declared.types().get(0);
    if (Declared.isMultipart(type)) {
      multipart(spot, type, readings);
    }
    if (readings.isEmpty()) {
      single(spot, isMessage(type), readings);
    }
    return new Node(
        path,
        source.raw() ? Optional.of(new Node.Range(span.from(), span.to())) : Optional.empty(),
        pass.header(),
        declared.names(),
        declared.types(),
        declared.encodings(),
        declared.boundaries(),
        false,
        faults,
        readings);
  }

  /** An entity whose header was read. */
  private record Spot(
      Source source, Span body, String path, int depth, Declared declared, List<Fault> faults) {
    void fault(Irregularity what, String detail) {
      faults.add(new Fault(what, detail));
    }

    Content content() {
      return source.content().slice(body.from(), body.to());
    }
  }

  /** One reading for each boundary that cuts the body into parts. */
  private void multipart(Spot spot, String type, List<Reading> readings) {
    List<String> boundaries =
        spot.declared().boundaries().stream().filter(b -> !b.isEmpty()).toList();
    if (boundaries.isEmpty()) {
      spot.fault(Irregularity.BOUNDARY_MISSING, "");
      return;
    }
    if (!account.depth(spot.depth() + 1, spot.path())) {
      return;
    }
    Source source = spot.source();
    if (source.dashes().full()) {
      account.past("delimiters", spot.path(), Dashes.MAX);
    }
    for (String boundary : boundaries) {
      Multipart cut =
          Multipart.cut(
              source.window(), source.dashes(), spot.body(), boundary, account.parts() + 1);
      if (cut.parts().isEmpty()) {
        continue;
      }
      if (!cut.closed()) {
        spot.fault(Irregularity.CLOSE_DELIMITER_MISSING, boundary);
      }
      String defaultType = type.equals("multipart/digest") ? MESSAGE : TEXT;
      List<Node> children = new ArrayList<>();
      for (Span part : cut.parts()) {
        String path = Paths.part(spot.path(), readings.size() + 1, children.size() + 1);
        if (!account.part(path)) {
          break;
        }
        children.add(read(source, part, path, spot.depth() + 1, defaultType));
      }
      readings.add(
          new Reading(
              "boundary \"" + boundary + '"',
              spot.content(),
              spot.body().to() - spot.body().from(),
              "",
              List.of(FileType.UNKNOWN),
              children));
    }
    if (readings.isEmpty()) {
      spot.fault(Irregularity.DELIMITER_MISSING, String.join(" | ", boundaries));
    }
  }

  /** The readings of a body that is one thing, a file or a message: one for each decoding. */
  private void single(Spot spot, boolean message, List<Reading> readings) {
    Deque<Coding> codings = new ArrayDeque<>(List.of(coding(spot)));
    while (!codings.isEmpty()) {
      Coding coding = codings.remove();
      Content encoded = spot.content();
      Decoder decoder = coding.decoder();
      Measure measure;
      try (InputStream in = decoder.open(encoded)) {
        measure = Measure.of(in, encoded.size(), account, spot.path());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      if (decoder.broken() && readings.isEmpty()) {
        spot.fault(Irregularity.BASE64_JUNK, coding.word());
      }
      codings.addAll(decoder.alternatives());
      if (readings.stream().anyMatch(known -> known.sha256().equals(measure.sha256()))) {
        continue;
      }
      int number = readings.size() + 1;
      Content content = coding.decoded(encoded, measure.size());
      List<Node> children =
          message ? inner(spot, number, coding, content) : files(spot, number, content, measure);
      readings.add(
          new Reading(
              coding.word(), content, measure.size(), measure.sha256(), measure.types(), children));
    }
  }

  private List<Node> inner(Spot spot, int reading, Coding coding, Content content) {
    String path = Paths.part(spot.path(), reading, 1);
    if (!account.depth(spot.depth() + 1, spot.path()) || !account.part(path)) {
      return List.of();
    }
    int depth = spot.depth() + 1;
    if (coding == Coding.IDENTITY) {
      return List.of(read(spot.source(), spot.body(), path, depth, TEXT));
    }
    Source inner = new Source(leaves.jumping(content), false);
    return List.of(read(inner, new Span(0, content.size()), path, depth, TEXT));
  }

  private List<Node> files(Spot spot, int reading, Content content, Measure measure) {
    List<String> names = spot.declared().names();
    String path = Paths.container(spot.path(), reading, names.isEmpty() ? "" : names.get(0));
    return leaves.members(content, measure, path, spot.depth(), spot.faults());
  }

  private static Coding coding(Spot spot) {
    for (String word : spot.declared().encodings()) {
      Optional<Coding> known = Coding.named(word);
      if (known.isPresent()) {
        return known.get();
      }
      spot.fault(Irregularity.ENCODING_UNKNOWN, word);
    }
    return Coding.IDENTITY;
  }

  private static boolean isMessage(String type) {
    return type.equals(MESSAGE) || type.equals("message/global");
  }
}
