package org.postern.inspection.virus;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.postern.inspection.anatomy.Anatomy;
import org.postern.inspection.anatomy.Node;
import org.postern.inspection.anatomy.Reading;
import org.postern.inspection.content.Content;

/**
 * Something an engine is asked about.
 *
 * @param path in the anatomy
 * @param content what to look at
 */
record Question(String path, Content content) {

  /**
   * Returns what an engine that does not read MIME has to be asked about besides the message as it
   * came: every reading of every node, equal contents once.
   */
  static List<Question> ofParts(Anatomy anatomy) {
    List<Question> questions = new ArrayList<>();
    Set<String> asked = new HashSet<>();
    anatomy
        .nodes()
        .forEach(
            node -> {
              for (Reading reading : node.readings()) {
                if (!isOnlyWrapping(node, reading) && asked.add(reading.sha256())) {
                  questions.add(new Question(node.path(), reading.content()));
                }
              }
            });
    return questions;
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
