package org.postern.inspection.plaintext;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.postern.inspection.mime.Charsets;

/**
 * Turns bytes into characters as programs that show mail do: by the byte order mark, else by the
 * charset that somebody names, else as UTF-8 if they are, else as windows-1252. No bytes fail.
 *
 * <p>Source: HTML Living Standard, section 13.2.3; Encoding Standard, section 4.2.
 */
final class Decoding {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  /** What people call these is UTF-8 or windows-1252 as soon as it is not ASCII. */
  private static final List<String> LATIN = List.of("us-ascii", "ascii", "iso-8859-1", "latin1");

  /** Names that mean more in mail than Java says. Source: Encoding Standard, section 4.2. */
  private static final Map<String, String> LARGER =
      Map.ofEntries(
          Map.entry("gb2312", "gb18030"),
          Map.entry("gb_2312-80", "gb18030"),
          Map.entry("gbk", "gb18030"),
          Map.entry("big5", "big5-hkscs"),
          Map.entry("shift_jis", "windows-31j"),
          Map.entry("shift-jis", "windows-31j"),
          Map.entry("x-sjis", "windows-31j"),
          Map.entry("euc-kr", "x-windows-949"),
          Map.entry("ks_c_5601-1987", "x-windows-949"),
          Map.entry("iso-8859-9", "windows-1254"),
          Map.entry("iso-8859-11", "x-windows-874"),
          Map.entry("tis-620", "x-windows-874"),
          Map.entry("macintosh", "x-macroman"),
          Map.entry("x-mac-cyrillic", "x-maccyrillic"),
          Map.entry("iso-8859-8-i", "iso-8859-8"));

  private Decoding() {}

  /**
   * Decodes.
   *
   * @param names charsets that the header or the text itself names, the more trusted first
   */
  static String of(byte[] bytes, List<String> names) {
    Head head = new Head(Arrays.copyOf(bytes, Math.min(bytes.length, Head.SIZE)));
    Optional<Charset> wide = head.wide();
    if (wide.isPresent()) {
      return new String(bytes, wide.get());
    }
    for (String name : names) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (lower.equals("utf-7") || lower.equals("unicode-1-1-utf-7")) {
        return Charsets.decoded(bytes, "utf-7");
      }
      Optional<Charset> charset =
          LATIN.contains(lower)
              ? Optional.empty()
              : Charsets.named(LARGER.getOrDefault(lower, lower));
      if (charset.isPresent()) {
        Optional<String> text = strictly(bytes, charset.get());
        if (text.isPresent()) {
          return text.get();
        }
        if (!likeAscii(charset.get())) {
          return new String(bytes, charset.get());
        }
      }
    }
    return strictly(bytes, StandardCharsets.UTF_8).orElseGet(() -> new String(bytes, WINDOWS_1252));
  }

  /** Decodes if every byte is right; a character that is cut off by the end is left out. */
  private static Optional<String> strictly(byte[] bytes, Charset charset) {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    long most = (long) Math.ceil(bytes.length * (double) decoder.maxCharsPerByte()) + 1;
    CharBuffer chars = CharBuffer.allocate(Math.toIntExact(most));
    CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), chars, false);
    return result.isUnderflow() ? Optional.of(chars.flip().toString()) : Optional.empty();
  }

  /** Returns whether digits and letters have the bytes of ASCII, in every state. */
  private static boolean likeAscii(Charset charset) {
    String name = charset.name();
    return !name.startsWith("ISO-2022")
        && !name.startsWith("x-ISO-2022")
        && new String(new byte[] {'0', 'A', 'z', '<'}, charset).equals("0Az<");
  }
}
