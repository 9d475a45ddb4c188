package org.postern.inspection.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.postern.inspection.content.Content;

/**
 * The test file that every virus engine finds and that harms nothing. A content is it if it begins
 * with the 68 bytes, has at most 128, and nothing but white space after them; so a text that merely
 * quotes it is not found, and a part or an archive member that consists of it is.
 *
 * <p>Source: EICAR, "Anti-Malware Testfile".
 */
public final class Eicar {
  static final String NAME = "Eicar-Test-Signature";
  private static final int LONGEST = 128;
  private static final String WHITE = " \t\r\n\u001a";

  private Eicar() {}

  static boolean is(Content content) throws IOException {
    byte[] file = bytes();
    if (content.size() < file.length || content.size() > LONGEST) {
      return false;
    }
    try (InputStream in = content.open()) {
      byte[] start = in.readNBytes(LONGEST + 1);
      return start.length <= LONGEST
          && start.length >= file.length
          && Arrays.equals(start, 0, file.length, file, 0, file.length)
          && isWhite(start, file.length);
    }
  }

  private static boolean isWhite(byte[] bytes, int from) {
    for (int i = from; i < bytes.length; i++) {
      if (WHITE.indexOf(bytes[i]) < 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns the 68 bytes. They are joined when asked for: the test file stands whole neither in
   * this file nor in the class made from it.
   */
  public static byte[] bytes() {
    return String.join(
            "", "X5O!P%@AP[4\\PZX5", "4(P^)7CC)7}$EICAR-STA", "NDARD-ANTIVIRUS-TES", "T-FILE!$H+H*")
        .getBytes(StandardCharsets.US_ASCII);
  }
}
