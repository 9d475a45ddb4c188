package org.postern.inspection.anatomy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.postern.inspection.anatomy.Declared.Form;
import org.postern.inspection.anatomy.Probe.Place;
import org.postern.inspection.content.Content;
import org.postern.inspection.content.Window;
import org.postern.inspection.decoding.Coding;
import org.postern.inspection.decoding.Decoder;
import org.postern.inspection.mime.Multipart.Span;

/** Reads bodies that are one thing, a file or a message: one reading for each decoding. */
final class Bodies {
  private final Account account;
  private final Entities entities;
  private final Leaves leaves;
  private final Multiparts multiparts;

  Bodies(Account account, Entities entities, Leaves leaves, Multiparts multiparts) {
    this.account = account;
    this.entities = entities;
    this.leaves = leaves;
    this.multiparts = multiparts;
  }

  void read(Spot spot, Span body, Form form, Declared declared, String how) {
    Content encoded = spot.source.content().slice(body.from(), body.to());
    Deque<Coding> codings = new ArrayDeque<>(declared.codings());
    boolean text = declared.types().stream().anyMatch(type -> type.startsWith("text/"));
    boolean first = spot.readings.isEmpty();
    boolean declaredCoding = true;
    while (!codings.isEmpty()) {
      Coding coding = codings.remove();
      if (!spot.isNew(body.from() + " " + coding) || !first && !account.reading(spot.path, 0)) {
        continue;
      }
      first = false;
      Decoder decoder = coding.decoder();
      Measure measure;
      try (InputStream in = decoder.open(encoded)) {
        measure = Measure.of(in, encoded.size(), account, spot.path, text, declared.wide());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      if (declaredCoding && form == Form.FILE) {
        Decodings.note(spot, decoder, coding);
      } else if (declaredCoding && decoder.broken()) {
        // Some programs encode the parts and say it of the whole as well.
        codings.add(Coding.IDENTITY);
      }
      declaredCoding = false;
      codings.addAll(decoder.alternatives());
      if (spot.readings.stream().anyMatch(known -> known.sha256().equals(measure.sha256()))) {
        continue;
      }
      add(spot, body, form, coding, coding.decoded(encoded, measure.size()), measure, how);
    }
  }

  /**
   * Reads a multipart that shows its parts and says that it is encoded as a whole once more as it
   * says: some programs decode it first. Honest programs that say so do not mean it.
   */
  void readEncodedParts(Spot spot, Span body, Declared declared, String how) {
    Content encoded = spot.source.content().slice(body.from(), body.to());
    for (Coding coding : declared.codings()) {
      if (coding == Coding.IDENTITY
          || spot.guessed
          || !spot.isNew(body.from() + " " + coding)
          || !account.reading(spot.path, 0)) {
        continue;
      }
      Measure measure;
      try (InputStream in = coding.decoder().open(encoded)) {
        measure = Measure.of(in, encoded.size(), account, spot.path, true);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      if (measure.probe().fields().isEmpty()) {
        continue;
      }
      if (coding == Coding.BASE64) {
        spot.fault(Irregularity.ENCODING_OF_PARTS, coding.word());
      }
      Content content = coding.decoded(encoded, measure.size());
      add(spot, body, Form.FILE, coding, content, measure, how);
    }
  }

  private void add(
      Spot spot,
      Span body,
      Form form,
      Coding coding,
      Content content,
      Measure measure,
      String how) {
    boolean message = form == Form.MESSAGE;
    Inside inside =
        message
            ? new Inside(inner(spot, body, coding, content), measure.types(), false)
            : files(spot, content, measure);
    spot.encrypted |= inside.encrypted();
    String words = how.isEmpty() ? coding.word() : how + ", " + coding.word();
    spot.readings.add(
        new Reading(
            words, content, measure.size(), measure.sha256(), inside.types(), inside.children()));
    if (!message && !spot.guessed && !measure.probe().fields().isEmpty()) {
      boolean raw = coding == Coding.IDENTITY;
      if (!raw && form == Form.MULTIPART) {
        spot.fault(Irregularity.ENCODING_OF_PARTS, coding.word());
      }
      Source source = raw ? spot.source : new Source(leaves.jumping(content), false, account);
      Span within = raw ? body : new Span(0, content.size());
      places(spot, source, within, measure.probe().fields(), form);
    }
  }

  private List<Node> inner(Spot spot, Span body, Coding coding, Content content) {
    String path = Paths.part(spot.path, spot.next(), 1);
    int depth = spot.depth + 1;
    if (!account.depth(depth, spot.path) || !account.part(path)) {
      return List.of();
    }
    if (coding == Coding.IDENTITY) {
      Spot child = new Spot(spot.source, path, depth, spot.guessed);
      return List.of(entities.read(child, body, Entities.TEXT));
    }
    Source inner = new Source(leaves.jumping(content), false, account);
    Spot child = new Spot(inner, path, depth, spot.guessed);
    return List.of(entities.read(child, new Span(0, content.size()), Entities.TEXT));
  }

  private Inside files(Spot spot, Content content, Measure measure) {
    String name = spot.names.isEmpty() ? "" : spot.names.iterator().next();
    String path = Paths.container(spot.path, spot.next(), name);
    Inside inside = leaves.inside(content, measure.types(), name, path, spot.depth, spot.faults);
    return leaves.texts(
        new FileSpot(content, measure, name, path, spot.depth, false, spot.faults), inside);
  }

  /**
   * Looks for entities in a stretch of the message that is no part.
   *
   * @return whether there are some
   */
  boolean lookForEntities(Spot spot, Span span, String where) {
    if (span.from() >= span.to() || spot.guessed) {
      return false;
    }
    Content content = spot.source.content().slice(span.from(), span.to());
    Measure measure;
    try (InputStream in = content.open()) {
      measure = Measure.of(in, content.size(), account, spot.path, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<Place> places = measure.probe().fields();
    boolean files = measure.probe().files();
    if (places.isEmpty() && !files || !account.reading(spot.path, 0)) {
      return false;
    }
    List<Node> children = files(spot, content, measure).children();
    if (!children.isEmpty()) {
      spot.readings.add(
          new Reading(where, content, measure.size(), measure.sha256(), measure.types(), children));
    }
    places(spot, spot.source, span, places, Form.FILE);
    return !places.isEmpty();
  }

  /** Reads what stands in a text as if it were an entity, or the parts of a multipart. */
  private void places(Spot spot, Source source, Span within, List<Place> places, Form form) {
    if (places.isEmpty() || !account.depth(spot.depth + 1, spot.path)) {
      return;
    }
    Window window = source.window();
    Set<String> boundaries = new HashSet<>();
    List<Long> starts = new ArrayList<>();
    for (Place place : places) {
      String boundary =
          place.delimiter() < 0
              ? ""
              : delimiter(window, within.from() + place.delimiter(), within.to());
      if (boundary.isEmpty() && (place.delimiter() < 0 || form != Form.MULTIPART)) {
        starts.add(within.from() + place.start());
      } else if (boundaries.add(boundary)) {
        if (form == Form.MULTIPART) {
          spot.fault(Irregularity.DELIMITER_UNDECLARED, boundary);
        }
        multiparts.guess(spot, source, within, boundary);
      }
    }
    if (starts.isEmpty()) {
      return;
    }
    List<Node> children = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      long end = i + 1 < starts.size() ? starts.get(i + 1) : within.to();
      String path = Paths.part(spot.path, spot.next(), children.size() + 1);
      if (!account.part(path)) {
        break;
      }
      Spot child = new Spot(source, path, spot.depth + 1, true);
      children.add(entities.read(child, new Span(starts.get(i), end), Entities.TEXT));
    }
    Content content = source.content().slice(within.from(), within.to());
    spot.readings.add(
        new Reading(
            "header fields in the text",
            content,
            content.size(),
            "",
            List.of(FileType.UNKNOWN),
            children));
  }

  private static String delimiter(Window window, long start, long to) {
    long end = window.find((byte) '\n', (byte) '\r', start, to);
    byte[] line = window.copy(start, Math.min(end, start + 1000));
    String text = new String(line, StandardCharsets.ISO_8859_1).strip();
    return text.startsWith("--") ? text.substring(2) : "";
  }
}
