package org.postern.attributes;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.apache.james.server.core.MailHeaders;
import org.apache.james.server.core.MimeMessageWrapper;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.content.Content;
import org.postern.inspection.content.Spool;

/**
 * A message over {@link Content} that is never copied and whose bytes stay as they came.
 *
 * <p>Untouched, it goes out byte for byte. After header edits every line that was left alone keeps
 * its own bytes (8-bit, LF, bare CR, folds), new lines end as the message's lines end, and the body
 * is the original's. Only where a mailet sets other content is the body written anew, by the mail
 * library. {@link #saveChanges} does nothing as long as the body is the original's: it would parse
 * every part, which fails on a malformed one, and add headers nobody asked for.
 *
 * <p>Several messages may lie over the same content ({@link #share}); disposing of one leaves the
 * others alone. One thread at a time.
 */
public final class ContentMessage extends MimeMessageWrapper {
  private final Content original;
  private @Nullable RawHead head;

  public ContentMessage(Content content) {
    super(new ContentSource(content));
    original = content;
    saved = true;
  }

  /**
   * Returns a second message with the bytes this one has now, without copying them.
   *
   * @throws MessagingException if the content cannot be read
   */
  public ContentMessage share() throws MessagingException {
    if (isBodyModified()) {
      return new ContentMessage(content());
    }
    ContentMessage twin = new ContentMessage(original);
    twin.head = head;
    if (isHeaderModified()) {
      twin.headers = headersOf(getAllHeaderLines());
      twin.headersModified = true;
    }
    return twin;
  }

  /**
   * Returns the bytes as they are now: the very content this message was made of if nothing was
   * edited, an edited header before the original body if only the header was.
   *
   * @throws MessagingException if the content cannot be read, or a body that a mailet set cannot be
   *     written
   */
  public Content content() throws MessagingException {
    if (isBodyModified()) {
      return rendered();
    }
    if (!isHeaderModified()) {
      return original;
    }
    byte[] edited = head().with(getAllHeaderLines());
    return Arrays.equals(edited, head().block())
        ? original
        : Content.concat(Content.of(edited), body());
  }

  private Content rendered() throws MessagingException {
    if (!saved) {
      super.saveChanges();
    }
    try {
      return Spooled.of(this::render);
    } catch (IOException e) {
      throw new MessagingException("the new body cannot be written", e);
    }
  }

  private void render(Spool out) throws IOException, MessagingException {
    RawHead before = head();
    out.write(before.with(getAllHeaderLines()));
    if (before.blankAt() == before.block().length) {
      out.write(before.lineEnd().getBytes(StandardCharsets.US_ASCII));
    }
    LineEnds body = new LineEnds(out, before.lineEnd().equals("\n"));
    OutputStream encoded = MimeUtility.encode(body, getEncoding());
    getDataHandler().writeTo(encoded);
    encoded.flush();
    body.finish();
  }

  private Content body() throws MessagingException {
    return original.slice(head().block().length, original.size());
  }

  private RawHead head() throws MessagingException {
    RawHead known = head;
    if (known == null) {
      try {
        known = RawHeadReader.read(original);
      } catch (IOException e) {
        throw new MessagingException("the header cannot be read", e);
      }
      head = known;
    }
    return known;
  }

  private static InternetHeaders headersOf(Enumeration<String> lines) {
    MailHeaders made = new MailHeaders();
    lines.asIterator().forEachRemaining(made::addHeaderLine);
    return made;
  }

  @Override
  protected InternetHeaders createInternetHeaders(InputStream in) throws MessagingException {
    try {
      in.skipNBytes(head().block().length);
    } catch (IOException e) {
      throw new MessagingException("the header cannot be read", e);
    }
    if (headers != null) {
      return headers;
    }
    List<String> lines = head().fields().stream().map(RawHead.Field::line).toList();
    return headersOf(Collections.enumeration(lines));
  }

  @Override
  public void saveChanges() throws MessagingException {
    if (isBodyModified()) {
      super.saveChanges();
    }
  }

  @Override
  public InputStream getMessageInputStream() throws MessagingException {
    try {
      return content().open();
    } catch (IOException e) {
      throw new MessagingException("the message cannot be read", e);
    }
  }

  @Override
  public InputStream getRawInputStream() throws MessagingException {
    if (isBodyModified()) {
      return super.getRawInputStream();
    }
    return new ContentStream(body());
  }

  @Override
  public long getMessageSize() throws MessagingException {
    return content().size();
  }

  @Override
  public int getSize() throws MessagingException {
    return isBodyModified() ? -1 : (int) Math.min(Integer.MAX_VALUE, body().size());
  }

  @Override
  public void writeTo(
      OutputStream headerOut, OutputStream bodyOut, String[] ignored, boolean preLoad)
      throws IOException, MessagingException {
    if (isBodyModified()) {
      super.writeTo(headerOut, bodyOut, ignored, preLoad);
      return;
    }
    boolean asItCame = !isHeaderModified() && (ignored == null || ignored.length == 0);
    headerOut.write(asItCame ? head().block() : head().with(getNonMatchingHeaderLines(ignored)));
    try (InputStream in = body().open()) {
      in.transferTo(bodyOut);
    }
  }
}
