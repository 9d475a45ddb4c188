package org.postern.inspection.anatomy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One spot of a message: a MIME part, the message itself, or a member of a container. A spot can be
 * read in several ways; ordinary mail has one {@link Reading} at each.
 *
 * @param path where in the message, such as {@code 2.1!invoice.zip!setup.exe}
 * @param range where in the raw bytes of the message the spot lies, header included; empty for what
 *     lies inside an encoding or a container
 * @param header the header fields as they came; empty for members of containers
 * @param names every name that any field gives to the spot, decoded, without repetition, the one
 *     that most programs show first
 * @param declaredTypes the media types that the header fields declare, lower case, without
 *     parameters; more than one only if the fields disagree; {@code text/plain} if there is none
 * @param encodings the transfer encodings that the header fields declare, lower case; empty if none
 * @param boundaries the different boundary parameters of a multipart, in order; empty for others
 * @param encrypted whether the content is locked with a password or key that only the recipient has
 * @param guessed whether nothing in the message says that there is a spot here: a letter that
 *     quotes the source of another message is read as that message too, as some programs do
 * @param faults what is wrong with how the spot is written
 * @param readings the ways to read it, the one that most programs take first; never empty
 */
public record Node(
    String path,
    Optional<Range> range,
    Header header,
    List<String> names,
    List<String> declaredTypes,
    List<String> encodings,
    List<String> boundaries,
    boolean encrypted,
    boolean guessed,
    List<Fault> faults,
    List<Reading> readings) {

  public Node {
    names = List.copyOf(names);
    declaredTypes = List.copyOf(declaredTypes);
    encodings = List.copyOf(encodings);
    boundaries = List.copyOf(boundaries);
    faults = List.copyOf(faults);
    readings = List.copyOf(readings);
    if (readings.isEmpty()) {
      throw new IllegalArgumentException(path + " has no reading");
    }
  }

  /** A node that declares no boundary. */
  public Node(
      String path,
      Optional<Range> range,
      Header header,
      List<String> names,
      List<String> declaredTypes,
      List<String> encodings,
      boolean encrypted,
      List<Fault> faults,
      List<Reading> readings) {
    this(
        path,
        range,
        header,
        names,
        declaredTypes,
        encodings,
        List.of(),
        encrypted,
        false,
        faults,
        readings);
  }

  /** A run of raw bytes: from {@code from} up to but not including {@code to}. */
  public record Range(long from, long to) {}

  /** Returns the reading that most programs take. */
  public Reading reading() {
    return readings.get(0);
  }

  /** Returns the media type that most programs go by. */
  public String declaredType() {
    return declaredTypes.get(0);
  }

  /** Returns whether no reading found anything inside. */
  public boolean isLeaf() {
    return readings.stream().allMatch(reading -> reading.children().isEmpty());
  }

  /**
   * Returns where the names, the declared types and the content contradict each other as they do
   * for no honest reason, in words for people; empty for nearly all ordinary mail.
   */
  public List<String> contradictions() {
    List<FileType> types =
        readings.stream()
            .filter(reading -> !reading.sha256().isEmpty() && reading.size() > 0)
            .flatMap(reading -> reading.types().stream())
            .toList();
    return TypeClaims.contradictions(
        names, header.fields().isEmpty() ? List.of() : declaredTypes, types);
  }

  /** Returns this node and all below it, parents first. */
  public Stream<Node> walk() {
    List<Node> nodes = new ArrayList<>();
    collect(nodes);
    return nodes.stream();
  }

  private void collect(List<Node> nodes) {
    nodes.add(this);
    for (Reading reading : readings) {
      reading.children().forEach(child -> child.collect(nodes));
    }
  }
}
