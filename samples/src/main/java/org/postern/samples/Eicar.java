package org.postern.samples;

import java.nio.charset.StandardCharsets;

/**
 * The EICAR test file, which every virus engine agrees to find and which harms nothing. It is put
 * together at run time, so that no scanner finds it in this repository.
 *
 * <p>Source: EICAR, "Anti-Malware Testfile", 68 bytes.
 */
public final class Eicar {
  private Eicar() {}

  /** Returns the 68 bytes. */
  public static byte[] bytes() {
    String head = "X5O!P%@AP[4\\PZX54(P^)7CC)7}";
    String middle = "EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE";
    return (head + "$" + middle + "!$H+H" + "*").getBytes(StandardCharsets.US_ASCII);
  }
}
