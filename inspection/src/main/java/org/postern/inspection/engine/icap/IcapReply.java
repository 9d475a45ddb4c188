package org.postern.inspection.engine.icap;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.content.Content;
import org.postern.inspection.engine.Answer;
import org.postern.inspection.engine.Cause;
import org.postern.inspection.engine.ChunkedBody;
import org.postern.inspection.engine.Trouble;
import org.postern.inspection.engine.WireReader;

/**
 * What a server's final answer means. Two are clean: {@code 204} to all of the content, and {@code
 * 200} that gives the very content back. A field that names a threat is a finding whatever the
 * status; a {@code 200} with another status or another body inside is one without a name. All else
 * is a failure.
 */
final class IcapReply {
  /** The name of a finding when a page about it came in place of the content. */
  static final String BLOCKED = "blocked";

  /** The name of a finding when the content came back changed. */
  static final String CHANGED = "changed";

  private static final int LONGEST_HEADS = 64 * 1024;

  private final IcapHead head;
  private final WireReader in;
  private final Content content;

  IcapReply(IcapHead head, WireReader in, Content content) {
    this.head = head;
    this.in = in;
    this.content = content;
  }

  /** Returns what it means. After {@link Answer.Clean} it was read to its end. */
  Answer meaning() throws Trouble {
    Answer said = IcapThreat.in(head.fields());
    if (said != null) {
      return said;
    }
    return switch (head.status()) {
      case 200 -> encapsulated();
      case 204 -> new Answer.Clean();
      case 413 -> Trouble.failed(Cause.TOO_LARGE, head.line());
      default ->
          Trouble.failed(
              head.status() >= 400 ? Cause.ENGINE_ERROR : Cause.NOT_UNDERSTOOD, head.line());
    };
  }

  private Answer encapsulated() throws Trouble {
    IcapParts parts = IcapParts.of(head.fields().first("Encapsulated").orElse(""));
    if (!parts.hasHead() && !parts.hasBody()) {
      throw new Trouble(Cause.NOT_UNDERSTOOD, "an answer that gives nothing back");
    }
    if (parts.body() > LONGEST_HEADS) {
      throw new Trouble(
          Cause.NOT_UNDERSTOOD, "an answer with a head of " + parts.body() + " bytes");
    }
    String heads = in.text(parts.body());
    Answer said = parts.hasHead() ? response(heads.substring(parts.head(), parts.headEnd())) : null;
    if (said != null) {
      return said;
    }
    boolean same = parts.hasBody() ? sameBody() : content.size() == 0;
    return same ? new Answer.Clean() : new Answer.Found(CHANGED);
  }

  /** Returns what the head of the HTTP answer says against the content, or null if nothing. */
  private static @Nullable Answer response(String text) throws Trouble {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    IcapHead http =
        IcapHead.encapsulated(
            new WireReader(
                into -> {
                  int count = Math.min(into.remaining(), bytes.remaining());
                  into.put(bytes.slice(bytes.position(), count));
                  bytes.position(bytes.position() + count);
                  return count == 0 ? -1 : count;
                }));
    Answer said = IcapThreat.in(http.fields());
    return said != null || http.status() / 100 == 2 ? said : new Answer.Found(BLOCKED);
  }

  private boolean sameBody() throws Trouble {
    ChunkedBody body = new ChunkedBody(in);
    try (SameBytes same = new SameBytes(content)) {
      byte[] piece = new byte[16 * 1024];
      for (int n = body.read(piece, 0, piece.length);
          n >= 0;
          n = body.read(piece, 0, piece.length)) {
        if (!same.goesOnWith(piece, n)) {
          return false;
        }
      }
      return same.isAtTheEnd();
    } catch (IOException e) {
      throw IcapUpload.unreadable(e);
    }
  }
}
