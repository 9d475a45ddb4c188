package org.postern.inspection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.postern.inspection.anatomy.Anatomy;
import org.postern.inspection.anatomy.Fault;
import org.postern.inspection.anatomy.FileType;
import org.postern.inspection.anatomy.Header;
import org.postern.inspection.anatomy.Irregularity;
import org.postern.inspection.anatomy.Node;
import org.postern.inspection.anatomy.Reading;
import org.postern.inspection.content.Content;

/** Builds a node of an anatomy by hand, for tests of what works on anatomies. */
public final class Part {
  private final String path;
  private final List<Header.Field> fields = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final List<Fault> faults = new ArrayList<>();
  private final List<Node> children = new ArrayList<>();
  private List<String> declared = List.of("text/plain");
  private FileType type = FileType.UNKNOWN;
  private byte[] content = {};
  private Optional<Node.Range> range = Optional.empty();

  private Part(String path) {
    this.path = path;
  }

  public static Part at(String path) {
    return new Part(path);
  }

  public Part field(String name, String value) {
    fields.add(new Header.Field(name, value));
    return this;
  }

  public Part named(String... more) {
    names.addAll(List.of(more));
    return this;
  }

  public Part declared(String... types) {
    declared = List.of(types);
    return field("Content-Type", " " + types[0]);
  }

  /** A member of an archive, where nobody declares a type. */
  public Part member() {
    declared = List.of("application/octet-stream");
    return this;
  }

  public Part looksLike(String mediaType, FileType.Family family) {
    type = new FileType(mediaType, family);
    return this;
  }

  public Part fault(Irregularity what, String detail) {
    faults.add(new Fault(what, detail));
    return this;
  }

  /** Where in the raw bytes it lies; a part that does not say lies inside something. */
  public Part range(long from, long to) {
    range = Optional.of(new Node.Range(from, to));
    return this;
  }

  public Part content(byte[] bytes) {
    content = bytes.clone();
    return this;
  }

  public Part holding(Part... parts) {
    Arrays.stream(parts).map(Part::node).forEach(children::add);
    return this;
  }

  public Node node() {
    Reading reading =
        new Reading(
            "by hand",
            Content.of(content),
            content.length,
            Integer.toHexString(Arrays.hashCode(content)),
            List.of(type),
            children);
    return new Node(
        path,
        range,
        new Header(fields),
        names,
        declared,
        List.of(),
        false,
        faults,
        List.of(reading));
  }

  /** Returns an anatomy with this part as the message. */
  public Anatomy anatomy() {
    return new Anatomy(node(), List.of());
  }
}
