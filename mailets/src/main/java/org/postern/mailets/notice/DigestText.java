package org.postern.mailets.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postern.mailets.notice.Letter.Block;
import org.postern.mailets.notice.Letter.Paragraph;
import org.postern.mailets.notice.Letter.Row;
import org.postern.mailets.notice.Letter.Rows;
import org.postern.mailets.notice.Letter.Section;

/** Says what was held for one recipient. */
final class DigestText {
  /** How many mails are listed. */
  static final int MOST = 100;

  private DigestText() {}

  /**
   * Returns what to write.
   *
   * @param held at least one
   * @param languages at least one
   * @param contact whom to ask
   */
  static Letter of(
      List<DigestEntry> held, Release release, List<Language> languages, String contact) {
    return new Letter(
        languages.get(0).say(Text.DIGEST_SUBJECT, count(held.size())),
        languages.stream().map(language -> section(held, release, language, contact)).toList(),
        Optional.empty());
  }

  private static Section section(
      List<DigestEntry> held, Release release, Language language, String contact) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Paragraph(language.say(Text.DIGEST_OPENING)));
    blocks.add(
        new Paragraph(
            release.isLink()
                ? language.say(Text.DIGEST_LINK)
                : language.say(Text.DIGEST_ASK, Map.of(Placeholder.CONTACT, contact))));
    held.stream().limit(MOST).forEach(entry -> blocks.add(rows(entry, release, language)));
    if (held.size() > MOST) {
      blocks.add(new Paragraph(language.say(Text.DIGEST_MORE, count(held.size() - MOST))));
    }
    return NoticeText.section(language, blocks);
  }

  private static Rows rows(DigestEntry entry, Release release, Language language) {
    return new Rows(
        List.of(
            new Row(language.say(Text.LABEL_TIME), NoticeText.time(entry.when())),
            new Row(language.say(Text.LABEL_FROM), "<" + NoticeText.safe(entry.from()) + ">"),
            new Row(
                language.say(Text.LABEL_SUBJECT), NoticeText.subject(entry.subject(), language)),
            new Row(language.say(Text.LABEL_FOUND), NoticeText.found(entry.findings())),
            new Row(language.say(Text.LABEL_RELEASE), release.of(entry.id()))));
  }

  private static Map<Placeholder, String> count(int number) {
    return Map.of(Placeholder.COUNT, Integer.toString(number));
  }
}
