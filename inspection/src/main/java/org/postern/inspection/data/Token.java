package org.postern.inspection.data;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A token: pieces of certain characters, with a text of its own before each.
 *
 * @param pieces in order
 * @param check of the whole
 */
record Token(List<Piece> pieces, Predicate<String> check) implements Shape {

  /** More than any piece of a token but a web token has. */
  private static final int LONGEST = 512;

  /** What the characters of a piece are. */
  enum Kind {
    DIGITS(""),
    LETTERS_DIGITS(""),
    HEX(""),
    BASE64("+/"),
    URL("-_");

    private final String others;

    Kind(String others) {
      this.others = others;
    }

    boolean has(char c) {
      if (this == DIGITS) {
        return Scanned.isDigit(c);
      }
      if (this == HEX) {
        return Scanned.isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
      }
      return Scanned.isDigit(c) || Scanned.isLetter(c) || c != 0 && others.indexOf(c) >= 0;
    }
  }

  /**
   * One piece.
   *
   * @param prefix what stands before it, letter for letter
   * @param least how many characters it has
   * @param most how many it can have
   */
  record Piece(String prefix, Kind kind, int least, int most) {}

  Token {
    pieces = List.copyOf(pieces);
  }

  static Token of(String prefix, Kind kind, int length) {
    return of(prefix, kind, length, length);
  }

  static Token of(String prefix, Kind kind, int least, int most) {
    return new Token(List.of(new Piece(prefix, kind, least, most)), token -> true);
  }

  Token then(String prefix, Kind kind, int least, int most) {
    List<Piece> more = new ArrayList<>(pieces);
    more.add(new Piece(prefix, kind, least, most));
    return new Token(more, check);
  }

  Token checked(Predicate<String> test) {
    return new Token(pieces, test);
  }

  @Override
  public String starts() {
    String prefix = pieces.get(0).prefix();
    return prefix.isEmpty() ? "0" + Starts.LETTERS : prefix.substring(0, 1);
  }

  @Override
  public int match(Scanned text, int from) {
    // In the middle of a run of these characters it is chance; and the run is read once only.
    if (pieces.get(0).kind().has(text.at(from - 1))) {
      return -1;
    }
    int at = from;
    StringBuilder value = new StringBuilder();
    for (Piece piece : pieces) {
      if (!text.startsWith(piece.prefix(), at)) {
        return -1;
      }
      value.append(piece.prefix());
      at += piece.prefix().length();
      int start = at;
      int most = Math.min(piece.most(), LONGEST);
      char c = text.at(at);
      for (; piece.kind().has(c) && at - start <= most; c = text.at(++at)) {
        value.append(c);
      }
      if (at - start < piece.least() || at - start > most) {
        return -1;
      }
    }
    return check.test(value.toString()) ? at : -1;
  }
}
