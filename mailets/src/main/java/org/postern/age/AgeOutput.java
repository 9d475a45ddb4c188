package org.postern.age;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;

/**
 * Encrypts what is written to it. The file is whole only after {@link #close}, which closes the
 * stream below, too.
 */
public final class AgeOutput extends OutputStream {
  private static final int PAYLOAD_NONCE = 16;

  private final OutputStream out;
  private final byte[] key;
  private final byte[] chunk = new byte[Chunk.PLAIN];
  private int filled;
  private long number;
  private boolean closed;

  /**
   * Writes the header of a file.
   *
   * @param recipients at least one; each of them can open it
   * @throws IOException if it cannot be written
   */
  public AgeOutput(OutputStream out, List<AgeRecipient> recipients) throws IOException {
    this.out = out;
    SecureRandom random = new SecureRandom();
    byte[] fileKey = bytes(random, FileKey.LENGTH);
    byte[] nonce = bytes(random, PAYLOAD_NONCE);
    StringBuilder header = new StringBuilder(FileKey.VERSION);
    for (AgeRecipient recipient : recipients) {
      header.append(recipient.stanza(fileKey));
    }
    header.append(FileKey.FOOTER);
    try {
      byte[] sum = FileKey.headerSum(fileKey, header.toString());
      header.append(' ').append(AgeRecipient.BASE64.encodeToString(sum)).append('\n');
      key = FileKey.payload(fileKey, nonce);
    } catch (GeneralSecurityException e) {
      throw new IOException("this Java cannot encrypt", e);
    }
    out.write(header.toString().getBytes(US_ASCII));
    out.write(nonce);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    int done = 0;
    while (done < length) {
      if (filled == chunk.length) {
        seal(false);
      }
      int part = Math.min(length - done, chunk.length - filled);
      System.arraycopy(bytes, offset + done, chunk, filled, part);
      filled += part;
      done += part;
    }
  }

  private void seal(boolean last) throws IOException {
    try {
      out.write(Chunk.seal(key, Chunk.nonce(number, last), chunk, filled));
    } catch (GeneralSecurityException e) {
      throw new IOException("this Java cannot encrypt", e);
    }
    number++;
    filled = 0;
  }

  /** Writes what is left, as the last chunk. */
  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      seal(true);
      out.close();
    }
  }

  private static byte[] bytes(SecureRandom random, int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
