package org.postern.inspection.anatomy;

import static org.postern.inspection.fuzz.FuzzTarget.check;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postern.inspection.content.Content;
import org.postern.inspection.decoding.LineDecoder;
import org.postern.inspection.fuzz.FuzzTarget;
import org.postern.inspection.fuzz.SmallReads;

/** Files in texts, in each of their encodings: found however read, and the same that was put in. */
public final class TextTargets {
  private static final int MOST = 20;
  private static final int BYTES = 100_000;

  /** What one line may add before it is seen that there is enough. */
  private static final int LINE = 4096 * 127;

  private TextTargets() {}

  /** Returns the targets by name. */
  public static Map<String, FuzzTarget> all() {
    Map<String, FuzzTarget> all = new LinkedHashMap<>();
    all.put("uu", input -> text(input, TextEncodings.uu(input, false)));
    all.put("xx", input -> text(input, TextEncodings.uu(input, true)));
    all.put("yenc", input -> text(input, TextEncodings.yenc(input)));
    all.put("binhex", input -> text(input, TextEncodings.binhex(input)));
    all.put("properties", TextTargets::properties);
    all.put("data-urls", TextTargets::urls);
    return all;
  }

  /** Reads an input as it stands, and encoded. */
  private static void text(byte[] input, byte[] encoded) throws IOException {
    read(input);
    if (input.length > 1) {
      byte[] file = TextEncodings.file(input);
      boolean found = false;
      // What is in a file may look like another one.
      for (TextFile one : read(encoded)) {
        found |= Arrays.equals(bytes(one.content()), file);
      }
      check(found, "what went in did not come out");
    }
  }

  private static void properties(byte[] input) throws IOException {
    byte[] begun = Arrays.copyOf(Mails.bytes("BEGIN:VCARD\n"), 12 + input.length);
    System.arraycopy(input, 0, begun, 12, input.length);
    text(begun, TextEncodings.property(begun));
  }

  private static List<TextFile> read(byte[] text) throws IOException {
    List<TextFile> files = TextFiles.in(Content.of(text), MOST, BYTES, () -> false);
    same(files, TextFiles.in(new SmallReads(text, 1), MOST, BYTES, () -> false));
    check(files.size() <= MOST, "too many files");
    long size = 0;
    for (TextFile file : files) {
      size += file.content().size();
    }
    check(size <= BYTES + LINE, "more bytes than wanted");
    Probe probe = new Probe();
    probe.take(text, text.length);
    probe.end();
    check(probe.files() || files.isEmpty() || isOdd(text), "files that the probe does not see");
    return files;
  }

  /** Whether there is a line of which the probe may not see enough: it looks at 48 bytes. */
  private static boolean isOdd(byte[] text) {
    return new String(text, StandardCharsets.ISO_8859_1)
        .lines()
        .map(Mails::bytes)
        .anyMatch(line -> LineDecoder.marks(line, line.length) > 8 || line.length > 4000);
  }

  private static void urls(byte[] text) throws IOException {
    List<TextFile> files = DataUrls.in(Content.of(text), MOST, () -> false);
    same(files, DataUrls.in(new SmallReads(text, 1), MOST, () -> false));
    check(files.size() <= MOST, "too many files");
    long size = 0;
    for (TextFile file : files) {
      size += file.content().size();
    }
    check(size <= 16L * text.length, "more came out than went in");
    Probe whole = new Probe();
    whole.take(text, text.length);
    Probe bytewise = new Probe();
    for (byte b : text) {
      bytewise.take(new byte[] {b}, 1);
    }
    check(whole.urls() || files.isEmpty(), "URLs that the probe does not see");
    check(bytewise.urls() || files.isEmpty(), "URLs that the probe does not see across blocks");
  }

  private static void same(List<TextFile> files, List<TextFile> others) throws IOException {
    check(files.size() == others.size(), "another number of files in small reads");
    for (int i = 0; i < files.size(); i++) {
      TextFile file = files.get(i);
      check(file.name().equals(others.get(i).name()), "another name in small reads");
      check(
          Arrays.equals(bytes(file.content()), bytes(others.get(i).content())),
          "another file in small reads");
    }
  }

  private static byte[] bytes(Content content) throws IOException {
    try (InputStream in = content.open()) {
      byte[] bytes = in.readAllBytes();
      check(bytes.length == content.size(), "another size than said");
      return bytes;
    }
  }
}
