package org.postern.mailets;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.postern.inspection.Finding;
import org.postern.inspection.Finding.Effect;
import org.postern.inspection.Finding.Kind;

/** What a client is told where the configuration does not say it, by what was found. */
enum ReplyKind {
  VIRUS(550, "5.7.1 This message holds a virus: {because}", "virus"),
  POLICY(554, "5.7.1 {because}", "policy, leak or spam"),
  LATER(451, "4.7.1 {because}", "a rule that says defer"),
  TROUBLE(
      451, "4.3.0 This message cannot be checked right now, please try again later", "unscanned"),
  MALFORMED(554, "5.6.0 This message is malformed: {because}", "format");

  private final int code;
  private final String text;
  private final String what;

  ReplyKind(int code, String text, String what) {
    this.code = code;
    this.text = text;
    this.what = what;
  }

  int code() {
    return code;
  }

  ReplyText text() {
    return new ReplyText(text);
  }

  /**
   * Returns what to say of a mail. A virus is one whatever else was found; then it counts that
   * somebody could not look, or that a rule asks to wait.
   *
   * @param findings without them something broke
   */
  static ReplyKind of(List<Finding> findings) {
    List<Finding> acting = findings.stream().filter(f -> f.effect() != Effect.NOTE).toList();
    if (acting.stream().anyMatch(f -> f.kind() == Kind.VIRUS)) {
      return VIRUS;
    }
    if (acting.isEmpty() || acting.stream().anyMatch(f -> f.kind() == Kind.UNSCANNED)) {
      return TROUBLE;
    }
    if (acting.stream().anyMatch(f -> f.effect() == Effect.DEFER)) {
      return LATER;
    }
    return switch (acting.get(0).kind()) {
      case POLICY, LEAK, SPAM -> POLICY;
      case FORMAT -> MALFORMED;
      case VIRUS -> VIRUS;
      case UNSCANNED -> TROUBLE;
    };
  }

  /** Returns all of them in words, for the manual. */
  static String all() {
    return Arrays.stream(values())
        .map(kind -> kind.code + " " + kind.text.split(" ", 2)[0] + " for " + kind.what)
        .collect(Collectors.joining(", "));
  }
}
