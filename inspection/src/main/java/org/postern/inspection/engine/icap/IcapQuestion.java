package org.postern.inspection.engine.icap;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.postern.inspection.content.Content;
import org.postern.inspection.engine.Answer;
import org.postern.inspection.engine.Cause;
import org.postern.inspection.engine.Trouble;
import org.postern.inspection.engine.WireReader;

/**
 * One RESPMOD: the content as the body of an HTTP answer that somebody is said to have asked for.
 *
 * <p>Source: RFC 3507, sections 4.5, 4.6 and 4.9.
 *
 * @param partial what a {@code 204} to a preview means that was not all of the content
 */
record IcapQuestion(IcapService service, OptionalInt preview, Partial partial, Content content) {

  /** Asks over {@code line}, which is kept if it can be used again. */
  Said over(IcapLine line) throws Trouble {
    try (InputStream stream = content.open()) {
      IcapUpload upload = new IcapUpload(line.wire(), head(), preview, stream, content.size());
      WireReader in = line.reader(upload);
      IcapHead head = IcapHead.read(in);
      if (head.status() == 100) {
        upload.proceed(in.hasMore());
        head = IcapHead.read(in);
      }
      Answer answer = meaning(head, in, upload);
      if (answer instanceof Answer.Clean && head.keeps()) {
        line.keep();
      }
      return new Said(answer, IcapOptions.unquoted(head.fields().first("ISTag").orElse("")));
    } catch (IOException e) {
      throw IcapUpload.unreadable(e);
    }
  }

  /**
   * An answer with the tag that came with it.
   *
   * @param tag may be empty
   */
  record Said(Answer answer, String tag) {}

  private Answer meaning(IcapHead head, WireReader in, IcapUpload upload) throws Trouble {
    Answer answer = new IcapReply(head, in, content).meaning();
    if (answer instanceof Answer.Clean && in.hasMore()) {
      return Trouble.failed(Cause.NOT_UNDERSTOOD, "more than one answer");
    }
    if (!(answer instanceof Answer.Clean) || upload.isWhole()) {
      return answer;
    }
    return upload.isPreview() && head.status() == 204
        ? partial.meaning(preview, content.size())
        : Trouble.failed(
            Cause.ENGINE_ERROR,
            "it said that nothing is wrong before it had all of the content (is it over a size"
                + " limit of the server?): "
                + head.line());
  }

  private byte[] head() {
    String request = "GET http://postern.invalid/content HTTP/1.1\r\nHost: postern.invalid\r\n\r\n";
    String response =
        "HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nContent-Length: "
            + content.size()
            + "\r\n\r\n";
    String icap =
        "RESPMOD "
            + service.uri()
            + " ICAP/1.0\r\nHost: "
            + service.endpoint()
            + "\r\nUser-Agent: Postern\r\nAllow: 204\r\n"
            + (preview.isPresent() ? "Preview: " + preview.getAsInt() + "\r\n" : "")
            + "Encapsulated: req-hdr=0, res-hdr="
            + request.length()
            + ", res-body="
            + (request.length() + response.length())
            + "\r\n\r\n";
    return (icap + request + response).getBytes(StandardCharsets.US_ASCII);
  }
}
