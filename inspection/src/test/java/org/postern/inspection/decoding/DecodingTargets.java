package org.postern.inspection.decoding;

import static org.postern.inspection.fuzz.FuzzTarget.check;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postern.inspection.content.Content;
import org.postern.inspection.fuzz.FuzzTarget;

/** Transfer encodings and OpenPGP. */
public final class DecodingTargets {
  private static final int[] BLOCKS = {1, 3, 64};
  private static final int MOST = 64 << 10;

  private DecodingTargets() {}

  /** Returns the targets by name. */
  public static Map<String, FuzzTarget> all() {
    Map<String, FuzzTarget> all = new LinkedHashMap<>();
    all.put("base64", DecodingTargets::base64);
    all.put("quoted-printable", DecodingTargets::quotedPrintable);
    all.put("openpgp", DecodingTargets::openPgp);
    return all;
  }

  private static void base64(byte[] input) throws IOException {
    for (Coding coding : Coding.values()) {
      if (coding.name().startsWith("BASE64")) {
        byte[] decoded = decode(coding, input);
        check(decoded.length <= input.length * 3L / 4, "three of four bytes at most");
      }
    }
    check(Arrays.equals(decode(Coding.BASE64, Base64.getEncoder().encode(input)), input), "not it");
    check(
        Arrays.equals(decode(Coding.BASE64_URL_SAFE, Base64.getUrlEncoder().encode(input)), input),
        "not it, in the alphabet for URLs");
  }

  private static void quotedPrintable(byte[] input) throws IOException {
    for (Coding coding :
        List.of(
            Coding.QUOTED_PRINTABLE,
            Coding.QUOTED_PRINTABLE_LOOSE,
            Coding.QUOTED_PRINTABLE_CODES)) {
      byte[] decoded = decode(coding, input);
      check(decoded.length <= input.length, "more came out than went in");
      check(Arrays.equals(decode(coding, codes(input)), input), "codes alone are all there is");
    }
  }

  /** Every byte as a code, in lines. */
  private static byte[] codes(byte[] input) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < input.length; i++) {
      text.append(String.format("=%02X", input[i]));
      if (i % 25 == 24) {
        text.append("=\r\n");
      }
    }
    return text.toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  }

  /** Decodes in blocks of several sizes, which must make no difference. */
  private static byte[] decode(Coding coding, byte[] input) throws IOException {
    Decoder first = coding.decoder();
    byte[] whole = decode(first, input, Math.max(1, input.length));
    for (int block : BLOCKS) {
      Decoder decoder = coding.decoder();
      check(Arrays.equals(decode(decoder, input, block), whole), "blocks of " + block);
      check(decoder.flaws().equals(first.flaws()), "flaws in blocks of " + block);
      check(decoder.alternatives().equals(first.alternatives()), "ways in blocks of " + block);
    }
    Content again = coding.decoded(Content.of(input), whole.length);
    try (InputStream in = again.open()) {
      check(Arrays.equals(in.readAllBytes(), whole), "read again, it is another");
    }
    return whole;
  }

  private static byte[] decode(Decoder decoder, byte[] input, int block) throws IOException {
    try (InputStream in =
        new DecodingStream(new ByteArrayInputStream(input), decoder, Long.MAX_VALUE, block)) {
      return in.readAllBytes();
    }
  }

  private static void openPgp(byte[] input) throws IOException {
    OpenPgp whole = OpenPgp.read(new ByteArrayInputStream(input), MOST);
    check(whole.content().size() <= MOST, "more than allowed");
    check(
        whole.state() == OpenPgp.State.LITERAL || whole.content().size() == 0,
        "content of what is none");
    OpenPgp small = OpenPgp.read(new org.postern.inspection.fuzz.SmallReads(input, 1).open(), MOST);
    check(small.state() == whole.state() && small.name().equals(whole.name()), "another message");
    check(small.content().size() == whole.content().size(), "another size");
  }
}
