package org.postern.inspection.policy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.postern.inspection.data.DataScan;
import org.postern.inspection.data.Expression;
import org.postern.inspection.data.Expressions;
import org.postern.inspection.data.Identifier;
import org.postern.inspection.data.SearchedText;
import org.postern.inspection.data.WordAutomaton;
import org.postern.inspection.plaintext.PlainText;

/**
 * Everything that all rules of a policy look for in the text of a message, so that each text is
 * gone through once for words, once for the expressions that can match at all, and once for
 * sensitive data, however many rules there are. Made once and used by many threads.
 */
final class TextSearch {
  /** Looks for nothing. */
  static final TextSearch NOTHING = new TextSearch(List.of());

  private final Map<Expression, Integer> expressions = new LinkedHashMap<>();
  private final Map<String, Integer> words = new LinkedHashMap<>();
  private final Set<Identifier> identifiers = EnumSet.noneOf(Identifier.class);
  private final Expressions expressionSearch;
  private final WordAutomaton wordSearch;
  private final DataScan dataSearch;

  /**
   * A search for what conditions ask about, those inside others too.
   *
   * @param conditions of all rules
   */
  TextSearch(List<Condition> conditions) {
    conditions.forEach(this::collect);
    this.expressionSearch = Expressions.of(new ArrayList<>(expressions.keySet()));
    this.wordSearch = WordAutomaton.of(new ArrayList<>(words.keySet()));
    this.dataSearch = DataScan.of(identifiers);
  }

  private void collect(Condition condition) {
    switch (condition) {
      case BodyIs body -> {
        body.matches().ifPresent(e -> expressions.putIfAbsent(e, expressions.size()));
        body.words().forEach(word -> words.putIfAbsent(word, words.size()));
      }
      case DataIs data -> identifiers.addAll(data.query().what());
      case AllOf all -> all.conditions().forEach(this::collect);
      case AnyOf any -> any.conditions().forEach(this::collect);
      case Not not -> collect(not.inner());
      case AttachmentIs a -> {}
      case ClientIs c -> {}
      case DirectionIs d -> {}
      case FoundBefore f -> {}
      case HeaderIs h -> {}
      case MessageIs m -> {}
      case RecipientIs r -> {}
      case SenderIs s -> {}
      case TimeIs t -> {}
    }
  }

  /** What is in one text. */
  final class Found {
    private final String path;
    private final BitSet matching;
    private final BitSet holding = new BitSet();
    private final SearchedText data;

    private Found(PlainText text) {
      this.path = text.path();
      this.matching = expressionSearch.in(text.text());
      if (!words.isEmpty()) {
        wordSearch.each(
            text.text(),
            (word, from, to) -> {
              if (WordAutomaton.isWhole(text.text(), from, to)) {
                holding.set(word);
              }
            });
      }
      this.data =
          new SearchedText(
              path, text.text(), identifiers.isEmpty() ? List.of() : dataSearch.in(text.text()));
    }

    String path() {
      return path;
    }

    boolean matches(Expression expression) {
      Integer number = expressions.get(expression);
      return number != null && matching.get(number);
    }

    boolean holds(String word) {
      Integer number = words.get(word);
      return number != null && holding.get(number);
    }

    SearchedText data() {
      return data;
    }
  }

  Found in(PlainText text) {
    return new Found(text);
  }
}
