package org.postern.inspection.anatomy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.postern.inspection.content.Content;

/**
 * One line of the manifest of a folder of messages.
 *
 * @param folder where the message is
 * @param values as they are written: strings without quotes, lists joined with TAB
 */
public record CorpusEntry(Path folder, Map<String, String> values) {

  /** Returns the entries of a folder, or skips the test with a word. */
  public static List<CorpusEntry> of(String name) {
    Path folder = Corpora.folder(name);
    try {
      return Files.readAllLines(folder.resolve("manifest.jsonl")).stream()
          .filter(line -> !line.isBlank())
          .map(line -> new CorpusEntry(folder, new Line(line).values()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String get(String key) {
    return values.getOrDefault(key, "");
  }

  public boolean is(String key) {
    return get(key).equals("true");
  }

  public List<String> list(String key) {
    return get(key).isEmpty() ? List.of() : List.of(get(key).split("\t"));
  }

  public byte[] bytes() {
    try {
      return Files.readAllBytes(folder.resolve(get("file")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the message. */
  public Content content() {
    return Content.of(bytes());
  }

  @Override
  public String toString() {
    return get("file") + " (" + get("technique") + ")";
  }

  /** One flat JSON object: strings, words, and lists of strings. */
  private static final class Line {
    private final String text;
    private int position = 1;

    Line(String text) {
      this.text = text;
    }

    Map<String, String> values() {
      Map<String, String> values = new TreeMap<>();
      while (text.indexOf('"', position) >= 0) {
        position = text.indexOf('"', position);
        String key = string();
        position = text.indexOf(':', position) + 1;
        while (text.charAt(position) == ' ') {
          position++;
        }
        values.put(key, value());
      }
      return values;
    }

    private String value() {
      char c = text.charAt(position);
      if (c == '"') {
        return string();
      }
      StringBuilder value = new StringBuilder();
      if (c == '[') {
        for (position++; text.charAt(position) != ']'; ) {
          if (text.charAt(position) == '"') {
            value.append(value.isEmpty() ? "" : "\t").append(string());
          } else {
            position++;
          }
        }
        position++;
      } else {
        while (",}".indexOf(text.charAt(position)) < 0) {
          value.append(text.charAt(position++));
        }
      }
      return value.toString();
    }

    private String string() {
      StringBuilder string = new StringBuilder();
      for (position++; text.charAt(position) != '"'; position++) {
        char c = text.charAt(position);
        if (c != '\\') {
          string.append(c);
          continue;
        }
        char escaped = text.charAt(++position);
        if (escaped == 'u') {
          string.append((char) Integer.parseInt(text.substring(position + 1, position + 5), 16));
          position += 4;
        } else {
          string.append(escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped);
        }
      }
      position++;
      return string.toString();
    }
  }
}
