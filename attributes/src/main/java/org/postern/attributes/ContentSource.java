package org.postern.attributes;

import java.io.InputStream;
import org.apache.james.server.core.MimeMessageSource;
import org.postern.inspection.content.Content;

/** Content as James takes it. Nobody disposes of it: it may belong to several mails at once. */
record ContentSource(Content content) implements MimeMessageSource {
  @Override
  public String getSourceId() {
    return "content-" + System.identityHashCode(content);
  }

  @Override
  public InputStream getInputStream() {
    return new ContentStream(content);
  }

  @Override
  public long getMessageSize() {
    return content.size();
  }
}
