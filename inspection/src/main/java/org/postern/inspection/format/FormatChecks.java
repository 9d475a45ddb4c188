package org.postern.inspection.format;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.postern.inspection.Finding;
import org.postern.inspection.anatomy.Anatomy;

/**
 * The format checks that are switched on.
 *
 * @param checks in the order of the manual
 */
public record FormatChecks(List<FormatCheck> checks) {

  /** All there are, each with its default effect. */
  public static final FormatChecks ALL =
      new FormatChecks(
          Stream.of(
                  FieldNameChecks.CHECKS,
                  BoundaryChecks.CHECKS,
                  FileNameChecks.CHECKS,
                  NameAgreement.CHECKS,
                  ContentTypeChecks.CHECKS,
                  EncodingChecks.CHECKS,
                  ClosedChecks.CHECKS,
                  IrregularityChecks.CHECKS)
              .flatMap(List::stream)
              .toList());

  public FormatChecks {
    checks = List.copyOf(checks);
  }

  /** Returns the names of the checks, in the order of the manual. */
  public List<String> names() {
    return checks.stream().map(FormatCheck::name).toList();
  }

  /**
   * Returns these checks but for some.
   *
   * @param off names of checks; one that is not in {@link #names} changes nothing
   */
  public FormatChecks without(Collection<String> off) {
    return new FormatChecks(checks.stream().filter(check -> !off.contains(check.name())).toList());
  }

  /**
   * Returns these checks, some of them with another effect.
   *
   * @param names of checks; one that is not in {@link #names} changes nothing
   */
  public FormatChecks with(Finding.Effect effect, Collection<String> names) {
    return new FormatChecks(
        checks.stream()
            .map(check -> names.contains(check.name()) ? check.with(effect) : check)
            .toList());
  }

  /** Returns what the checks have to say about a message; empty if all is well. */
  public List<Finding> findings(Anatomy anatomy) {
    Observed observed = new Observed(anatomy);
    List<Finding> findings = new ArrayList<>();
    for (FormatCheck check : checks) {
      check.findings(observed, findings::add);
    }
    return findings;
  }
}
