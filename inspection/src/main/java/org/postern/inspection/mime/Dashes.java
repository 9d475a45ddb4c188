package org.postern.inspection.mime;

import java.io.IOException;
import java.util.Arrays;
import org.postern.inspection.content.Content;

/**
 * Where in a message two or more dashes stand: the places at which a delimiter can be, whatever its
 * boundary. Made in one pass, which is then the only one: looking for the delimiters of a nested
 * multipart costs the dashes in it and not its bytes.
 *
 * <p>Source: RFC 2046, section 5.1.1.
 */
public final class Dashes {
  /** Runs that are noted if nobody says otherwise; a real message of 50 MB has some thousands. */
  public static final int MAX = 1 << 20;

  private static final int BLOCK = 64 << 10;

  private long[] starts = new long[64];
  private int[] lengths = new int[64];
  private int count;
  private boolean full;
  private long bytesRead;

  private final int most;

  private Dashes(int most) {
    this.most = most;
  }

  /** Reads a content once, and notes up to {@link #MAX} runs. */
  public static Dashes in(Content content) throws IOException {
    return in(content, MAX);
  }

  /**
   * Reads a content once.
   *
   * @param most runs that are noted
   */
  public static Dashes in(Content content, int most) throws IOException {
    Dashes dashes = new Dashes(most);
    dashes.scan(content);
    return dashes;
  }

  /** Returns how many runs there are. */
  public int count() {
    return count;
  }

  /** Returns where the run with a number begins; numbers start at 0 and follow the order. */
  public long start(int number) {
    return starts[number];
  }

  /** Returns how many dashes the run with a number has. */
  public int length(int number) {
    return lengths[number];
  }

  /** Returns whether there were more runs than were to be noted, so that the rest is not known. */
  public boolean full() {
    return full;
  }

  /** Returns how many bytes were read to find them. */
  public long bytesRead() {
    return bytesRead;
  }

  /** Returns the number of the first run that begins at or behind a position. */
  public int firstFrom(long position) {
    int found = Arrays.binarySearch(starts, 0, count, position);
    return found >= 0 ? found : -found - 1;
  }

  private void scan(Content content) throws IOException {
    byte[] block = new byte[(int) Math.min(BLOCK, content.size())];
    long position = 0;
    while (position < content.size() && !full) {
      int n = content.read(position, block, 0, block.length);
      if (n <= 0) {
        return;
      }
      scan(block, n, position);
      position += n;
      bytesRead = position;
    }
  }

  /** Notes the runs of one block; a run that goes on from the block before is made longer. */
  private void scan(byte[] block, int n, long position) {
    int i = 0;
    while (i < n && block[i] == '-') {
      i++;
    }
    if (i > 0) {
      add(position, i);
    }
    // Every second byte is enough to meet a run of two; single dashes at the end of the block
    // are noted too, as the next block may go on with one.
    for (i++; i < n; i += 2) {
      if (block[i] == '-') {
        int from = i;
        while (from > 0 && block[from - 1] == '-') {
          from--;
        }
        while (i < n && block[i] == '-') {
          i++;
        }
        if (i - from > 1) {
          add(position + from, i - from);
        }
      }
    }
    if (n > 1 && block[n - 1] == '-' && block[n - 2] != '-') {
      add(position + n - 1, 1);
    }
  }

  private void add(long position, int length) {
    if (count > 0) {
      int last = count - 1;
      if (starts[last] + lengths[last] == position) {
        lengths[last] = Math.min(lengths[last], Integer.MAX_VALUE - length) + length;
        return;
      }
      if (lengths[last] == 1) {
        count--;
      }
    }
    if (count == most) {
      full = true;
      return;
    }
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, 2 * count);
      lengths = Arrays.copyOf(lengths, 2 * count);
    }
    starts[count] = position;
    lengths[count++] = length;
  }
}
