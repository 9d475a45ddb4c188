package org.postern.inspection.policy;

import java.util.Optional;

/** Reads the conditions that are made of others. */
final class SetForms {
  static final ConditionForm ALL =
      new ConditionForm(
          "all",
          "Holds if every condition in it holds. `<when>` is one such itself; inside `<any>` and"
              + " `<not>` it takes several conditions together.",
          "<all><sender null=\"true\"/><attachment name=\"*.zip\"/></all>",
          (element, mistakes) ->
              ConditionForm.allOf(element.element(), mistakes).map(Condition.class::cast));

  static final ConditionForm ANY =
      new ConditionForm(
          "any",
          "Holds if at least one condition in it holds.",
          "<any><attachment name=\"*.exe\"/><attachment type=\"executable\"/></any>",
          (element, mistakes) ->
              ConditionForm.allOf(element.element(), mistakes)
                  .map(all -> new AnyOf(all.conditions())));

  static final ConditionForm NOT =
      new ConditionForm(
          "not",
          "Holds if the conditions in it do not all hold.",
          "<not><client authenticated=\"true\"/></not>",
          (element, mistakes) -> not(element, mistakes));

  private SetForms() {}

  private static Optional<Condition> not(Checked element, Mistakes mistakes) {
    return ConditionForm.allOf(element.element(), mistakes).map(Not::new);
  }
}
