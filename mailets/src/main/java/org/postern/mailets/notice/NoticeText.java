package org.postern.mailets.notice;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.postern.inspection.Finding;
import org.postern.inspection.text.OneLine;
import org.postern.mailets.notice.Addressees.Addressee;
import org.postern.mailets.notice.Letter.Block;
import org.postern.mailets.notice.Letter.Paragraph;
import org.postern.mailets.notice.Letter.Row;
import org.postern.mailets.notice.Letter.Rows;
import org.postern.mailets.notice.Letter.Section;

/** Says of one mail what one addressee is to know. */
final class NoticeText {
  static final int LONGEST = 200;
  private static final int LONGEST_SUBJECT = 120;
  private static final int MOST_RECIPIENTS = 20;
  private static final int MOST_FINDINGS = 10;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Held mail;
  private final Addressee to;
  private final String contact;

  private NoticeText(Held mail, Addressee to, String contact) {
    this.mail = mail;
    this.to = to;
    this.contact = contact;
  }

  /**
   * Returns what to write.
   *
   * @param languages at least one
   * @param contact whom to ask
   */
  static Letter of(Held mail, Addressee to, List<Language> languages, String contact) {
    NoticeText text = new NoticeText(mail, to, contact);
    Language first = languages.get(0);
    return new Letter(
        first.say(Text.subject(to.role()), text.values(first)),
        languages.stream().map(text::section).toList(),
        Optional.of(mail.head()));
  }

  static String time(Instant when) {
    return TIME.format(when);
  }

  private Section section(Language language) {
    Map<Placeholder, String> values = values(language);
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Paragraph(
            language.say(Text.opening(to.role()), values)
                + joint(language)
                + language.say(Text.because(mail.reason()))));
    blocks.add(new Rows(rows(language)));
    blocks.add(new Paragraph(language.say(Text.next(to.role(), mail.reason()), values)));
    blocks.add(
        new Paragraph(language.say(Text.HEADER) + joint(language) + language.say(Text.FOOTER)));
    return section(language, blocks);
  }

  static Section section(Language language, List<Block> blocks) {
    return new Section(
        language.code(), language.say(Text.NAME), language.say(Text.LABEL_END), blocks);
  }

  private List<Row> rows(Language language) {
    return List.of(
        new Row(language.say(Text.LABEL_TIME), time(mail.when())),
        new Row(language.say(Text.LABEL_FROM), "<" + safe(mail.from()) + ">"),
        new Row(language.say(Text.LABEL_TO), recipients()),
        new Row(language.say(Text.LABEL_SUBJECT), subject(language)),
        new Row(language.say(Text.LABEL_FOUND), found(mail.findings())),
        new Row(language.say(Text.LABEL_ID), safe(mail.id())));
  }

  /** A recipient does not learn who else got the message. */
  private List<String> recipients() {
    List<String> all = to.role() == Role.RECIPIENT ? List.of(to.address().asString()) : mail.to();
    Stream<String> shown = all.stream().limit(MOST_RECIPIENTS).map(r -> "<" + safe(r) + ">");
    return all.size() > MOST_RECIPIENTS
        ? Stream.concat(shown, Stream.of("+" + (all.size() - MOST_RECIPIENTS))).toList()
        : shown.toList();
  }

  static List<String> found(List<Finding> findings) {
    return findings.stream().limit(MOST_FINDINGS).map(NoticeText::found).toList();
  }

  private static String found(Finding finding) {
    String detail = finding.detail().isBlank() ? "" : " - " + finding.detail();
    String path = finding.path().equals(Finding.WHOLE) ? "" : " [" + finding.path() + "]";
    return safe(finding.kind().word() + ": " + finding.name() + detail) + safe(path);
  }

  private Map<Placeholder, String> values(Language language) {
    return Map.of(
        Placeholder.SUBJECT, subject(language),
        Placeholder.REASON, language.say(Text.reason(mail.reason())),
        Placeholder.ID, safe(mail.id()),
        Placeholder.CONTACT, contact);
  }

  private String subject(Language language) {
    return subject(mail.head().subject(), language);
  }

  static String subject(String raw, Language language) {
    return raw.isBlank() ? language.say(Text.NO_SUBJECT) : OneLine.of(raw.strip(), LONGEST_SUBJECT);
  }

  /** Chinese sentences follow each other without a blank. */
  private static String joint(Language language) {
    return language.say(Text.FOOTER).endsWith("。") ? "" : " ";
  }

  static String safe(String raw) {
    return OneLine.of(raw, LONGEST);
  }
}
