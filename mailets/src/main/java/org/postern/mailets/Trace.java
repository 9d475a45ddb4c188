package org.postern.mailets;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.postern.inspection.content.Content;

/** A way to say on top of a message who scanned it. */
interface Trace {
  /**
   * Puts what there is to say on top of a message, and takes out what only this site says.
   *
   * @throws IOException if the message cannot be read
   */
  Content onTopOf(Content message, Account account) throws IOException;

  /**
   * Puts header lines on top of a message.
   *
   * @param forged names of fields that are taken out first
   * @param note name of a field that is put between where the message begins with a blank
   * @param lines made when the line end of the message is known; printable US-ASCII
   * @throws IOException if the message cannot be read
   */
  static Content put(
      Content message, List<String> forged, String note, Function<String, String> lines)
      throws IOException {
    ForgedLines.Result result = ForgedLines.cut(message, forged);
    String text = lines.apply(result.lineEnd());
    if (result.indented()) {
      // What comes first in the message would be read as the rest of our field.
      text += note + ": the message begins with a blank" + result.lineEnd();
    }
    return Content.concat(Content.of(text.getBytes(US_ASCII)), result.rest());
  }
}
