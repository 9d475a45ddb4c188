package org.postern.archive;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.postern.age.AgeOutput;
import org.postern.age.AgeRecipient;
import org.postern.inspection.content.Content;

/**
 * In what form mail lies in an archive.
 *
 * @param compression of messages
 * @param recipients for whom message and side file are encrypted; for nobody if there are none
 */
public record Packing(Compression compression, List<AgeRecipient> recipients) {
  /** Mail as it came. */
  public static final Packing PLAIN = new Packing(Compression.NONE, List.of());

  static final String AGE = ".age";
  private static final String SIDE = ".json";

  public Packing {
    recipients = List.copyOf(recipients);
  }

  /** Returns what the name of a message's file ends with. */
  String suffix() {
    return compression.suffix() + (recipients.isEmpty() ? "" : AGE);
  }

  /** Returns whether this is what the name of a message's file may end with. */
  static boolean isSuffix(String text) {
    return Compression.of(withoutAge(text)).isPresent();
  }

  /** Returns the compression in which a message with this suffix is. */
  static Compression compression(String suffix) {
    return Compression.of(withoutAge(suffix))
        .orElseThrow(() -> new IllegalArgumentException("no such suffix: " + suffix));
  }

  private static String withoutAge(String suffix) {
    return suffix.endsWith(AGE) ? suffix.substring(0, suffix.length() - AGE.length()) : suffix;
  }

  /** Returns the name of the side file of a message with this suffix. */
  static String sideFile(ArchiveId id, String suffix) {
    return id + SIDE + (suffix.endsWith(AGE) ? AGE : "");
  }

  /** Returns whether this is the name of a side file. */
  static boolean isSideFile(String file) {
    return file.endsWith(SIDE) || file.endsWith(SIDE + AGE);
  }

  /** Writes a message in this form. */
  void message(Content message, OutputStream out) throws IOException {
    write(message, compression, out);
  }

  /** Writes a side file in this form: it is not compressed. */
  void side(Content side, OutputStream out) throws IOException {
    write(side, Compression.NONE, out);
  }

  private void write(Content content, Compression form, OutputStream out) throws IOException {
    OutputStream open = new LeftOpen(out);
    try (OutputStream sealed = recipients.isEmpty() ? open : new AgeOutput(open, recipients);
        OutputStream packed = form.pack(sealed);
        InputStream in = content.open()) {
      in.transferTo(packed);
    }
  }

  /** Ends what is written to it without ending what it writes to. */
  private static final class LeftOpen extends FilterOutputStream {
    LeftOpen(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
