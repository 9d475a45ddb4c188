package org.postern.inspection.spam;

/** A judgement in one line, for tables. */
final class JudgementText {
  private JudgementText() {}

  static String of(Judgement judgement) {
    return switch (judgement) {
      case Judgement.Scored scored ->
          scored.score()
              + "/"
              + scored.required()
              + scored.advice().map(advice -> " " + advice).orElse("")
              + (scored.symbols().isEmpty() ? "" : " " + String.join(",", scored.symbols()));
      case Judgement.Failed failed -> "failed " + failed.cause().word();
    };
  }
}
