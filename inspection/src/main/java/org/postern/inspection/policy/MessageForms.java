package org.postern.inspection.policy;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.postern.inspection.data.Expression;

/** Reads the conditions on the header, the message as a whole, and the time. */
final class MessageForms {
  private static final String[] HEADER_TESTS = {"like", "matches", "present", "more-than"};

  static final ConditionForm HEADER =
      new ConditionForm(
          "header",
          """
          Holds if a field of the message's own header, `name`, passes every test that is written:
          `like`, it is as a whole like one of these patterns (write `?` for a blank); `matches`, a regular expression
          matches somewhere in it; `present`, there is one (`true`) or none; `more-than`, there are
          more than so many. Each field of the name is compared decoded and as it came.
          """,
          "<header name=\"X-Mailer\" matches=\"^The Bat!\"/>",
          MessageForms::header);

  static final ConditionForm SUBJECT =
      new ConditionForm(
          "subject",
          "The same as `<header name=\"Subject\">`.",
          "<subject matches=\"^You are 0wNed$\"/>",
          MessageForms::subject);

  static final ConditionForm MESSAGE =
      new ConditionForm(
          "message",
          "Holds if the message as it came has a size `over` or `under` the ones written.",
          "<message over=\"25m\"/>",
          MessageForms::message);

  static final ConditionForm TIME =
      new ConditionForm(
          "time",
          """
          Holds at certain times: `from` the first minute `to` the minute after the last, on `days`
          (mon tue wed thu fri sat sun; every day if not written), by the clock of `zone` (such as
          Europe/Berlin; the server's own if not written). A night from 22:00 to 06:00 belongs to
          the day on which it begins.
          """,
          "<time from=\"22:00\" to=\"06:00\" days=\"sat sun\" zone=\"Europe/Berlin\"/>",
          MessageForms::time);

  private MessageForms() {}

  private static Optional<Condition> header(Checked element, Mistakes mistakes) {
    Attributes attributes =
        new Attributes(element, "name", "like", "matches", "present", "more-than");
    Optional<String> name = attributes.text("name", "the name of a field, such as X-Mailer");
    if (!attributes.has("name")) {
      attributes.mistake("name", "is missing; write the name of a field, such as X-Mailer");
    }
    if (name.isPresent() && !isFieldName(name.get())) {
      attributes.mistake(
          "name",
          Checked.quoted(name.get())
              + " is not the name of a field; write it without colon and blanks, such as X-Mailer");
    }
    return header(attributes, name.orElse(""));
  }

  private static Optional<Condition> subject(Checked element, Mistakes mistakes) {
    return header(new Attributes(element, HEADER_TESTS), "Subject");
  }

  private static Optional<Condition> header(Attributes attributes, String name) {
    attributes.oneOf("matches=\"free money\"", HEADER_TESTS);
    Optional<Patterns> like = attributes.patterns("like", "*money*", Globs::any);
    Optional<Expression> matches = attributes.expression("matches");
    Optional<Boolean> present = attributes.truth("present");
    OptionalLong moreThan = attributes.count("more-than");
    if (present.equals(Optional.of(false))
        && (like.isPresent() || matches.isPresent() || moreThan.isPresent())) {
      attributes.mistake("present", "\"false\" leaves nothing to compare; remove it or the rest");
    }
    return attributes.good()
        ? Optional.of(new HeaderIs(name, like, matches, present, moreThan))
        : Optional.empty();
  }

  private static boolean isFieldName(String name) {
    return name.length() <= 100 && name.chars().allMatch(c -> c > ' ' && c < 127 && c != ':');
  }

  private static Optional<Condition> message(Checked element, Mistakes mistakes) {
    Attributes attributes = new Attributes(element, "over", "under");
    attributes.oneOf("over=\"25m\"", "over", "under");
    SizeRange range = attributes.range();
    return attributes.good() ? Optional.of(new MessageIs(range)) : Optional.empty();
  }

  private static Optional<Condition> time(Checked element, Mistakes mistakes) {
    Attributes attributes = new Attributes(element, "from", "to", "days", "zone");
    attributes.oneOf("from=\"22:00\"", "from", "to", "days");
    LocalTime from = clock(attributes, "from");
    LocalTime to = clock(attributes, "to");
    Set<DayOfWeek> days = attributes.chosen("days", List.of(DayOfWeek.values()), MessageForms::day);
    ZoneId zone = zone(attributes);
    return attributes.good() ? Optional.of(new TimeIs(from, to, days, zone)) : Optional.empty();
  }

  private static LocalTime clock(Attributes attributes, String attribute) {
    Optional<String> text = attributes.text(attribute, "a time such as 22:00");
    try {
      return text.map(LocalTime::parse).orElse(LocalTime.MIDNIGHT);
    } catch (DateTimeException e) {
      attributes.mistake(
          attribute, Checked.quoted(text.orElse("")) + " is not a time; write 00:00 to 23:59");
      return LocalTime.MIDNIGHT;
    }
  }

  private static ZoneId zone(Attributes attributes) {
    Optional<String> text = attributes.text("zone", "a zone such as Europe/Berlin");
    try {
      return text.map(ZoneId::of).orElseGet(ZoneId::systemDefault);
    } catch (DateTimeException e) {
      attributes.mistake(
          "zone", Checked.quoted(text.orElse("")) + " is not a zone; write one as Europe/Berlin");
      return ZoneId.systemDefault();
    }
  }

  private static String day(DayOfWeek day) {
    return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
  }
}
