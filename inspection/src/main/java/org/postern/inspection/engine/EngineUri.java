package org.postern.inspection.engine;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One entry of a list of engines: {@code scheme:address?key=value&key=value}.
 *
 * @param scheme what stands before the first colon
 * @param address what follows it, up to a question mark; may be empty
 * @param options in their order
 */
record EngineUri(String scheme, String address, Map<String, String> options) {

  /**
   * Splits {@code text}; whether the parts mean something is for the engine's kind to say.
   *
   * @throws IllegalArgumentException with what to write instead
   */
  static EngineUri parse(String text) {
    if (text.chars().anyMatch(Character::isWhitespace)) {
      throw new IllegalArgumentException("has a blank in it; write a comma between engines");
    }
    int query = text.indexOf('?');
    String engine = query < 0 ? text : text.substring(0, query);
    int colon = engine.indexOf(':');
    return new EngineUri(
        colon < 0 ? engine : engine.substring(0, colon),
        colon < 0 ? "" : engine.substring(colon + 1),
        query < 0 ? Map.of() : options(text.substring(query + 1)));
  }

  private static Map<String, String> options(String query) {
    Map<String, String> options = new LinkedHashMap<>();
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(
            "\"" + pair + "\" is not an option; write key=value, with & between them");
      }
      String key = pair.substring(0, equals);
      if (options.put(key, pair.substring(equals + 1)) != null) {
        throw new IllegalArgumentException(key + " is set twice; remove one");
      }
    }
    return options;
  }
}
