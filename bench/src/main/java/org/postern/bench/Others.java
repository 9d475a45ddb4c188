package org.postern.bench;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.parser.AbstractContentHandler;
import org.apache.james.mime4j.parser.MimeStreamParser;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.MimeConfig;

/** Other libraries that read mail. Each method returns the bytes of all parts, decoded. */
final class Others {
  private Others() {}

  static long mime4j(InputStream mail) throws IOException, MimeException {
    Counter counter = new Counter();
    MimeStreamParser parser = new MimeStreamParser(MimeConfig.PERMISSIVE);
    parser.setContentDecoding(true);
    parser.setContentHandler(counter);
    parser.parse(mail);
    return counter.bytes;
  }

  static long angus(InputStream mail) throws IOException, MessagingException {
    return read(new MimeMessage(Session.getInstance(new Properties()), mail));
  }

  private static long read(Part part) throws IOException, MessagingException {
    long bytes = 0;
    if (part.isMimeType("multipart/*")) {
      Multipart parts = (Multipart) part.getContent();
      for (int i = 0; i < parts.getCount(); i++) {
        BodyPart inner = parts.getBodyPart(i);
        bytes += read(inner);
      }
    } else if (part.isMimeType("message/rfc822")) {
      bytes += read((Part) part.getContent());
    } else {
      try (InputStream in = part.getInputStream()) {
        bytes += drain(in);
      }
    }
    return bytes;
  }

  private static long drain(InputStream in) throws IOException {
    byte[] block = new byte[64 << 10];
    long bytes = 0;
    for (int n = in.read(block); n >= 0; n = in.read(block)) {
      bytes += n;
    }
    return bytes;
  }

  private static final class Counter extends AbstractContentHandler {
    private long bytes;

    @Override
    public void body(BodyDescriptor descriptor, InputStream in) throws IOException {
      bytes += drain(in);
    }
  }
}
