package org.postern.inspection.engine;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A content known by several runs of bytes, with wildcards, and how often they are there: a line
 * {@code name;Target:0;0&1;hex;hex} of a {@code .ldb} file, or one with wildcards of a {@code .ndb}
 * file.
 *
 * @param name what a finding is called
 * @param least the smallest size in bytes that it is about
 * @param most the largest
 * @param expression over the subsignatures
 * @param subs the subsignatures
 */
record LogicalSignature(
    String name, long least, long most, LogicalExpression expression, List<Sub> subs) {
  static final String FORM = "name;Engine:51-255,Target:0;expression;subsignature;...";
  private static final int MOST_SUBS = 64;
  private static final String SIZE = "a size; write FileSize:least-most in bytes";

  LogicalSignature {
    subs = List.copyOf(subs);
  }

  /**
   * A subsignature.
   *
   * @param offset where it may begin
   * @param patterns of which each one that is there counts
   */
  record Sub(SignatureOffset offset, List<HexPattern> patterns) {
    Sub {
      patterns = List.copyOf(patterns);
    }
  }

  /**
   * Returns what a line of a {@code .ldb} file means.
   *
   * @throws IllegalArgumentException with what to write instead
   */
  static LogicalSignature parse(String line) {
    String[] fields = line.split(";", -1);
    if (fields.length < 4 || fields.length > 3 + MOST_SUBS) {
      throw new IllegalArgumentException(
          fields.length + " fields with semicolons between them; write " + FORM);
    }
    String name = SignatureFields.name(fields[0]);
    long[] sizes = sizes(fields[1]);
    List<Sub> subs = new ArrayList<>();
    for (int i = 3; i < fields.length; i++) {
      try {
        subs.add(sub(fields[i]));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("subsignature " + (i - 3) + ": " + e.getMessage(), e);
      }
    }
    return new LogicalSignature(
        name, sizes[0], sizes[1], LogicalReader.read(fields[2], subs.size()), subs);
  }

  /** Returns what is the same as one run of bytes with wildcards. */
  static LogicalSignature of(String name, SignatureOffset offset, String hex) {
    Sub sub = new Sub(offset, patterns(hex, UnaryOperator.identity()));
    return new LogicalSignature(
        name, 0, Long.MAX_VALUE, new LogicalExpression.Sub(0), List.of(sub));
  }

  private static long[] sizes(String block) {
    long[] sizes = {0, Long.MAX_VALUE};
    boolean target = false;
    for (String text : block.split(",", -1)) {
      int colon = text.indexOf(':');
      String key = colon < 0 ? text : text.substring(0, colon);
      String value = text.substring(colon + 1);
      switch (key) {
        case "Engine" -> {}
        case "Target" -> {
          if (!value.equals("0")) {
            throw new IllegalArgumentException(
                "target type \"" + value + "\" is not supported; write Target:0, any content");
          }
          target = true;
        }
        case "FileSize" -> {
          int dash = value.indexOf('-');
          sizes[0] = SignatureFields.number(value.substring(0, Math.max(0, dash)), SIZE);
          sizes[1] = SignatureFields.number(value.substring(dash + 1), SIZE);
        }
        default ->
            throw new IllegalArgumentException(
                "\"" + key + "\" is not supported; write Engine, Target and FileSize only");
      }
    }
    if (!target) {
      throw new IllegalArgumentException("there is no target type; write Target:0, any content");
    }
    return sizes;
  }

  private static Sub sub(String text) {
    if (text.indexOf('/') >= 0) {
      throw new IllegalArgumentException(
          "a regular expression (PCRE) is not supported; write hexadecimal digits");
    }
    if (text.indexOf('$') >= 0) {
      throw new IllegalArgumentException("a macro is not supported; write what it stands for");
    }
    if (text.indexOf('#') >= 0) {
      throw new IllegalArgumentException(
          "a comparison of bytes or pictures is not supported; write hexadecimal digits");
    }
    int modifiers = text.lastIndexOf("::");
    String rest = modifiers < 0 ? text : text.substring(0, modifiers);
    int colon = rest.indexOf(':');
    SignatureOffset offset =
        colon < 0 ? new SignatureOffset.Any() : SignatureOffset.parse(rest.substring(0, colon));
    return new Sub(
        offset,
        patterns(rest.substring(colon + 1), modifiers < 0 ? "" : text.substring(modifiers + 2)));
  }

  private static List<HexPattern> patterns(String hex, String modifiers) {
    boolean anyCase = false;
    boolean wide = false;
    boolean narrow = false;
    for (char c : modifiers.toCharArray()) {
      switch (c) {
        case 'i' -> anyCase = true;
        case 'w' -> wide = true;
        case 'a' -> narrow = true;
        default ->
            throw new IllegalArgumentException(
                "modifier \"" + c + "\" is not supported; write i, a and w only");
      }
    }
    UnaryOperator<List<BitSet>> change = anyCase ? HexCase::any : UnaryOperator.identity();
    List<HexPattern> patterns = new ArrayList<>();
    if (!wide || narrow) {
      patterns.addAll(patterns(hex, change));
    }
    if (wide) {
      patterns.addAll(patterns(hex, piece -> HexCase.wide(change.apply(piece))));
    }
    return patterns;
  }

  private static List<HexPattern> patterns(String hex, UnaryOperator<List<BitSet>> change) {
    List<HexPattern> patterns = HexReader.read(hex, change);
    // To say now, and with the line, if there is nothing to look for.
    patterns.forEach(HexPattern::anchors);
    return patterns;
  }

  /** Returns the runs of bytes one of which is in every content that it may be about. */
  List<byte[]> anchors() {
    return subs.stream()
        .flatMap(sub -> sub.patterns().stream())
        .flatMap(pattern -> pattern.anchors().stream())
        .toList();
  }

  /** How many positions all its patterns have. */
  int length() {
    return subs.stream().flatMap(sub -> sub.patterns().stream()).mapToInt(HexPattern::length).sum();
  }
}
