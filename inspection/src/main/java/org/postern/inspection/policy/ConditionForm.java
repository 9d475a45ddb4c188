package org.postern.inspection.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A condition as it is written in policy.xml: its element, its documentation, and how it is read.
 *
 * @param element its name
 * @param help full sentences for the administrator
 * @param sample that works when copied
 * @param reader gives the condition, or empty when it has noted a mistake
 */
record ConditionForm(String element, String help, String sample, Reader reader) {

  /** Reads an element. */
  interface Reader {
    Optional<Condition> read(Checked element, Mistakes mistakes);
  }

  /** Returns all there are, in the order of the manual. */
  static List<ConditionForm> all() {
    return List.of(
        AttachmentForm.FORM,
        MessageForms.SUBJECT,
        MessageForms.HEADER,
        TextForms.BODY,
        TextForms.DATA,
        MessageForms.MESSAGE,
        EnvelopeForms.SENDER,
        EnvelopeForms.RECIPIENT,
        EnvelopeForms.CLIENT,
        EnvelopeForms.DIRECTION,
        MessageForms.TIME,
        EnvelopeForms.FOUND,
        SetForms.ANY,
        SetForms.ALL,
        SetForms.NOT);
  }

  /** Returns the conditions inside an element, all of which must hold. */
  static Optional<AllOf> allOf(Element element, Mistakes mistakes) {
    Checked around = new Checked(element, mistakes);
    around.attributes();
    around.noText();
    around.children(all().stream().map(ConditionForm::element).toArray(String[]::new));
    if (element.children().isEmpty()) {
      around.mistake(
          around.tag(), "is empty; write a condition, such as " + AttachmentForm.FORM.sample());
      return Optional.empty();
    }
    List<Condition> conditions = new ArrayList<>();
    for (Element child : element.children()) {
      condition(child, mistakes).forEach(conditions::add);
    }
    return conditions.size() == element.children().size()
        ? Optional.of(new AllOf(conditions))
        : Optional.empty();
  }

  private static Stream<Condition> condition(Element element, Mistakes mistakes) {
    return all().stream()
        .filter(form -> form.element().equals(element.name()))
        .findFirst()
        .flatMap(form -> form.reader().read(new Checked(element, mistakes), mistakes))
        .stream();
  }
}
