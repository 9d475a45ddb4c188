package org.postern.inspection;

import java.util.List;
import org.postern.inspection.Finding.Effect;
import org.postern.inspection.Finding.Kind;
import org.postern.inspection.anatomy.Anatomy;

/**
 * What a detector that works on the anatomy has to say when the anatomy is not whole: a budget was
 * used up, so part of the message was not looked at. That is a finding of its own and never
 * silence.
 *
 * <p>The effect is {@code defer}: mail in doubt waits. It is what every configuration holds, and a
 * site that knows such mail to be honest can raise the budget before the sender gives up.
 */
public final class NotWhole {
  private static final int MOST_FINDINGS = 8;

  private NotWhole() {}

  /** Returns a finding for each budget that was used up; empty for all ordinary mail. */
  public static List<Finding> findings(Anatomy anatomy) {
    return anatomy.exceeded().stream().limit(MOST_FINDINGS).map(NotWhole::finding).toList();
  }

  private static Finding finding(Anatomy.Exceeded exceeded) {
    return new Finding(
        Kind.UNSCANNED,
        Effect.DEFER,
        "postern",
        "budget-" + exceeded.budget(),
        exceeded.path(),
        "there is more than the budget allows to look at, which is "
            + exceeded.allowed()
            + " for "
            + exceeded.budget());
  }
}
