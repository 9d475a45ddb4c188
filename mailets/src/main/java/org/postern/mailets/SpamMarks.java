package org.postern.mailets;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.Finding.Effect;
import org.postern.inspection.content.Content;
import org.postern.inspection.settings.Setting;
import org.postern.inspection.settings.Settings;
import org.postern.inspection.spam.Judgement.Scored;

/**
 * The marks that a score leaves on a message: header fields on top, and a word before the subject.
 *
 * @param subjectTag what is put before the subject of mail that is delivered with a mark; empty for
 *     nothing
 * @param headers whether there are header fields
 */
record SpamMarks(String subjectTag, boolean headers) {
  private static final int LONGEST_TAG = 60;

  static final Setting<String> SUBJECT_TAG =
      new Setting<>(
          "subjectTag",
          "text of printable US-ASCII",
          "",
          "What is put before the subject of a message with a finding `spam/tag`, such as"
              + " *** SPAM ***. It breaks signatures that cover the subject.",
          SpamMarks::tag);

  static final Setting<Boolean> HEADERS =
      new Setting<>(
          "headers",
          TrueOrFalse.FORM,
          "true",
          "Whether X-Spam-Flag, X-Spam-Status and X-Spam-Level are put on top of each message that"
              + " was judged, and what fields rspamd wants there. Fields of these names that a"
              + " message came with are taken out in any case.",
          TrueOrFalse::parse);

  /** Reads the settings; every mistake is noted there. */
  static @Nullable SpamMarks read(Settings settings) {
    String tag = settings.read(SUBJECT_TAG);
    Boolean headers = settings.read(HEADERS);
    return tag == null || headers == null ? null : new SpamMarks(tag, headers);
  }

  /**
   * Returns a message with its marks and without forged ones; the same object if nothing changes.
   *
   * @param scored empty if no engine answered
   * @param verdict empty if it is not known what the score leads to
   * @throws IOException if the message cannot be read
   */
  Content on(Content message, Optional<Scored> scored, Optional<SpamScale.Verdict> verdict)
      throws IOException {
    Set<String> forged = new LinkedHashSet<>(SpamFields.OURS);
    scored.ifPresent(answer -> forged.addAll(EngineFields.taken(answer)));
    ForgedLines.Result rest = ForgedLines.cut(message, forged);
    StringBuilder lines = new StringBuilder();
    if (headers && scored.isPresent()) {
      verdict.ifPresent(v -> lines.append(SpamFields.of(scored.get(), v, rest.lineEnd())));
      lines.append(EngineFields.lines(scored.get(), rest.lineEnd()));
    }
    Content marked = rest.rest();
    if (!subjectTag.isEmpty()
        && verdict.flatMap(SpamScale.Verdict::effect).filter(Effect.TAG::equals).isPresent()) {
      SubjectTag.Result tagged = SubjectTag.on(marked, subjectTag, rest.lineEnd());
      lines.append(tagged.line());
      marked = tagged.message();
    }
    if (lines.isEmpty()) {
      return marked.size() == message.size() ? message : marked;
    }
    if (rest.indented()) {
      // What comes first in the message would be read as the rest of our last field.
      lines.append("X-Spam-Note: the message begins with a blank").append(rest.lineEnd());
    }
    return Content.concat(Content.of(lines.toString().getBytes(US_ASCII)), marked);
  }

  private static String tag(String text) {
    if (text.length() > LONGEST_TAG || !text.chars().allMatch(c -> c >= ' ' && c < 127)) {
      throw new IllegalArgumentException(
          "\""
              + text
              + "\" cannot stand before a subject; write up to "
              + LONGEST_TAG
              + " printable characters of US-ASCII");
    }
    return text;
  }
}
