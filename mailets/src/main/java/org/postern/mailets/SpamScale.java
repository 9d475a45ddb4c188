package org.postern.mailets;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.Finding.Effect;
import org.postern.inspection.settings.Setting;
import org.postern.inspection.settings.Settings;
import org.postern.inspection.spam.Judgement.Advice;
import org.postern.inspection.spam.Judgement.Scored;

/**
 * What a score leads to: by scores of the site's own, or as the engine advises.
 *
 * @param engine whether the engine's advice counts, and not the scores
 * @param tagAt from this score on mail is marked
 * @param deferAt from this score on the sender is asked to try again
 * @param blockAt from this score on mail is kept from its recipients
 */
record SpamScale(
    boolean engine, OptionalDouble tagAt, OptionalDouble deferAt, OptionalDouble blockAt) {
  static final Setting<String> ACTION =
      new Setting<>(
          "action",
          "engine or scores",
          "",
          "Who decides what a score leads to. With engine it is the engine: what SpamAssassin calls"
              + " spam is tagged, and of rspamd's actions `add header` and `rewrite subject` are"
              + " tag, `soft reject` is defer, `reject`, `discard` and `quarantine` are block. With"
              + " scores it is tagAt, deferAt and blockAt. If it is not set: scores if one of these"
              + " is set, else engine.",
          SpamScale::action);

  static final Setting<OptionalDouble> TAG_AT =
      score("tagAt", "From this score on there is a finding `spam/tag`: deliver with a mark.");
  static final Setting<OptionalDouble> DEFER_AT =
      score("deferAt", "From this score on there is a finding `spam/defer`: try again later.");
  static final Setting<OptionalDouble> BLOCK_AT =
      score("blockAt", "From this score on there is a finding `spam/block`: keep it back.");

  /** Reads the settings; every mistake is noted there. */
  static @Nullable SpamScale read(Settings settings) {
    String action = settings.read(ACTION);
    OptionalDouble tagAt = settings.read(TAG_AT);
    OptionalDouble deferAt = settings.read(DEFER_AT);
    OptionalDouble blockAt = settings.read(BLOCK_AT);
    if (action == null || tagAt == null || deferAt == null || blockAt == null) {
      return null;
    }
    boolean scores = tagAt.isPresent() || deferAt.isPresent() || blockAt.isPresent();
    if (scores && action.equals("engine")) {
      settings.problem(
          ACTION.name(),
          "\"engine\" and a score are both set; remove it, or tagAt, deferAt and blockAt");
    }
    if (!scores && action.equals("scores")) {
      settings.problem(
          ACTION.name(), "\"scores\" needs one; write tagAt, deferAt or blockAt beside it");
    }
    return new SpamScale(!scores, tagAt, deferAt, blockAt);
  }

  /**
   * What a score leads to.
   *
   * @param effect empty if it is no spam
   * @param required the score from which on mail is spam
   */
  record Verdict(Optional<Effect> effect, double required) {}

  /** Returns what a score leads to; empty if the engine's own word for it is not known. */
  Optional<Verdict> verdict(Scored scored) {
    if (engine) {
      return scored.advice().map(advice -> new Verdict(effect(advice), scored.required()));
    }
    double score = scored.score();
    Optional<Effect> effect =
        reaches(score, blockAt)
            ? Optional.of(Effect.BLOCK)
            : reaches(score, deferAt)
                ? Optional.of(Effect.DEFER)
                : reaches(score, tagAt) ? Optional.of(Effect.TAG) : Optional.empty();
    return Optional.of(new Verdict(effect, lowest()));
  }

  private double lowest() {
    return Math.min(
        tagAt.orElse(Double.MAX_VALUE),
        Math.min(deferAt.orElse(Double.MAX_VALUE), blockAt.orElse(Double.MAX_VALUE)));
  }

  private static boolean reaches(double score, OptionalDouble least) {
    return least.isPresent() && score >= least.getAsDouble();
  }

  private static Optional<Effect> effect(Advice advice) {
    return switch (advice) {
      case NONE -> Optional.empty();
      case TAG -> Optional.of(Effect.TAG);
      case DEFER -> Optional.of(Effect.DEFER);
      case BLOCK -> Optional.of(Effect.BLOCK);
    };
  }

  /** Returns a score as it is shown: one digit behind the dot. */
  static String text(double score) {
    return String.format(Locale.ROOT, "%.1f", score);
  }

  private static String action(String text) {
    if (!text.isEmpty() && !text.equals("engine") && !text.equals("scores")) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is neither engine nor scores; write one");
    }
    return text;
  }

  private static Setting<OptionalDouble> score(String name, String help) {
    return new Setting<>(name, "number such as 6 or 7.5", "", help, SpamScale::number);
  }

  private static OptionalDouble number(String text) {
    if (text.isEmpty()) {
      return OptionalDouble.empty();
    }
    boolean digits =
        text.length() <= 10
            && text.chars().allMatch(c -> c >= '0' && c <= '9' || c == '.' || c == '-');
    try {
      if (digits) {
        return OptionalDouble.of(Double.parseDouble(text));
      }
    } catch (NumberFormatException e) {
      // Two dots, or no digit at all.
    }
    throw new IllegalArgumentException(
        "\"" + text + "\" is not a score; write a number such as 6 or 7.5");
  }
}
