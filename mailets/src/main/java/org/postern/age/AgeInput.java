package org.postern.age;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/**
 * Opens a file of age. What it gives is as it was written: a change of any bit throws, and so does
 * a file that was cut off.
 */
public final class AgeInput extends InputStream {
  private static final int LONGEST_LINE = 1000;
  private static final int MOST_LINES = 1000;

  private final InputStream in;
  private final byte[] key;
  private final byte[] sealed = new byte[Chunk.SEALED + 1];
  private int ahead;
  private byte[] plain = {};
  private int read;
  private long number;
  private boolean over;

  /**
   * Reads the header.
   *
   * @throws IOException if it is none, or none of the keys opens it
   */
  public AgeInput(InputStream in, List<AgeIdentity> keys) throws IOException {
    this.in = in;
    this.key = payloadKey(keys);
  }

  private byte[] payloadKey(List<AgeIdentity> keys) throws IOException {
    StringBuilder header = new StringBuilder(line()).append('\n');
    if (!header.toString().equals(FileKey.VERSION)) {
      throw new IOException("is not a file of age");
    }
    byte[] found = {};
    String stanza = "";
    for (int i = 0; i < MOST_LINES; i++) {
      String line = line();
      if (line.startsWith(FileKey.FOOTER + " ")) {
        return payloadKey(found, header.append(FileKey.FOOTER).toString(), line.substring(4));
      }
      header.append(line).append('\n');
      String[] words = stanza.split(" ", -1);
      if (words.length == 3 && words[0].equals("->") && words[1].equals(AgeRecipient.KIND)) {
        for (AgeIdentity one : keys) {
          found = one.fileKey(words[2], line).orElse(found);
        }
      }
      stanza = line;
    }
    throw new IOException("has a header that does not end");
  }

  private byte[] payloadKey(byte[] fileKey, String header, String sum) throws IOException {
    if (fileKey.length == 0) {
      throw new IOException("is for other recipients: none of the keys opens it");
    }
    try {
      byte[] right = FileKey.headerSum(fileKey, header);
      if (!MessageDigest.isEqual(right, Base64.getDecoder().decode(sum))) {
        throw new IOException("has a header that was changed");
      }
      byte[] nonce = in.readNBytes(FileKey.LENGTH);
      return FileKey.payload(fileKey, nonce);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException("has a header that was changed", e);
    }
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0 || line.size() > LONGEST_LINE) {
        throw new EOFException("is not a file of age, or was cut off");
      }
      line.write(b);
    }
    return line.toString(ISO_8859_1);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    while (read == plain.length && !over && length > 0) {
      next();
    }
    if (read == plain.length && length > 0) {
      return -1;
    }
    int count = Math.min(length, plain.length - read);
    System.arraycopy(plain, read, bytes, offset, count);
    read += count;
    return count;
  }

  /** One byte more than a chunk is read, to know whether it is the last one. */
  private void next() throws IOException {
    int filled = ahead + in.readNBytes(sealed, ahead, sealed.length - ahead);
    boolean last = filled < sealed.length;
    int length = last ? filled : Chunk.SEALED;
    try {
      plain = Chunk.open(key, Chunk.nonce(number, last), sealed, length);
    } catch (GeneralSecurityException e) {
      throw new IOException("was changed or cut off", e);
    }
    read = 0;
    number++;
    over = last;
    sealed[0] = sealed[Chunk.SEALED];
    ahead = 1;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
