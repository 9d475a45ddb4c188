package org.postern.inspection.anatomy;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
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

  private final List<TextFile> found = new ArrayList<>();
  private final int most;
  private final long mostBytes;
  private final Property property = new Property();
  private long bytes;
  private @Nullable OpenFile open;

  // Beside the others: neither ends before its own mark, so text after a feigned start is hidden
  // from nobody.
  private @Nullable OpenFile yenc;
  private @Nullable OpenFile binhex;

  private boolean key;
  private boolean pgp;

  /**
   * A file whose lines come in.
   *
   * @param least bytes below which it is none
   */
  private record OpenFile(String name, LineDecoder decoder, int least) {}

  private TextFiles(int most, long mostBytes) {
    this.most = most;
    this.mostBytes = mostBytes;
  }

  /**
   * Reads a text.
   *
   * @param most files that are wanted
   * @param mostBytes of all files together that are wanted; a little more may come, so that who
   *     counts them sees that there was more
   * @param late whether no more is to be read
   */
  static List<TextFile> in(Content content, int most, long mostBytes, BooleanSupplier late)
      throws IOException {
    TextFiles files = new TextFiles(most, mostBytes);
    try (InputStream in = new BufferedInputStream(new Timed(content.open(), late), 32 << 10)) {
      files.read(in);
    }
    return files.found;
  }

  private void read(InputStream in) throws IOException {
    byte[] line = new byte[LONGEST_LINE];
    int length = 0;
    int b;
    while ((b = in.read()) >= 0 && found.size() < most && bytes <= mostBytes) {
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
    finish(open);
    finish(yenc);
    finish(binhex);
  }

  private void line(byte[] raw, int length) throws IOException {
    if (length == 0) {
      return;
    }
    yenc = framed(yenc, raw, length);
    binhex = framed(binhex, raw, length);
    OpenFile current = open;
    if (current != null) {
      LineDecoder.State state = current.decoder().line(raw, length);
      if (state == LineDecoder.State.MORE) {
        return;
      }
      finish(current);
      open = null;
      if (state == LineDecoder.State.LAST) {
        return;
      }
    }
    begin(raw, length);
  }

  /** Gives a line to a file that ends with a mark of its own; returns the file if it goes on. */
  private @Nullable OpenFile framed(@Nullable OpenFile file, byte[] raw, int length)
      throws IOException {
    if (file == null || file.decoder().line(raw, length) == LineDecoder.State.MORE) {
      return file;
    }
    finish(file);
    return null;
  }

  private void begin(byte[] raw, int length) throws IOException {
    int from = LineDecoder.marks(raw, length);
    if (raw[0] == '-') {
      armor(new String(raw, 0, length, StandardCharsets.ISO_8859_1));
      return;
    }
    if (LineDecoder.isBase64(raw, from, length, pgp ? 1 : Probe.RUN)) {
      if (!key) {
        LineDecoder run = LineDecoder.base64();
        open = new OpenFile("", run, pgp ? 1 : SMALLEST);
        pgp = false;
        run.line(raw, length);
      }
      return;
    }
    if (property(raw, from, length) || from == length || "bB=(".indexOf(raw[from]) < 0) {
      return;
    }
    String line = new String(raw, from, length - from, StandardCharsets.ISO_8859_1);
    String lower = line.substring(0, Math.min(line.length(), 60)).toLowerCase(Locale.ROOT);
    if (lower.startsWith("begin")) {
      uu(line, lower);
    } else if (lower.startsWith("=ybegin ")) {
      int at = line.indexOf("name=");
      finish(yenc);
      yenc = file(at < 0 ? "" : line.substring(at + 5), LineDecoder.yenc());
    } else if (lower.startsWith("(this file must be converted with binhex")) {
      finish(binhex);
      binhex = file("", LineDecoder.binhex(mostBytes - bytes));
    }
  }

  /** A file in a property of a calendar or a card; returns whether the line is of one. */
  private boolean property(byte[] raw, int from, int length) throws IOException {
    if (!property.line(new String(raw, 0, length, StandardCharsets.ISO_8859_1), from)) {
      return false;
    }
    LineDecoder value = LineDecoder.base64();
    open = file(property.fileName(), value);
    byte[] first = property.value().getBytes(StandardCharsets.ISO_8859_1);
    if (first.length > 0) {
      value.line(first, first.length);
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
    open = file(rest.substring(mode), base64 ? LineDecoder.base64() : LineDecoder.uu());
  }

  /** Keys, certificates and signatures are no files, whatever stands in them. */
  private void armor(String line) {
    if (line.startsWith("-----BEGIN ")) {
      key = KEYS.stream().anyMatch(line::contains);
      pgp = line.startsWith("-----BEGIN PGP MESSAGE");
    } else if (line.startsWith("-----END ")) {
      key = false;
      pgp = false;
    }
  }

  private static OpenFile file(String fileName, LineDecoder decoder) {
    String raw = fileName.substring(0, Math.min(fileName.length(), LONGEST_NAME));
    return new OpenFile(Charsets.guessed(raw.strip()), decoder, 1);
  }

  private void finish(@Nullable OpenFile file) throws IOException {
    if (file != null && found.size() < most) {
      LineDecoder.Result result = file.decoder().end();
      if (result.content().size() >= file.least()) {
        bytes += result.content().size();
        String own = result.name().isEmpty() ? file.name() : result.name();
        found.add(new TextFile(own, result.how(), result.content()));
      }
    }
  }
}
