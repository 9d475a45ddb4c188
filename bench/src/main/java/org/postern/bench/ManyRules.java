package org.postern.bench;

import java.util.Random;

/** Policies of many rules, always the same, none of which holds for an ordinary mail. */
final class ManyRules {
  private ManyRules() {}

  /** What rules ask. */
  enum Sort {
    /** A name of an attachment like a pattern. */
    NAMES {
      @Override
      String condition(Random random) {
        return "<attachment name=\"*.%s *%s*.zip\"/>".formatted(word(random), word(random));
      }
    },
    /** A regular expression somewhere in the text. */
    EXPRESSIONS {
      @Override
      String condition(Random random) {
        return "<body matches=\"(?i)%s\\s+[a-z]{2,9}%s\\d+\"/>"
            .formatted(word(random), word(random));
      }
    },
    /** A field of the header like a pattern, or with a regular expression in it. */
    HEADERS {
      @Override
      String condition(Random random) {
        return random.nextBoolean()
            ? "<subject matches=\"(?i)%s[ -]%s\"/>".formatted(word(random), word(random))
            : "<header name=\"Received\" like=\"*%s*\"/>".formatted(word(random));
      }
    },
    /** Words in the text. */
    KEYWORDS {
      @Override
      String condition(Random random) {
        return "<body contains=\"%s, %s %s\"/>".formatted(word(random), word(random), word(random));
      }
    };

    abstract String condition(Random random);

    String policy(int rules) {
      StringBuilder text = new StringBuilder();
      add(text, new Random(ordinal()), rules);
      return around(text);
    }

    private void add(StringBuilder text, Random random, int rules) {
      for (int i = 0; i < rules; i++) {
        text.append(
            "<rule name=\"%s-%d\" effect=\"block\"><when>%s</when></rule>%n"
                .formatted(name(), i, condition(random)));
      }
    }
  }

  /** Returns a policy: of five rules two on names, one on each of the others. */
  static String mixed(int rules) {
    StringBuilder text = new StringBuilder();
    Random random = new Random(20261122);
    for (Sort sort : Sort.values()) {
      sort.add(text, random, sort == Sort.NAMES ? rules * 2 / 5 : rules / 5);
    }
    return around(text);
  }

  private static String around(StringBuilder rules) {
    return "<policy xmlns=\"urn:postern:policy:1\">" + rules + "</policy>";
  }

  /** A word that no mail has. */
  private static String word(Random random) {
    StringBuilder word = new StringBuilder("q");
    for (int i = 0; i < 6; i++) {
      word.append((char) ('a' + random.nextInt(26)));
    }
    return word.toString();
  }
}
