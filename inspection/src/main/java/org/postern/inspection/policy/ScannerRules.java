package org.postern.inspection.policy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.postern.inspection.policy.ScannerLine.ColumnException;
import org.postern.inspection.settings.SettingsException;

/**
 * The rules of Qmail-Scanner's own file, {@code quarantine-events.txt} (2.x) or {@code
 * quarantine-attachments.txt} (1.x), as policy.xml would have them.
 *
 * <p>A rule is a line of three columns with tabs between them: a file name, an extension with its
 * dot or a regular expression of Perl; a size or the class and name of a header field; a text for
 * people. Lines that start with {@code #} and empty ones are none. The file is UTF-8, or Latin-1 if
 * it is not valid as that.
 */
public final class ScannerRules {
  private final List<Element> elements;
  private final List<Rule> rules;

  private ScannerRules(List<Element> elements, List<Rule> rules) {
    this.elements = elements;
    this.rules = rules;
  }

  /** Returns whether a file is to be read so, by its name: it ends in {@code .txt}. */
  static boolean isNamed(String file) {
    return file.toLowerCase(Locale.ROOT).endsWith(".txt");
  }

  /**
   * Reads a file.
   *
   * @param where the file as the administrator knows it
   * @param file its bytes; read to the end, not closed
   * @throws SettingsException with every mistake in the file, each with line and column
   * @throws IOException if the file cannot be read
   */
  public static ScannerRules read(String where, InputStream file)
      throws SettingsException, IOException {
    return read(where, file.readAllBytes());
  }

  static ScannerRules read(String where, byte[] bytes) throws SettingsException {
    Mistakes mistakes = new Mistakes(where);
    List<Element> elements = new ArrayList<>();
    int number = 0;
    for (String line : text(bytes).split("\r?\n", -1)) {
      number++;
      if (!line.isBlank() && !line.stripLeading().startsWith("#")) {
        line(line, number, elements, mistakes);
      }
    }
    List<Rule> rules = PolicyReader.rules(elements, mistakes);
    mistakes.check();
    return new ScannerRules(elements, rules);
  }

  /** Returns the file policy.xml that does the same, UTF-8. */
  public String toXml() {
    return XmlText.policy(elements);
  }

  List<Rule> rules() {
    return rules;
  }

  private static void line(String line, int number, List<Element> elements, Mistakes mistakes) {
    String[] columns = line.split("\t+", 3);
    if (columns.length < 3 || columns[0].isBlank() || columns[2].isBlank()) {
      mistakes.at(
          number,
          1,
          "line",
          Checked.quoted(line)
              + " has not three columns with tabs between them, blanks do not count; write what is"
              + " looked for, a tab, SIZE=-1 or Policy-Subject: or the like, a tab, and why");
      return;
    }
    if (line.chars().anyMatch(c -> c < ' ' && c != '\t' || c == 0xFFFE || c == 0xFFFF)) {
      mistakes.at(number, 1, "line", Checked.quoted(line) + " has control characters; remove them");
      return;
    }
    String text = columns[2].strip().replaceAll("\\s+", " ");
    try {
      elements.add(new ScannerLine(number, columns[0], columns[1].strip(), text).rule());
    } catch (ColumnException e) {
      mistakes.at(
          number,
          e.column().equals("type") ? line.indexOf(columns[1], columns[0].length()) + 1 : 1,
          e.column(),
          String.valueOf(e.getMessage()));
    }
  }

  private static String text(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }
}
