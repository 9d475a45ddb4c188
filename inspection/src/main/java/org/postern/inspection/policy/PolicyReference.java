package org.postern.inspection.policy;

import org.postern.inspection.settings.ReferencePage;

/** The page that documents policy.xml, its conditions printed from their forms. */
final class PolicyReference {
  private PolicyReference() {}

  static String page() {
    StringBuilder page =
        new StringBuilder(
            ReferencePage.start(
                "policy.xml",
                """
                The rules of a site, in a file of their own that `ApplyPolicy` names. Every rule is
                asked about every message, first to last. The schema that editors can use is
                `inspection/src/main/resources/org/postern/inspection/policy/policy.xsd`.

                ```xml
                <policy xmlns="urn:postern:policy:1">
                  <rule name="windows-programs" effect="block">
                    <when>
                      <attachment name="*.exe *.scr *.pif"/>
                      <recipient is="*@strict.example"/>
                    </when>
                    <because>Programs are not accepted by mail.</because>
                  </rule>
                </policy>
                ```

                A rule has a name of its own, an effect, conditions in `<when>`, all of which must
                hold, and may have a sentence for people in `<because>`, also several with
                `lang="de"` and the like. The effect is what the rule asks for: `block` keeps the
                message from the recipients concerned, `defer` lets the sender try again later,
                `strip` takes the parts for which it holds out and delivers the rest (see
                [strip.md](../strip.md)), `tag` delivers with a mark, `note` only says so in the log.
                What is done is decided in `mailetcontainer.xml`, with `Found=policy/block` and the
                like.
                `subject="[EXTERNAL]"` beside `effect="tag"` is put before the subject by the mailet
                `Tag`; it breaks signatures that cover the subject. With `kind="virus"` the rule says that it has found a virus, and the message goes
                the way of viruses; without it its findings are of kind `policy`.

                `until="2027-01-31"` switches a rule off when that day is over, by the server's
                clock. `trial="true"` asks the rule and says in log, report and `explain` what it
                would have done; it is not done.

                Regular expressions are those of RE2, in any letter case: the time they take grows
                with the text alone. They look neither ahead nor behind and do not refer back.
                """));
    for (ConditionForm form : ConditionForm.all()) {
      page.append(
          "## `<%s>`\n\n%s\n\n```xml\n%s\n```\n\n"
              .formatted(form.element(), form.help(), form.sample()));
    }
    return page.toString().stripTrailing() + "\n";
  }
}
