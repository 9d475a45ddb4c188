package org.postern.inspection.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which body signatures are found in which bytes. Signatures are written {@code offset:text}. */
class BodyAutomatonTest {
  @ParameterizedTest(name = "{1} in \"{0}\": {2}")
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = true,
      textBlock =
          """
          worm            | *:worm                  | *:worm
          a worm.         | *:worm                  | *:worm
          wworm           | *:worm                  | *:worm
          wor             | *:worm                  |
          ''              | *:worm                  |
          w               | *:worm                  |
          wormy           | *:wormwood *:wormy      | *:wormy
          he              | *:she *:he *:hers       | *:he
          ushers          | *:hers *:she            | *:she
          ushers          | *:hers *:xx             | *:hers
          aaab            | *:aab                   | *:aab
          abcabd          | *:abcabe *:cab          | *:cab
          worm worm       | 0:worm                  | 0:worm
          . worm          | 0:worm                  |
          . worm          | 2:worm                  | 2:worm
          . worm          | 1,1:worm                | 1,1:worm
          . worm          | 1,0:worm                |
          worm.           | EOF-5:worm              | EOF-5:worm
          worm..          | EOF-5:worm              |
          worm..          | EOF-7,1:worm            | EOF-7,1:worm
          worm            | EOF-9:worm              |
          worm worm       | 1:worm EOF-4:worm       | EOF-4:worm
          she             | 5:she *:he              | *:he
          """)
  void finds(String content, String signatures, @Nullable String found) {
    assertThat(find(content.getBytes(StandardCharsets.US_ASCII), parse(signatures), 1 << 16))
        .isEqualTo(found);
  }

  @Test
  void finds_any_byte() {
    List<BodySignature> signatures = new ArrayList<>();
    for (int b = 0; b < 256; b++) {
      byte[] bytes = {(byte) b, (byte) (255 - b), (byte) b};
      signatures.add(new BodySignature("b" + b, new SignatureOffset.Any(), bytes));
    }
    for (int b = 0; b < 256; b++) {
      byte[] content = {0, (byte) b, (byte) b, (byte) (255 - b), (byte) b};
      assertThat(find(content, signatures, 2)).isEqualTo("b" + b);
    }
  }

  /** Few letters, so that signatures overlap, contain and continue each other in every way. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 200})
  void finds_what_a_plain_search_finds(int letters) {
    Random random = new Random(letters);
    for (int round = 0; round < 400; round++) {
      List<BodySignature> signatures = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(40); i++) {
        byte[] bytes = letters(random, letters, 2 + random.nextInt(6));
        SignatureOffset offset =
            switch (random.nextInt(4)) {
              case 0 -> new SignatureOffset.FromStart(random.nextInt(20), random.nextInt(3));
              case 1 -> new SignatureOffset.FromEnd(random.nextInt(20), random.nextInt(3));
              default -> new SignatureOffset.Any();
            };
        signatures.add(new BodySignature("s" + i, offset, bytes));
      }
      byte[] content = letters(random, letters, random.nextInt(60));
      int chunk = 1 + random.nextInt(20);
      assertThat(find(content, signatures, chunk) != null)
          .as("%s in %s", signatures, Arrays.toString(content))
          .isEqualTo(plainSearch(content, signatures));
    }
  }

  @Test
  void thousands_of_signatures_are_each_found_in_bytes_that_nearly_match_all() {
    Random random = new Random(7);
    List<BodySignature> signatures = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      signatures.add(
          new BodySignature("s" + i, new SignatureOffset.Any(), letters(random, 256, 40)));
    }
    BodyAutomaton automaton = new BodyAutomaton(signatures, List.of());
    byte[] content = new byte[1 << 20];
    for (int at = 0; at + 40 <= content.length; at += 40) {
      System.arraycopy(signatures.get(random.nextInt(3000)).bytes(), 0, content, at, 40);
      content[at + 39] ^= 1;
    }
    assertThat(automaton.run(content.length).read(content, content.length)).isNull();
    for (BodySignature signature : signatures) {
      byte[] with = Arrays.copyOf(content, 10_000);
      System.arraycopy(signature.bytes(), 0, with, 9_000, 40);
      assertThat(automaton.run(with.length).read(with, with.length)).isEqualTo(signature);
    }
  }

  @Test
  void signatures_that_are_to_be_noted_decide_nothing() {
    List<BodySignature> noted = parse("*:worm 0:xx *:ormx *:none");
    BodyAutomaton.Run run = new BodyAutomaton(parse("*:other *:worms"), noted).run(100);
    byte[] content = "a wormxx".getBytes(StandardCharsets.US_ASCII);
    assertThat(run.read(content, content.length)).isNull();
    assertThat(run.seen().stream()).as("wherever they are").containsExactly(0, 1, 2);
  }

  private static byte[] letters(Random random, int letters, int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) random.nextInt(letters);
    }
    return bytes;
  }

  private static @Nullable String find(byte[] content, List<BodySignature> signatures, int chunk) {
    BodyAutomaton.Run run = new BodyAutomaton(signatures, List.of()).run(content.length);
    for (int at = 0; at < content.length; at += chunk) {
      byte[] part = Arrays.copyOfRange(content, at, Math.min(content.length, at + chunk));
      BodySignature found = run.read(part, part.length);
      if (found != null) {
        return found.name();
      }
    }
    return null;
  }

  private static boolean plainSearch(byte[] content, List<BodySignature> signatures) {
    for (BodySignature signature : signatures) {
      int length = signature.bytes().length;
      for (int at = 0; at + length <= content.length; at++) {
        if (Arrays.equals(content, at, at + length, signature.bytes(), 0, length)
            && signature.offset().allows(at, content.length)) {
          return true;
        }
      }
    }
    return false;
  }

  private static List<BodySignature> parse(String signatures) {
    return Arrays.stream(signatures.split(" "))
        .map(
            text -> {
              String[] parts = text.split(":");
              String hex = HexFormat.of().formatHex(parts[1].getBytes(StandardCharsets.US_ASCII));
              return new BodySignature(
                  text, SignatureOffset.parse(parts[0]), HexFormat.of().parseHex(hex));
            })
        .toList();
  }
}
