package org.postern.inspection.plaintext;

import java.util.List;
import java.util.Optional;
import org.postern.inspection.anatomy.Anatomy;

/** Finds the readable text of a message. */
public final class PlainTexts {
  private PlainTexts() {}

  /**
   * Returns every text of a message, in the order of the nodes; equal contents once. A text in two
   * formats, such as HTML that is declared {@code text/plain}, is there in both.
   *
   * @param limitBytes how much may be read of all texts together, decoded but with tags; what comes
   *     after is cut, and listed as not {@link PlainText#whole}
   */
  public static List<PlainText> of(Anatomy anatomy, long limitBytes) {
    return read(anatomy, limitBytes).texts();
  }

  /**
   * All texts of a message.
   *
   * @param texts in the order of the nodes; equal contents once
   * @param spentAt the first node of which something was left out because the limit was reached
   */
  public record All(List<PlainText> texts, Optional<String> spentAt) {
    public All {
      texts = List.copyOf(texts);
    }
  }

  /** Returns the same as {@link #of}, and where the limit was reached. */
  public static All read(Anatomy anatomy, long limitBytes) {
    Extraction extraction = new Extraction(limitBytes);
    anatomy.nodes().forEach(extraction::read);
    return new All(extraction.texts(), extraction.spentAt());
  }
}
