package org.postern.inspection.engine;

/**
 * An answer in two words, for tables: {@code clean}, {@code found NAME}, {@code failed timeout}.
 */
public final class AnswerText {
  private AnswerText() {}

  public static String of(Answer answer) {
    return switch (answer) {
      case Answer.Clean clean -> "clean";
      case Answer.Found found -> "found " + found.signature();
      case Answer.Failed failed -> "failed " + failed.cause().word();
    };
  }
}
