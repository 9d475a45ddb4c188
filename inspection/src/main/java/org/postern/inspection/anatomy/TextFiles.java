package org.postern.inspection.anatomy;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.content.Content;
import org.postern.inspection.decoding.LineDecoder;
import org.postern.inspection.mime.Charsets;

/**
 * Finds files in the lines of a text: uuencode and its kin, yEnc, BinHex, and base64 without any
 * frame.
 */
final class TextFiles {
  private static final int LONGEST_LINE = 4096;
  private static final int LONGEST_NAME = 500;

  /** Bytes without any frame below which a run of letters is more likely a digest or a word. */
  private static final int SMALLEST = 64;

  private static final List<String> KEYS = List.of("KEY", "CERTIFICATE", "SIGNATURE");
  private static final String ENCODING = "ENCODING=B";

  private final List<TextFile> found = new ArrayList<>();
  private final int most;
  private @Nullable LineDecoder decoder;
  private String name = "";
  private int least = 1;
  private boolean key;

  private TextFiles(int most) {
    this.most = most;
  }

  /**
   * Reads a text.
   *
   * @param most files that are wanted
   */
  static List<TextFile> in(Content content, int most) throws IOException {
    TextFiles files = new TextFiles(most);
    try (InputStream in = new BufferedInputStream(content.open(), 32 << 10)) {
      files.read(in);
    }
    return files.found;
  }

  private void read(InputStream in) throws IOException {
    byte[] line = new byte[LONGEST_LINE];
    int length = 0;
    int b;
    while ((b = in.read()) >= 0 && found.size() < most) {
      boolean end = b == '\n' || b == '\r';
      if (!end) {
        line[length++] = (byte) b;
      }
      if (end || length == LONGEST_LINE) {
        line(line, length);
        length = 0;
      }
    }
    line(line, length);
    finish();
  }

  private void line(byte[] raw, int length) throws IOException {
    if (length == 0) {
      return;
    }
    LineDecoder current = decoder;
    if (current != null) {
      LineDecoder.State state = current.line(raw, length);
      if (state == LineDecoder.State.MORE) {
        return;
      }
      finish();
      if (state == LineDecoder.State.LAST) {
        return;
      }
    }
    begin(raw, length);
  }

  private void begin(byte[] raw, int length) throws IOException {
    int from = LineDecoder.marks(raw, length);
    if (raw[0] == '-') {
      armor(new String(raw, 0, length, StandardCharsets.ISO_8859_1));
      return;
    }
    if (LineDecoder.isBase64(raw, from, length, Probe.RUN)) {
      if (!key) {
        LineDecoder run = LineDecoder.base64();
        start("", run);
        least = SMALLEST;
        run.line(raw, length);
      }
      return;
    }
    if (property(raw, length) || from == length || "bB=(".indexOf(raw[from]) < 0) {
      return;
    }
    String line = new String(raw, from, length - from, StandardCharsets.ISO_8859_1);
    String lower = line.substring(0, Math.min(line.length(), 60)).toLowerCase(Locale.ROOT);
    if (lower.startsWith("begin")) {
      uu(line, lower);
    } else if (lower.startsWith("=ybegin ")) {
      int at = line.indexOf("name=");
      start(at < 0 ? "" : line.substring(at + 5), LineDecoder.yenc());
    } else if (lower.startsWith("(this file must be converted with binhex")) {
      start("", LineDecoder.binhex());
    }
  }

  /**
   * A property of a calendar or a card with a file as its value. Source: RFC 5545, section 3.1.3;
   * RFC 2426, section 2.4.1.
   *
   * @return whether the line is one
   */
  private boolean property(byte[] raw, int length) throws IOException {
    int colon = 0;
    while (colon < length && raw[colon] != ':') {
      colon++;
    }
    if (colon == length || colon < ENCODING.length()) {
      return false;
    }
    String head = new String(raw, 0, colon, StandardCharsets.ISO_8859_1);
    String upper = head.toUpperCase(Locale.ROOT);
    if (!upper.contains(ENCODING)) {
      return false;
    }
    int at = upper.indexOf("FILENAME=");
    String file = at < 0 ? "" : head.substring(at + "FILENAME=".length());
    int end = file.indexOf(';');
    start((end < 0 ? file : file.substring(0, end)).replace("\"", ""), LineDecoder.base64());
    byte[] value = Arrays.copyOfRange(raw, colon + 1, length);
    if (decoder != null && value.length > 0) {
      decoder.line(value, value.length);
    }
    return true;
  }

  /**
   * {@code begin 644 name}, or {@code begin-base64 644 name}; the mode may be anything, or missing.
   * Source: POSIX, uuencode.
   */
  private void uu(String line, String lower) {
    boolean base64 = lower.startsWith("begin-base64");
    int at = "begin".length();
    while (base64 && at < line.length() && line.charAt(at) != ' ') {
      at++;
    }
    if (at == line.length() || line.charAt(at) != ' ' && line.charAt(at) != '\t') {
      return;
    }
    String rest = line.substring(at).strip();
    int mode = 0;
    while (mode < rest.length() && Character.isDigit(rest.charAt(mode))) {
      mode++;
    }
    start(rest.substring(mode), base64 ? LineDecoder.base64() : LineDecoder.uu());
  }

  /** Keys, certificates and signatures are no files, whatever stands in them. */
  private void armor(String line) {
    if (line.startsWith("-----BEGIN ")) {
      key = KEYS.stream().anyMatch(line::contains);
    } else if (line.startsWith("-----END ")) {
      key = false;
    }
  }

  private void start(String fileName, LineDecoder next) {
    String raw = fileName.substring(0, Math.min(fileName.length(), LONGEST_NAME));
    name = Charsets.guessed(raw.strip());
    decoder = next;
    least = 1;
  }

  private void finish() throws IOException {
    LineDecoder current = decoder;
    decoder = null;
    if (current != null) {
      LineDecoder.Result result = current.end();
      if (result.content().size() >= least) {
        String own = result.name().isEmpty() ? name : result.name();
        found.add(new TextFile(own, result.how(), result.content()));
      }
    }
  }
}
