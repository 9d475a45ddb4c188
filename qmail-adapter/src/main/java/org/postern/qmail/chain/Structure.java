package org.postern.qmail.chain;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.mailet.Mail;
import org.apache.mailet.ProcessingState;
import org.postern.inspection.text.OneLine;

/**
 * Checks that the elements of a mailetcontainer.xml stand as James wants them, which James itself
 * finds out one by one, or only when a mail comes.
 */
final class Structure {
  private static final Set<String> PROCESSOR = Set.of("state", "enableJmx");
  private static final Set<String> MAILET = Set.of("match", "notmatch", "class");
  private static final Set<String> MATCHER = Set.of("match", "notmatch", "name");

  private final List<Element> processors;
  private final Mistakes mistakes;

  Structure(List<Element> processors, Mistakes mistakes) {
    this.processors = processors;
    this.mistakes = mistakes;
  }

  /** Checks what can be seen before any mailet is made. */
  void check() {
    Map<String, Integer> states = new HashMap<>();
    for (Element processor : processors) {
      String state = processor.attribute("state").orElse("");
      if (state.isEmpty() || state.equals(Mail.GHOST)) {
        mistakes.add(
            processor.line(),
            "state",
            '"' + state + "\" is no name for a processor; write another");
      }
      Integer before = states.putIfAbsent(state, processor.line());
      if (before != null) {
        mistakes.add(
            processor.line(),
            "state",
            '"'
                + state
                + "\" is defined in line "
                + before
                + " already; write another name, or"
                + " move the mailets there");
      }
      checkAttributes(processor, PROCESSOR);
      processor.children().forEach(this::checkChild);
      checkNames(processor);
    }
    for (String needed : List.of(Mail.DEFAULT, Mail.ERROR)) {
      if (!states.containsKey(needed)) {
        mistakes.add(
            processors.isEmpty() ? 1 : processors.get(0).line(),
            "processor",
            "there is none with state=\"" + needed + "\"; James wants one, so add it");
      }
    }
  }

  private void checkChild(Element child) {
    switch (child.name()) {
      case "mailet" -> {
        checkAttributes(child, MAILET);
        checkConditions(child);
        if (child.attribute("class").orElse("").isBlank()) {
          mistakes.add(child.line(), "class", "is missing; write the class of the mailet");
        }
        if (!child.text().toString().isBlank()) {
          mistakes.add(
              child.line(),
              "mailet",
              '"'
                  + OneLine.of(child.text().toString().strip(), 40)
                  + "\" stands in no parameter;"
                  + " write it as <name>value</name>, or remove it");
        }
      }
      case "matcher" -> child.tree().forEach(this::checkMatcher);
      default ->
          mistakes.add(
              child.line(), child.name(), "is no element of a processor; write mailet or matcher");
    }
  }

  private void checkMatcher(Element matcher) {
    checkAttributes(matcher, MATCHER);
    checkConditions(matcher);
    if (matcher.attribute("match").isEmpty() && matcher.attribute("notmatch").isEmpty()) {
      mistakes.add(matcher.line(), "match", "is missing; write the class of the matcher");
    }
  }

  /**
   * James passes over an attribute that it does not know: a mailet with {@code mach="..."} has no
   * condition and runs for all mail.
   */
  private void checkAttributes(Element element, Set<String> known) {
    for (String name : element.attributes().keySet()) {
      if (!known.contains(name) && !name.startsWith("xml")) {
        mistakes.add(
            element.line(),
            name,
            "is no attribute of a "
                + element.name()
                + ", and James would pass over it; write one of "
                + known.stream().sorted().collect(Collectors.joining(", "))
                + (element.name().equals("mailet")
                    ? ", or <" + name + "> as a parameter inside"
                    : ""));
      }
    }
  }

  private void checkConditions(Element element) {
    if (element.attribute("match").isPresent() && element.attribute("notmatch").isPresent()) {
      mistakes.add(element.line(), "notmatch", "stands beside match; write one of the two");
    }
  }

  private void checkNames(Element processor) {
    Set<String> names = new HashSet<>();
    processor.all("matcher").stream()
        .flatMap(Element::tree)
        .filter(matcher -> matcher.attribute("name").filter(name -> !names.add(name)).isPresent())
        .forEach(
            matcher ->
                mistakes.add(
                    matcher.line(), "name", "is that of another matcher of this processor"));
  }

  /** Checks that each processor which something goes to is there. */
  void checkReferences(List<Processor> made) {
    Set<String> states =
        processors.stream()
            .map(processor -> processor.attribute("state").orElse(Mail.GHOST))
            .filter(state -> !state.isEmpty() && !state.equals(Mail.GHOST))
            .collect(Collectors.toSet());
    for (int i = 0; i < made.size(); i++) {
      List<Element> mailets = processors.get(i).all("mailet");
      List<Step> steps = made.get(i).steps();
      for (int j = 0; j < steps.size(); j++) {
        Element mailet = mailets.get(j);
        for (ProcessingState named : steps.get(j).named()) {
          if (!states.contains(named.getValue())) {
            Element at =
                mailet.children().stream()
                    .filter(child -> child.text().toString().strip().equals(named.getValue()))
                    .findFirst()
                    .orElse(mailet);
            undefined(at.line(), at.name(), named.getValue(), states);
          }
        }
        checkHandler(mailet, "onMailetException", Set.of("ignore", "propagate"), states);
        checkHandler(
            mailet, "onMatchException", Set.of("nomatch", "matchall", "propagate"), states);
      }
    }
  }

  /** James looks for the name as it is written when it starts, and in lower case when it runs. */
  private void checkHandler(Element mailet, String name, Set<String> words, Set<String> states) {
    mailet
        .first(name)
        .ifPresent(
            handler -> {
              String value = handler.text().toString().strip();
              String read = value.toLowerCase(Locale.US);
              boolean defined = states.contains(value) && states.contains(read);
              if (!words.contains(read) && !defined) {
                Set<String> known = new TreeSet<>(words);
                states.stream().filter(s -> s.equals(s.toLowerCase(Locale.US))).forEach(known::add);
                undefined(handler.line(), name, value, known);
              }
            });
  }

  private void undefined(int line, String setting, String value, Set<String> states) {
    mistakes.add(
        line,
        setting,
        '"'
            + value
            + "\" is not a processor of this file; define it, or write one of "
            + states.stream().sorted().collect(Collectors.joining(", ")));
  }
}
