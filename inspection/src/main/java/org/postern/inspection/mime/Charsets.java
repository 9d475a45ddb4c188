package org.postern.inspection.mime;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Turns bytes of header fields into text. There are no bytes that fail. */
public final class Charsets {
  // Charset.forName searches every provider anew for each name that it does not know.
  private static final Map<String, Charset> KNOWN = known();

  private Charsets() {}

  /** Returns the charset of a name from a message; empty if this Java has none of that name. */
  public static Optional<Charset> named(String name) {
    return Optional.ofNullable(KNOWN.get(name.toLowerCase(Locale.ROOT)));
  }

  private static Map<String, Charset> known() {
    Map<String, Charset> known = new HashMap<>();
    for (Charset charset : Charset.availableCharsets().values()) {
      known.put(charset.name().toLowerCase(Locale.ROOT), charset);
      charset.aliases().forEach(alias -> known.put(alias.toLowerCase(Locale.ROOT), charset));
    }
    return Map.copyOf(known);
  }

  /** Returns bytes whose charset nobody named: UTF-8 if they are, ISO 8859-1 otherwise. */
  public static String guessed(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }

  /** Returns raw header text, bytes as ISO 8859-1, as {@link #guessed} reads them. */
  public static String guessed(String raw) {
    for (int i = 0; i < raw.length(); i++) {
      if (raw.charAt(i) > 0x7f) {
        return guessed(raw.getBytes(StandardCharsets.ISO_8859_1));
      }
    }
    return raw;
  }

  /** Returns bytes in a charset that the message names; bytes that are wrong in it are replaced. */
  public static String decoded(byte[] bytes, String charset) {
    if (charset.equalsIgnoreCase("utf-7")) {
      return NameText.utf7(bytes);
    }
    return named(charset).map(known -> new String(bytes, known)).orElseGet(() -> guessed(bytes));
  }

  /** Reads {@code charset'language'text} with percent encoding; a missing part is no error. */
  static String extended(String value) {
    int first = value.indexOf('\'');
    int second = first < 0 ? -1 : value.indexOf('\'', first + 1);
    if (second < 0) {
      return guessed(Parameters.percentDecoded(value));
    }
    byte[] bytes = Parameters.percentDecoded(value.substring(second + 1));
    return decoded(bytes, value.substring(0, first).strip());
  }

  /** Undoes the percent encoding of sections that were all meant as they stand. */
  static String unescaped(String value) {
    return guessed(Parameters.percentDecoded(value));
  }
}
