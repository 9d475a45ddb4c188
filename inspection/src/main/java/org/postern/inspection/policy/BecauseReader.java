package org.postern.inspection.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the sentences for people: one without a language, and one for each language wanted. */
record BecauseReader(Checked rule, Mistakes mistakes) {
  private static final int CHARS = 300;

  /** Returns the sentences by language, the one without a language first; a map of the caller's. */
  Map<String, String> read(List<Element> elements) {
    Map<String, String> others = new LinkedHashMap<>();
    Map<String, String> all = new LinkedHashMap<>();
    for (Element element : elements) {
      Checked because = new Checked(element, mistakes);
      because.attributes("lang");
      because.children();
      String lang = element.attributes().getOrDefault("lang", "");
      if (!lang.matches("([A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3})?")) {
        because.mistake("lang", Checked.quoted(lang) + " is not a language; write one such as de");
      }
      String text = element.text().replaceAll("\\s+", " ");
      if (text.isEmpty() || text.length() > CHARS) {
        because.mistake(
            "<because>",
            (text.isEmpty() ? "is empty" : "has " + text.length() + " characters")
                + "; write a sentence of at most "
                + CHARS
                + " characters, or remove it");
      }
      if ((lang.isEmpty() ? all : others).put(lang, text) != null) {
        because.mistake("<because>", "stands twice" + of(lang) + "; remove one");
      }
    }
    all.putAll(others);
    return all;
  }

  private static String of(String lang) {
    return lang.isEmpty() ? "" : " for the language " + Checked.quoted(lang);
  }
}
