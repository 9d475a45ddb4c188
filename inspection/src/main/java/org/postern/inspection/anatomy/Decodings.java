package org.postern.inspection.anatomy;

import org.postern.inspection.decoding.Coding;
import org.postern.inspection.decoding.Decoder;
import org.postern.inspection.decoding.Decoder.Flaw;

/** What is wrong with an encoded body, as faults. */
final class Decodings {
  private Decodings() {}

  static void note(Spot spot, Decoder decoder, Coding coding) {
    for (Flaw flaw : decoder.flaws()) {
      spot.fault(irregularity(flaw), coding.word());
    }
  }

  private static Irregularity irregularity(Flaw flaw) {
    return switch (flaw) {
      case BASE64_JUNK -> Irregularity.BASE64_JUNK;
      case BASE64_BEHIND_PADDING -> Irregularity.BASE64_BEHIND_PADDING;
      case BASE64_CUT -> Irregularity.BASE64_CUT;
      case BAD_CODE -> Irregularity.QUOTED_PRINTABLE_BAD_CODE;
      case CONTROL -> Irregularity.QUOTED_PRINTABLE_CONTROL;
    };
  }
}
