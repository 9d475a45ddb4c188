package org.postern.inspection.policy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.postern.inspection.data.DataQuery;
import org.postern.inspection.data.Identifier;
import org.postern.inspection.data.Masked;

/** Holds where the texts of a message have so much sensitive data in them. It is shown masked. */
record DataIs(DataQuery query) implements Condition {

  @Override
  public Optional<List<Spot>> test(Facts facts, String recipient) {
    DataQuery.Decision decision = decide(facts);
    return decision.holds()
        ? Optional.of(
            decision.shown().stream()
                .map(masked -> new Spot(masked.path(), shown(masked)))
                .distinct()
                .toList())
        : Optional.empty();
  }

  private DataQuery.Decision decide(Facts facts) {
    return query.decide(facts.text().found().stream().map(TextSearch.Found::data).toList());
  }

  private static String shown(Masked masked) {
    return masked.what().word() + " " + masked.text();
  }

  @Override
  public String written() {
    return "<data is=\""
        + query.what().stream().sorted().map(Identifier::word).collect(Collectors.joining(" "))
        + "\" confidence=\""
        + query.least().word()
        + "\" count=\""
        + query.count()
        + "\" distinct=\""
        + query.distinct()
        + "\">";
  }

  @Override
  public String compared(Facts facts, String recipient) {
    DataQuery.Decision decision = decide(facts);
    String some =
        decision.shown().stream().limit(4).map(DataIs::shown).collect(Collectors.joining(", "));
    return decision.count()
        + " found, "
        + decision.distinct()
        + " different"
        + (some.isEmpty() ? "" : ": " + some);
  }
}
