package org.postern.samples;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Puts into a message what may not or need not lie in a repository. {@code {{eicar}}} is the EICAR
 * test file; {@code {{eicar base64}}} the same in base64; {@code {{zip NAME eicar base64}}} a zip
 * with it ({@code text:2000} in place of {@code eicar} for a harmless one); {@code {{exe base64}}}
 * the beginning of a Windows program; {@code {{text N}}} and {@code {{noise N base64}}} N bytes,
 * always the same; {@code {{repeat N C}}} one character N times; {@code {{cr}}} and {@code {{nul}}}
 * the bytes 13 and 0.
 */
final class Template {
  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z]+[^{}]*)}}");

  private Template() {}

  static byte[] fill(byte[] template) throws IOException {
    String text = new String(template, StandardCharsets.ISO_8859_1);
    String lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
    Matcher places = PLACE.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (places.find()) {
      places.appendReplacement(filled, "");
      filled.append(value(places.group(1), lineEnd));
    }
    places.appendTail(filled);
    return filled.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String value(String place, String lineEnd) throws IOException {
    if (place.endsWith(" base64")) {
      byte[] bytes = bytes(place.substring(0, place.length() - " base64".length()));
      return Base64.getMimeEncoder(76, lineEnd.getBytes(StandardCharsets.US_ASCII))
          .encodeToString(bytes);
    }
    return new String(bytes(place), StandardCharsets.ISO_8859_1);
  }

  private static byte[] bytes(String place) throws IOException {
    String[] words = place.split(" ");
    return switch (words[0]) {
      case "eicar" -> Eicar.bytes();
      case "exe" -> program();
      case "zip" -> zip(words[1], bytes(words[2].replace(':', ' ')));
      case "text" -> text(Integer.parseInt(words[1]));
      case "noise" -> noise(Integer.parseInt(words[1]));
      case "repeat" ->
          words[2].repeat(Integer.parseInt(words[1])).getBytes(StandardCharsets.US_ASCII);
      case "cr" -> new byte[] {13};
      case "nul" -> new byte[] {0};
      default -> throw new IOException("no such place: {{" + place + "}}");
    };
  }

  /** The DOS header and the signature of a portable executable; it runs nowhere. */
  private static byte[] program() {
    byte[] program = new byte[512];
    program[0] = 'M';
    program[1] = 'Z';
    program[0x3c] = 0x40;
    program[0x40] = 'P';
    program[0x41] = 'E';
    return program;
  }

  private static byte[] zip(String name, byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      ZipEntry entry = new ZipEntry(name);
      CRC32 sum = new CRC32();
      sum.update(content);
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(content.length);
      entry.setCrc(sum.getValue());
      entry.setTimeLocal(java.time.LocalDateTime.of(2026, 1, 1, 0, 0));
      zip.putNextEntry(entry);
      zip.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] noise(int size) {
    byte[] noise = new byte[size];
    new Random(20261122).nextBytes(noise);
    return noise;
  }

  private static byte[] text(int size) {
    byte[] text = new byte[size];
    byte[] line =
        "All work and no play makes a long and harmless line of text. \n"
            .getBytes(StandardCharsets.US_ASCII);
    for (int at = 0; at < size; at += line.length) {
      System.arraycopy(line, 0, text, at, Math.min(line.length, size - at));
    }
    return Arrays.copyOf(text, size);
  }
}
