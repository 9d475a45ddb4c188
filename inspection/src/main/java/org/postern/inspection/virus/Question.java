package org.postern.inspection.virus;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.postern.inspection.anatomy.Anatomy;
import org.postern.inspection.anatomy.Irregularity;
import org.postern.inspection.anatomy.Node;
import org.postern.inspection.anatomy.Reading;
import org.postern.inspection.content.Content;
import org.postern.inspection.content.Digested;

/**
 * Something engines are asked about, besides the message as it came.
 *
 * @param path in the anatomy
 * @param how the reading that the content comes from, where the spot has several
 * @param content what to look at
 * @param hidden whether an engine that reads MIME may miss it too: it lies in a container, or in a
 *     message that not all programs read in the same way
 */
record Question(String path, Optional<String> how, Content content, boolean hidden) {

  /**
   * How deep an engine is trusted to follow honest nesting. clamd gives up at 17 levels of all
   * kinds together; hardly any mail forwards a forward of a forward.
   */
  private static final int TRUSTED_DEPTH = 6;

  /** The multiparts of which engines look at each part. */
  private static final Set<String> PARTED =
      Set.of("multipart/mixed", "multipart/alternative", "multipart/related");

  /** What is wrong inside a part, so that the parts themselves are beyond doubt. */
  private static final Set<Irregularity> OF_CONTENT =
      EnumSet.of(
          Irregularity.CONTENT_CLOSED,
          Irregularity.CONTAINER_BROKEN,
          Irregularity.CONTAINER_AMBIGUOUS);

  /**
   * Returns every reading of every spot of a message, equal contents once. A content that also lies
   * where every program finds it is not hidden.
   */
  static List<Question> of(Anatomy anatomy) {
    Map<String, Question> questions = new LinkedHashMap<>();
    boolean odd = anatomy.nodes().anyMatch(Question::isOdd);
    collect(anatomy.root(), odd, 0, questions);
    return new ArrayList<>(questions.values());
  }

  /** Goes as deep as the budget of the anatomy lets parts be nested, and no deeper. */
  private static void collect(
      Node node, boolean around, int depth, Map<String, Question> questions) {
    boolean hidden = around || depth > TRUSTED_DEPTH || !isPlain(node, depth);
    boolean several = node.readings().size() > 1;
    for (Reading reading : node.readings()) {
      if (!isOnlyWrapping(node, reading)) {
        Optional<String> how = several ? Optional.of(reading.how()) : Optional.empty();
        questions.merge(
            reading.sha256(),
            new Question(
                node.path(), how, new Digested(reading.content(), reading.sha256()), hidden),
            (first, second) -> first.hidden && !second.hidden ? first.inTheOpen() : first);
      }
    }
    for (Reading reading : node.readings()) {
      for (Node child : reading.children()) {
        collect(child, hidden, depth + 1, questions);
      }
    }
  }

  private Question inTheOpen() {
    return new Question(path, how, content, false);
  }

  /** Returns whether a spot is of a form that every engine which reads MIME knows. */
  private static boolean isPlain(Node node, int depth) {
    String type = node.declaredType();
    boolean known =
        type.startsWith("multipart/")
            ? PARTED.contains(type)
            : !type.startsWith("message/") || type.equals("message/rfc822");
    return known && node.range().isPresent() && (depth == 0 || !node.header().fields().isEmpty());
  }

  /** Returns whether a spot of the message itself is written so that programs may differ. */
  private static boolean isOdd(Node node) {
    return node.range().isPresent()
        && (node.readings().size() > 1
            || node.faults().stream().anyMatch(fault -> !OF_CONTENT.contains(fault.what())));
  }

  /**
   * Returns whether every byte of a reading is looked at elsewhere: a multipart is its parts, and
   * as a whole it is a stretch of the message or of an attached message. Its other readings, in
   * which it may be a file, are not.
   */
  private static boolean isOnlyWrapping(Node node, Reading reading) {
    boolean parted = node.declaredType().startsWith("multipart/") && reading.equals(node.reading());
    return reading.sha256().isEmpty() || parted && !reading.children().isEmpty();
  }
}
