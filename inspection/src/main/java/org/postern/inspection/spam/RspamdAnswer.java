package org.postern.inspection.spam;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.engine.Cause;
import org.postern.inspection.engine.Trouble;
import org.postern.inspection.spam.Judgement.Advice;
import org.postern.inspection.spam.Judgement.Field;

/**
 * The JSON of rspamd's answer, read in one pass that keeps only what is used. An answer without a
 * score, a threshold and an action is none.
 */
final class RspamdAnswer {
  private static final JsonFactory JSON =
      new JsonFactory().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  /** A rule that held. */
  private record Symbol(String name, double weight) {}

  private final JsonParser json;
  private final List<Symbol> symbols = new ArrayList<>();
  private final List<Field> add = new ArrayList<>();
  private final List<String> remove = new ArrayList<>();
  private @Nullable Double score;
  private @Nullable Double required;
  private @Nullable String action;

  private RspamdAnswer(JsonParser json) {
    this.json = json;
  }

  /**
   * Returns what an answer says.
   *
   * @throws Trouble if it says that rspamd failed, or is not an answer
   */
  static Judgement.Scored parse(byte[] body) throws Trouble {
    try (JsonParser json = JSON.createParser(body)) {
      return new RspamdAnswer(json).read();
    } catch (JsonProcessingException e) {
      throw new Trouble(Cause.NOT_UNDERSTOOD, "not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new Trouble(Cause.NOT_UNDERSTOOD, "not JSON: " + e.getMessage());
    }
  }

  private Judgement.Scored read() throws IOException, Trouble {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw new Trouble(Cause.NOT_UNDERSTOOD, "an answer that is no object");
    }
    for (String name = first(); name != null; name = next()) {
      switch (name) {
        case "score" -> score = number();
        case "required_score" -> required = number();
        case "action" -> action = text();
        case "error" -> throw new Trouble(Cause.ENGINE_ERROR, "rspamd: " + text());
        case "symbols" -> symbols();
        case "milter" -> milter();
        default -> json.skipChildren();
      }
    }
    if (json.nextToken() != null) {
      throw new Trouble(Cause.NOT_UNDERSTOOD, "an answer that goes on after its end");
    }
    return scored();
  }

  private Judgement.Scored scored() throws Trouble {
    if (score == null || required == null || action == null) {
      throw new Trouble(Cause.NOT_UNDERSTOOD, "an answer without a score, threshold and action");
    }
    symbols.sort(Comparator.comparing(Symbol::weight).reversed().thenComparing(Symbol::name));
    return new Judgement.Scored(
        score,
        required,
        advice(action),
        symbols.stream()
            .map(Symbol::name)
            .map(Symbols::word)
            .limit(Judgement.MOST_SYMBOLS)
            .toList(),
        add,
        remove);
  }

  /**
   * rspamd's own words. {@code greylist} is one that it has acted on itself by then: what is to
   * wait comes as {@code soft reject}.
   */
  private static Optional<Advice> advice(String action) {
    return switch (action) {
      case "no action", "greylist" -> Optional.of(Advice.NONE);
      case "add header", "rewrite subject" -> Optional.of(Advice.TAG);
      case "soft reject" -> Optional.of(Advice.DEFER);
      case "reject", "discard", "quarantine" -> Optional.of(Advice.BLOCK);
      default -> Optional.empty();
    };
  }

  private String text() throws IOException, Trouble {
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      throw new Trouble(Cause.NOT_UNDERSTOOD, "an action that is no text");
    }
    return json.getText();
  }

  private double number() throws IOException, Trouble {
    if (!json.currentToken().isNumeric()) {
      throw new Trouble(Cause.NOT_UNDERSTOOD, "a score that is no number");
    }
    double number = json.getDoubleValue();
    if (!Double.isFinite(number)) {
      throw new Trouble(Cause.NOT_UNDERSTOOD, "a score without bounds");
    }
    return number;
  }

  /** {@code {"GTUBE": {"score": 0.0, ...}, ...}}. */
  private void symbols() throws IOException, Trouble {
    for (String name = first(); name != null; name = next()) {
      double weight = 0;
      for (String what = first(); what != null; what = next()) {
        if (what.equals("score")) {
          weight = number();
        } else {
          json.skipChildren();
        }
      }
      symbols.add(new Symbol(name, weight));
    }
  }

  private void milter() throws IOException {
    for (String name = first(); name != null; name = next()) {
      switch (name) {
        case "add_headers" -> added();
        case "remove_headers" -> removed();
        default -> json.skipChildren();
      }
    }
  }

  /** {@code {"X-A": "text", "X-B": {"value": "text", "order": 0}, "X-C": ["text", {...}]}}. */
  private void added() throws IOException {
    for (String name = first(); name != null; name = next()) {
      if (json.currentToken() == JsonToken.START_ARRAY) {
        while (json.nextToken() != JsonToken.END_ARRAY) {
          value(name);
        }
      } else {
        value(name);
      }
    }
  }

  private void value(String name) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_STRING) {
      add(name);
      return;
    }
    for (String what = first(); what != null; what = next()) {
      if (json.currentToken() == JsonToken.VALUE_STRING && what.equals("value")) {
        add(name);
      } else {
        json.skipChildren();
      }
    }
  }

  private void add(String name) throws IOException {
    if (add.size() < Judgement.MOST_FIELDS) {
      add.add(new Field(name, json.getText()));
    }
  }

  /** {@code {"X-A": 0}}: 0 is all fields of the name, any other number one of them. */
  private void removed() throws IOException {
    for (String name = first(); name != null; name = next()) {
      boolean all = json.currentToken().isNumeric() && json.getDoubleValue() == 0;
      json.skipChildren();
      if (all && remove.size() < Judgement.MOST_FIELDS) {
        remove.add(name);
      }
    }
  }

  /** Enters an object and goes to its first value; what is no object is passed over. */
  private @Nullable String first() throws IOException {
    if (json.currentToken() == JsonToken.START_OBJECT) {
      return next();
    }
    json.skipChildren();
    return null;
  }

  /** Goes to the next value of an object and returns its name, or null behind the last one. */
  private @Nullable String next() throws IOException {
    if (json.nextToken() != JsonToken.FIELD_NAME) {
      return null;
    }
    String name = json.currentName();
    json.nextToken();
    return name;
  }
}
