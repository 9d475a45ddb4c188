package org.postern.inspection.plaintext;

import java.util.List;
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
    Extraction extraction = new Extraction(limitBytes);
    anatomy.nodes().forEach(extraction::read);
    return extraction.texts();
  }
}
