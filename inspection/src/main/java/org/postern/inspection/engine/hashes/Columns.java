package org.postern.inspection.engine.hashes;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.postern.inspection.text.OneLine;

/**
 * Which columns of a line are the hash and the name. Columns have commas, semicolons or tabs
 * between them, or else blanks; a column may stand in quotes.
 *
 * @param hash from 1 on
 * @param name from 1 on; 0 if there is none
 */
record Columns(int hash, int name) {
  private static final int LONGEST_NAME = 100;
  private static final int MOST = 100;

  /**
   * Adds what {@code line} says.
   *
   * @throws IllegalArgumentException with what to write instead
   */
  void read(String line, HashList into) {
    List<String> columns = split(line);
    String digits = columns.size() < hash ? "" : columns.get(hash - 1);
    Optional<Digest> digest = Digest.ofDigits(digits.length());
    if (digest.isEmpty() || !isHex(digits)) {
      throw new IllegalArgumentException(
          "column "
              + hash
              + " is \""
              + OneLine.of(digits, LONGEST_NAME)
              + "\"; write an MD5 of 32 hexadecimal digits, a SHA-1 of 40 or a SHA-256 of 64");
    }
    into.add(digest.get(), HexFormat.of().parseHex(digits), name(columns));
  }

  private String name(List<String> columns) {
    String text = name == 0 || columns.size() < name ? "" : columns.get(name - 1);
    // As sha256sum marks binary files, and as feeds write that there is none.
    String bare = text.startsWith("*") ? text.substring(1) : text;
    return bare.equals("n/a") || bare.equals("None") ? "" : OneLine.of(bare, LONGEST_NAME);
  }

  private static List<String> split(String line) {
    char between = ' ';
    for (char c : ",;\t".toCharArray()) {
      if (line.indexOf(c) >= 0) {
        between = c;
        break;
      }
    }
    List<String> columns = new ArrayList<>();
    int at = 0;
    while (at <= line.length() && columns.size() < MOST) {
      int start = at;
      while (start < line.length() && line.charAt(start) == ' ') {
        start++;
      }
      boolean quoted = start < line.length() && line.charAt(start) == '"';
      int close = quoted ? line.indexOf('"', start + 1) : -1;
      int end = line.indexOf(between, close < 0 ? start : close);
      end = end < 0 ? line.length() : end;
      columns.add(
          close < 0 ? line.substring(start, end).strip() : line.substring(start + 1, close));
      at = end + 1;
    }
    return columns;
  }

  private static boolean isHex(String text) {
    return text.chars()
        .allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F');
  }
}
