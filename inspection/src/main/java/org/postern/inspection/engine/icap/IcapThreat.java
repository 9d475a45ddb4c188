package org.postern.inspection.engine.icap;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.engine.Answer;
import org.postern.inspection.engine.Cause;
import org.postern.inspection.engine.Trouble;
import org.postern.inspection.engine.WireFields;
import org.postern.inspection.text.OneLine;

/**
 * What the fields of an answer say against the content. There is no standard for them; these are
 * the ones that the makers of scanners use.
 */
final class IcapThreat {
  /** The name of a threat to which the server gives none. */
  static final String UNNAMED = "unnamed";

  private static final String INFECTION = "x-infection-found";
  private static final String VIOLATIONS = "x-violations-found";

  /** Fields whose value is the name, unless it is one of {@link #NOTHING}. */
  private static final List<String> NAMES =
      List.of("x-virus-id", "x-virus-name", "x-fsecure-infection-name", "x-block-reason");

  private static final List<String> NOTHING = List.of("", "-", "none", "no threats", "clean");
  private static final int LONGEST_NAME = 200;

  private IcapThreat() {}

  /**
   * Returns what {@code fields} say: a finding, a failure if the server could not look inside, or
   * null if nothing.
   */
  static @Nullable Answer in(WireFields fields) {
    Answer unscannable = null;
    for (WireFields.Field field : fields.all()) {
      Answer said =
          switch (field.name()) {
            case INFECTION -> infection(field.value());
            case VIOLATIONS -> violations(field.value());
            default -> null;
          };
      if (said instanceof Answer.Found) {
        return said;
      }
      unscannable = unscannable == null ? said : unscannable;
    }
    Answer named =
        NAMES.stream()
            .map(fields::first)
            .flatMap(Optional::stream)
            .filter(value -> !NOTHING.contains(value.toLowerCase(Locale.ROOT)))
            .findFirst()
            .<Answer>map(IcapThreat::found)
            .orElse(null);
    return named == null || unscannable != null ? unscannable : named;
  }

  /** Returns a finding with {@code name} made safe. */
  static Answer.Found found(String name) {
    String safe = OneLine.of(name.strip(), LONGEST_NAME);
    return new Answer.Found(safe.isBlank() ? UNNAMED : safe);
  }

  /**
   * {@code Type=0; Resolution=2; Threat=Name;}: 0 is a virus, 1 a breach of rules, 2 a container
   * that could not be opened (encrypted, too large, too deep).
   */
  private static Answer infection(String value) {
    String type = "";
    String threat = "";
    for (String part : value.split(";", -1)) {
      int equals = part.indexOf('=');
      String key = equals < 0 ? "" : part.substring(0, equals).strip().toLowerCase(Locale.ROOT);
      switch (key) {
        case "type" -> type = part.substring(equals + 1).strip();
        case "threat" -> threat = part.substring(equals + 1).strip();
        default -> {}
      }
    }
    return type.equals("2")
        ? Trouble.failed(Cause.ENGINE_ERROR, "it could not look inside: " + threat)
        : found(threat);
  }

  /** A count, and for each violation four lines: file, name, number, what was done. */
  private static @Nullable Answer violations(String value) {
    String[] lines = value.split("\n", 4);
    return lines[0].strip().equals("0") ? null : found(lines.length > 2 ? lines[2] : "");
  }
}
