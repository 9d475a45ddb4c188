package org.postern.inspection.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postern.inspection.active.Active;
import org.postern.inspection.anatomy.FileType;
import org.postern.inspection.anatomy.FileType.Family;
import org.postern.inspection.anatomy.Node;
import org.postern.inspection.data.Expression;
import org.postern.inspection.text.OneLine;

/** Something one part of a message, or one member of a container, is asked. A closed list. */
sealed interface NodeTest {

  /**
   * Returns what was seen, for people, the sender among them, if the node passes; an empty text
   * where there is nothing to show. Text from the message is safe in it.
   */
  Optional<String> passed(Node node, Facts facts);

  /** Returns what the test looks at in a node, as text; empty if there is none. */
  String value(Node node, Facts facts);

  /** Returns the attribute as it was written. */
  String written();

  /** One of the names is like one of several patterns. */
  record Named(Patterns patterns) implements NodeTest {
    @Override
    public Optional<String> passed(Node node, Facts facts) {
      return first(node, form -> patterns.match(form));
    }

    @Override
    public String value(Node node, Facts facts) {
      return String.join(" ", node.names());
    }

    @Override
    public String written() {
      return "name=\"" + patterns + "\"";
    }

    /** A name that a letter only quotes is the name of nothing. */
    private static Optional<String> first(Node node, Predicate<String> wanted) {
      return (node.guessed() ? Stream.<String>of() : node.names().stream())
          .flatMap(name -> NameForms.of(name).stream())
          .filter(wanted)
          .findFirst()
          .map(Shown::text);
    }
  }

  /** An expression matches somewhere in one of the names. */
  record NameMatching(Expression expression) implements NodeTest {
    @Override
    public Optional<String> passed(Node node, Facts facts) {
      return Named.first(node, form -> expression.pattern().matcher(form).find());
    }

    @Override
    public String value(Node node, Facts facts) {
      return String.join(" ", node.names());
    }

    @Override
    public String written() {
      return "matches=\"" + expression.source() + "\"";
    }
  }

  /**
   * The content looks like one of several families or media types, whatever the header says.
   *
   * @param media patterns of media types
   */
  record OfType(Set<Family> families, List<Glob> media) implements NodeTest {
    public OfType {
      families = Set.copyOf(families);
      media = List.copyOf(media);
    }

    @Override
    public Optional<String> passed(Node node, Facts facts) {
      return types(node)
          .filter(
              type ->
                  families.contains(type.family())
                      || media.stream().anyMatch(glob -> glob.matches(type.mediaType())))
          .findFirst()
          .map(type -> Shown.text(type.mediaType()));
    }

    @Override
    public String value(Node node, Facts facts) {
      return types(node).map(FileType::mediaType).distinct().collect(Collectors.joining(" "));
    }

    @Override
    public String written() {
      return Stream.concat(
              families.stream().sorted().map(FamilyWords::word), media.stream().map(Glob::toString))
          .collect(Collectors.joining(" ", "type=\"", "\""));
    }

    static Stream<FileType> types(Node node) {
      return node.readings().stream()
          .filter(reading -> !reading.sha256().isEmpty())
          .flatMap(reading -> reading.types().stream());
    }
  }

  /** The header declares one of several media types. */
  record Declared(Patterns types) implements NodeTest {
    @Override
    public Optional<String> passed(Node node, Facts facts) {
      return node.declaredTypes().stream().filter(types::match).findFirst().map(Shown::text);
    }

    @Override
    public String value(Node node, Facts facts) {
      return String.join(" ", node.declaredTypes());
    }

    @Override
    public String written() {
      return "declared=\"" + types + "\"";
    }
  }

  /** The content, after encodings are undone, has a size. */
  record Sized(SizeRange size) implements NodeTest {
    @Override
    public Optional<String> passed(Node node, Facts facts) {
      return isContent(node) && size.holds(node.reading().size())
          ? Optional.of(value(node, facts))
          : Optional.empty();
    }

    @Override
    public String value(Node node, Facts facts) {
      return isContent(node) ? node.reading().size() + " bytes" : "";
    }

    /** Archives and documents have a size of their own; what only joins parts has none. */
    private static boolean isContent(Node node) {
      return node.isLeaf() || !node.reading().sha256().isEmpty();
    }

    @Override
    public String written() {
      return size.toString();
    }
  }

  /** The content of one of the readings has one of several SHA-256 digests, lower case. */
  record Digest(Set<String> digests) implements NodeTest {
    public Digest {
      digests = Set.copyOf(digests);
    }

    @Override
    public Optional<String> passed(Node node, Facts facts) {
      return node.readings().stream()
          .map(reading -> reading.sha256())
          .filter(digests::contains)
          .findFirst();
    }

    @Override
    public String value(Node node, Facts facts) {
      return node.isLeaf() ? node.reading().sha256() : "";
    }

    @Override
    public String written() {
      return "sha256=\"" + String.join(" ", digests.stream().sorted().toList()) + "\"";
    }
  }

  /** Only the recipient can open it. */
  record Locked(boolean locked) implements NodeTest {
    @Override
    public Optional<String> passed(Node node, Facts facts) {
      return node.encrypted() == locked ? Optional.of(value(node, facts)) : Optional.empty();
    }

    @Override
    public String value(Node node, Facts facts) {
      return node.encrypted() ? "encrypted" : "";
    }

    @Override
    public String written() {
      return "encrypted=\"" + locked + "\"";
    }
  }

  /** Name, declared type and content contradict each other. */
  record Contradictory(boolean contradictory) implements NodeTest {
    @Override
    public Optional<String> passed(Node node, Facts facts) {
      List<String> contradictions = node.contradictions();
      return contradictions.isEmpty() == contradictory
          ? Optional.empty()
          : Optional.of(contradictory ? OneLine.of(contradictions.get(0), 120) : "");
    }

    @Override
    public String value(Node node, Facts facts) {
      return String.join("; ", node.contradictions());
    }

    @Override
    public String written() {
      return "contradictory=\"" + contradictory + "\"";
    }
  }

  /** It acts by itself in one of several ways. */
  record Acting(Set<Active.Kind> kinds) implements NodeTest {
    public Acting {
      kinds = Set.copyOf(kinds);
    }

    @Override
    public Optional<String> passed(Node node, Facts facts) {
      return facts.active().of(node).stream()
          .filter(active -> kinds.contains(active.kind()))
          .findFirst()
          .map(active -> OneLine.of(active.toString(), 160));
    }

    @Override
    public String value(Node node, Facts facts) {
      return facts.active().of(node).stream()
          .map(active -> OneLine.of(active.toString(), 160))
          .collect(Collectors.joining("; "));
    }

    @Override
    public String written() {
      return kinds.stream()
          .sorted()
          .map(Active.Kind::word)
          .collect(Collectors.joining(" ", "has=\"", "\""));
    }
  }

  /** It lies in an archive or a document, or it lies in the message itself. */
  record Inside(boolean inside) implements NodeTest {
    @Override
    public Optional<String> passed(Node node, Facts facts) {
      return node.path().indexOf('!') >= 0 == inside ? Optional.of("") : Optional.empty();
    }

    @Override
    public String value(Node node, Facts facts) {
      return inside ? "" : node.path();
    }

    @Override
    public String written() {
      return "inside=\"" + inside + "\"";
    }
  }
}
