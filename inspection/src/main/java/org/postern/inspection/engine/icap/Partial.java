package org.postern.inspection.engine.icap;

import java.util.Locale;
import java.util.OptionalInt;
import org.postern.inspection.engine.Answer;
import org.postern.inspection.engine.Cause;
import org.postern.inspection.engine.Trouble;

/** What it means that a server has enough after the first bytes and finds nothing in them. */
enum Partial {
  /** It did not look at the content. */
  UNSCANNED,
  /** It knows from the first bytes that such a content can do no harm. */
  CLEAN;

  /**
   * Reads one of the two words.
   *
   * @throws IllegalArgumentException with the value and what to write instead
   */
  static Partial parse(String text) {
    for (Partial each : values()) {
      if (each.word().equals(text)) {
        return each;
      }
    }
    throw new IllegalArgumentException("\"" + text + "\" is neither; write unscanned or clean");
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  Answer meaning(OptionalInt preview, long size) {
    return switch (this) {
      case CLEAN -> new Answer.Clean();
      case UNSCANNED ->
          Trouble.failed(
              Cause.ENGINE_ERROR,
              "it looked at "
                  + preview.orElse(0)
                  + " of "
                  + size
                  + " bytes and wants no more. Have it scan all types and sizes (c-icap:"
                  + " virus_scan.ScanFileTypes and MaxObjectSize), or set partial=clean");
    };
  }
}
