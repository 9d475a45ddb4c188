package org.postern.repository;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.Optional;

/**
 * The file name of a mail key. A key can be anything, a file name cannot: it keeps letters, digits
 * and a few signs, the rest becomes {@code %XX} for each byte of UTF-8. No name starts with a dot,
 * holds a slash, a colon or a control character, or is longer than {@link #LONGEST}. Two keys never
 * share a name.
 */
final class SafeName {
  /** Leaves room for what maildir programs put behind a name, and for our names in tmp/. */
  static final int LONGEST = 150;

  private static final String SIGNS = "._-!+=,@";

  /** No encoded key has this: a percent sign is followed by hexadecimal digits there. */
  private static final String DIGEST = "%~";

  private SafeName() {}

  /** Returns the name of a key. */
  static String of(String key) {
    StringBuilder name = new StringBuilder();
    for (byte b : key.getBytes(UTF_8)) {
      boolean kept = isPlain(b) && !(b == '.' && name.isEmpty());
      if (kept) {
        name.append((char) b);
      } else {
        name.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
      }
    }
    boolean fits = !name.isEmpty() && name.length() <= LONGEST;
    return fits ? name.toString() : DIGEST + sha256(key);
  }

  /** Returns whether a key can have this name; other files in a maildir are not ours to list. */
  static boolean isName(String name) {
    boolean digest =
        name.length() == DIGEST.length() + 64
            && name.startsWith(DIGEST)
            && name.chars().skip(DIGEST.length()).allMatch(HexFormat::isHexDigit);
    return digest || key(name).isPresent();
  }

  /** Returns the key of a name; empty if the name does not tell, because the key was too long. */
  static Optional<String> key(String name) {
    byte[] bytes = new byte[name.length()];
    int length = 0;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '%'
          && i + 2 < name.length()
          && HexFormat.isHexDigit(name.charAt(i + 1))
          && HexFormat.isHexDigit(name.charAt(i + 2))) {
        bytes[length++] = (byte) HexFormat.fromHexDigits(name, i + 1, i + 3);
        i += 2;
      } else {
        bytes[length++] = (byte) c;
      }
    }
    String key = new String(bytes, 0, length, UTF_8);
    return Optional.of(key).filter(k -> of(k).equals(name));
  }

  private static boolean isPlain(byte b) {
    return (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || (b >= '0' && b <= '9')
        || SIGNS.indexOf(b) >= 0;
  }

  private static String sha256(String key) {
    return HexFormat.of().formatHex(Disk.sha256().digest(key.getBytes(UTF_8)));
  }
}
