package org.postern.inspection.strip;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.postern.inspection.content.Content;

/**
 * A message in which notices stand in the place of some parts. All other bytes are those of the
 * message, which is not copied.
 *
 * <p>A notice is {@code text/plain} in UTF-8 and base64: no line of it can begin with {@code --},
 * so that nothing in it, whoever wrote it, can be taken for a delimiter.
 */
public final class Stripped {
  /** RFC 2045, section 6.8: a line has at most so many characters. */
  private static final int LINE = 76;

  private Stripped() {}

  /**
   * Returns a message without some parts.
   *
   * @param cuts in the order of the message, none within another
   * @param notice the text to stand in the place of a part, its lines parted by LF
   * @throws IOException if the message cannot be read
   */
  public static Content of(Content message, List<Cut> cuts, Function<Cut, String> notice)
      throws IOException {
    List<Content> pieces = new ArrayList<>();
    long from = 0;
    for (Cut cut : cuts) {
      pieces.add(message.slice(from, cut.range().from()));
      pieces.add(Content.of(part(message, cut, notice.apply(cut))));
      from = cut.range().to();
    }
    pieces.add(message.slice(from, message.size()));
    return Content.concat(pieces.toArray(Content[]::new));
  }

  private static byte[] part(Content message, Cut cut, String notice) throws IOException {
    String lineEnd = lineEndBefore(message, cut.range().from());
    String part =
        String.join(
            lineEnd,
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: base64",
            "Content-Disposition: inline",
            "",
            Base64.getMimeEncoder(LINE, lineEnd.getBytes(US_ASCII))
                .encodeToString(notice.replace("\n", "\r\n").getBytes(UTF_8)));
    // Where the part was empty, no line end may stand between it and the delimiter behind it.
    return (endsLine(message, cut.range().to()) ? part : part + lineEnd).getBytes(US_ASCII);
  }

  /** The line end of the delimiter before a part. */
  private static String lineEndBefore(Content message, long at) throws IOException {
    return at > 1 && byteAt(message, at - 1) == '\n' && byteAt(message, at - 2) != '\r'
        ? "\n"
        : "\r\n";
  }

  private static boolean endsLine(Content message, long at) throws IOException {
    int next = byteAt(message, at);
    return next == '\r' || next == '\n';
  }

  private static int byteAt(Content message, long at) throws IOException {
    byte[] one = new byte[1];
    return message.read(at, one, 0, 1) == 1 ? one[0] : -1;
  }
}
