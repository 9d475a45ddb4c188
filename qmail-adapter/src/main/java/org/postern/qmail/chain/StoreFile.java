package org.postern.qmail.chain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postern.inspection.settings.Problem;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Checks that a mailrepositorystore.xml stands as James wants it, which James itself says without a
 * line, or only when a mail comes. A class that is not here is no mistake: the file may list what
 * only another host has, and whoever asks for it is told.
 */
final class StoreFile {
  private static final String ROOT = "mailrepositorystore";

  private final Path file;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, Integer> protocols = new HashMap<>();

  private StoreFile(Path file) {
    this.file = file;
  }

  /** Returns every mistake in the file. */
  static List<Problem> check(Path file) {
    StoreFile check = new StoreFile(file);
    try {
      check.root(ElementReader.read(file));
    } catch (SAXParseException e) {
      check.add(e.getLineNumber(), "XML", "is not well-formed: " + e.getMessage());
    } catch (SAXException e) {
      check.add(1, "XML", "is not well-formed: " + e.getMessage());
    } catch (IOException e) {
      check.add(1, "file", "cannot be read: " + e.getMessage());
    }
    return check.problems;
  }

  private void root(Element root) {
    if (!root.name().equals(ROOT)) {
      add(root.line(), root.name(), "is not a list of repositories; write <" + ROOT + ">");
      return;
    }
    List<Element> all =
        root.all("mailrepositories").stream()
            .flatMap(list -> list.all("mailrepository").stream())
            .toList();
    if (all.isEmpty()) {
      add(
          root.line(),
          "mailrepositories",
          "has no repository; write <mailrepository class=\"...\"> with <protocols>");
    }
    all.forEach(this::repository);
    Optional<Element> byDefault = root.first("defaultProtocol");
    byDefault.ifPresent(
        element -> {
          String name = element.text().toString().strip();
          if (!protocols.containsKey(name)) {
            add(
                element.line(),
                "defaultProtocol",
                '"' + name + "\" is not a protocol of this file; write one of " + known());
          }
        });
  }

  private void repository(Element repository) {
    if (repository.attribute("class").filter(name -> !name.isBlank()).isEmpty()) {
      add(repository.line(), "class", "is missing; write the class of the repository");
    }
    List<Element> names =
        repository.all("protocols").stream()
            .flatMap(list -> list.all("protocol").stream())
            .toList();
    if (names.isEmpty()) {
      add(
          repository.line(),
          "protocols",
          "is missing; write <protocols><protocol>maildir</protocol></protocols> or the like");
    }
    names.forEach(this::protocol);
  }

  private void protocol(Element element) {
    String name = element.text().toString().strip();
    if (name.isEmpty() || name.contains(":")) {
      add(
          element.line(),
          "protocol",
          '"' + name + "\" is not a protocol; write what stands before :// alone");
      return;
    }
    Integer before = protocols.putIfAbsent(name, element.line());
    if (before != null) {
      add(
          element.line(),
          "protocol",
          '"' + name + "\" stands in line " + before + " already; write another, or remove it");
    }
  }

  private String known() {
    return String.join(", ", protocols.keySet().stream().sorted().toList());
  }

  private void add(int line, String setting, String what) {
    problems.add(new Problem(file + ":" + line, setting, what));
  }
}
