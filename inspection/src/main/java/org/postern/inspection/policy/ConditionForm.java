package org.postern.inspection.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A condition as it is written in policy.xml. One entry of {@link #ALL} is one condition: its
 * element, its documentation, and how it is read.
 *
 * @param element its name
 * @param help full sentences for the administrator
 * @param sample that works when copied
 * @param reader gives the condition, or empty when it has noted a mistake
 */
record ConditionForm(
    String element, String help, String sample, Function<Checked, Optional<Condition>> reader) {

  /** All there are, in the order of the manual. */
  static final List<ConditionForm> ALL =
      List.of(
          new ConditionForm(
              "attachment",
              "Holds if a part of the message, or a member of an archive in it, has a name like one"
                  + " of the patterns in `name`. `*` stands for any characters, `?` for one; blanks"
                  + " part the patterns, so write `?` for a blank in a name. Every name that any"
                  + " field gives the part is compared, with its folders and without, in any letter"
                  + " case; dots and blanks at the end of a name do not count.",
              "<attachment name=\"*.exe *.scr *.pif\"/>",
              ConditionForm::attachment),
          new ConditionForm(
              "recipient",
              "Holds for those recipients of the envelope whose address is like one of the patterns"
                  + " in `is`. The rule then concerns them and nobody else.",
              "<recipient is=\"*@strict.example postmaster@*\"/>",
              ConditionForm::recipient));

  /** Returns the conditions inside an element, all of which must hold. */
  static Optional<AllOf> allOf(Element element, Mistakes mistakes) {
    Checked around = new Checked(element, mistakes);
    around.attributes();
    around.noText();
    around.children(ALL.stream().map(ConditionForm::element).toArray(String[]::new));
    if (element.children().isEmpty()) {
      around.mistake(around.tag(), "is empty; write a condition, such as " + ALL.get(0).sample());
      return Optional.empty();
    }
    List<Condition> conditions = new ArrayList<>();
    for (Element child : element.children()) {
      ALL.stream()
          .filter(form -> form.element().equals(child.name()))
          .findFirst()
          .flatMap(form -> form.reader().apply(new Checked(child, mistakes)))
          .ifPresent(conditions::add);
    }
    return conditions.size() == element.children().size()
        ? Optional.of(new AllOf(conditions))
        : Optional.empty();
  }

  private static Optional<Condition> attachment(Checked element) {
    return patterns(element, "name", "*.exe", ConditionForm::attachmentMistake)
        .map(AttachmentNamed::new);
  }

  private static Optional<String> attachmentMistake(String pattern) {
    String compared = NameForms.withoutEnd(pattern);
    return compared.equals(pattern)
        ? Optional.empty()
        : Optional.of(
            "can never match, as dots at the end of a name do not count; write "
                + Checked.quoted(compared.isEmpty() ? "*" : compared));
  }

  private static Optional<Condition> recipient(Checked element) {
    return patterns(element, "is", "*@example.org", ConditionForm::recipientMistake)
        .map(RecipientIs::new);
  }

  private static Optional<String> recipientMistake(String pattern) {
    return pattern.contains("@") || pattern.contains("*")
        ? Optional.empty()
        : Optional.of(
            "can never match, as an address has an @; write " + Checked.quoted("*@" + pattern));
  }

  private static Optional<List<Glob>> patterns(
      Checked element, String attribute, String sample, Function<String, Optional<String>> wrong) {
    element.attributes(attribute);
    element.children();
    element.noText();
    String whatToWrite =
        "patterns with blanks between them, such as " + attribute + "=\"" + sample + "\"";
    Optional<String> written = element.required(attribute, whatToWrite);
    if (written.isEmpty()) {
      return Optional.empty();
    }
    if (written.get().isBlank()) {
      element.mistake(attribute, "\"\" is empty and would never match; write " + whatToWrite);
      return Optional.empty();
    }
    List<Glob> globs = new ArrayList<>();
    boolean good = true;
    for (String pattern : written.get().strip().split("\\s+")) {
      Optional<String> mistake =
          pattern.length() > Glob.MOST_CHARS
              ? Optional.of(
                  "has " + pattern.length() + " characters; write at most " + Glob.MOST_CHARS)
              : wrong.apply(pattern);
      if (mistake.isPresent()) {
        element.mistake(attribute, Checked.quoted(pattern) + " " + mistake.get());
        good = false;
      } else {
        globs.add(new Glob(pattern));
      }
    }
    return good ? Optional.of(globs) : Optional.empty();
  }
}
