package org.postern.inspection.policy;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.anatomy.Anatomy;
import org.postern.inspection.plaintext.PlainText;
import org.postern.inspection.plaintext.PlainTexts;

/** The readable text of one message, searched the first time a rule asks, and not again. */
final class MessageText {
  /** Text of one message that is searched; what is behind it is said to be left out. */
  static final long LIMIT = 16L << 20;

  private final Anatomy anatomy;
  private final TextSearch search;
  private @Nullable List<TextSearch.Found> found;
  private Optional<String> cut = Optional.empty();
  private Optional<String> spentAt = Optional.empty();

  MessageText(Anatomy anatomy, TextSearch search) {
    this.anatomy = anatomy;
    this.search = search;
  }

  /** Returns what is in each text. */
  synchronized List<TextSearch.Found> found() {
    List<TextSearch.Found> known = found;
    if (known == null) {
      PlainTexts.All all = PlainTexts.read(anatomy, LIMIT);
      List<PlainText> texts = all.texts();
      spentAt = all.spentAt();
      cut = texts.stream().filter(text -> !text.whole()).map(PlainText::path).findFirst();
      known = texts.stream().map(search::in).toList();
      found = known;
    }
    return known;
  }

  /** Returns where text was left out, if somebody asked: too much of it, or not to be read. */
  synchronized Optional<String> cut() {
    return cut;
  }

  /** Returns where text was left out because there is too much of it, if somebody asked. */
  synchronized Optional<String> spentAt() {
    return spentAt;
  }
}
