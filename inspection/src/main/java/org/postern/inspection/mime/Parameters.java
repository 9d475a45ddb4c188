package org.postern.inspection.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The values that the parameters of a field give to a name, in each of the ways of writing them.
 *
 * <p>Source: RFC 2231, sections 3 and 4.
 */
public final class Parameters {
  private Parameters() {}

  /**
   * Returns the different values of a parameter: the extended one first, then the continued one,
   * then the plain ones in order.
   *
   * @param plain turns the bytes of a plain one into text; the others name their charset
   */
  public static List<String> all(
      List<FieldValue.Parameter> parameters, String name, UnaryOperator<String> plain) {
    Set<String> values = new LinkedHashSet<>();
    SortedMap<Integer, String> sections = new TreeMap<>();
    boolean encoded = false;
    for (FieldValue.Parameter parameter : parameters) {
      if (parameter.name().equals(name + "*")) {
        values.add(Charsets.extended(parameter.value()));
      } else if (parameter.name().startsWith(name + "*")) {
        String suffix = parameter.name().substring(name.length() + 1);
        boolean star = suffix.endsWith("*");
        int number = number(star ? suffix.substring(0, suffix.length() - 1) : suffix);
        if (number >= 0) {
          encoded |= star;
          sections.putIfAbsent(number, star ? parameter.value() : literal(parameter.value()));
        }
      }
    }
    if (!sections.isEmpty()) {
      String joined = String.join("", sections.values());
      values.add(encoded ? Charsets.extended(joined) : Charsets.unescaped(joined));
    }
    for (FieldValue.Parameter parameter : parameters) {
      if (parameter.name().equals(name)) {
        values.add(plain.apply(parameter.value()));
      }
    }
    return new ArrayList<>(values);
  }

  /** A section without {@code *}: its percent signs are meant as they stand. */
  private static String literal(String section) {
    return section.replace("%", "%25");
  }

  private static int number(String digits) {
    if (digits.isEmpty() || digits.length() > 4) {
      return -1;
    }
    int number = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = 10 * number + digit;
    }
    return number;
  }

  /** Undoes percent encoding; a percent sign without two digits stays. */
  static byte[] percentDecoded(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%' && i + 2 < text.length()) {
        int high = Character.digit(text.charAt(i + 1), 16);
        int low = Character.digit(text.charAt(i + 2), 16);
        if (high >= 0 && low >= 0) {
          bytes.write(high << 4 | low);
          i += 2;
          continue;
        }
      }
      bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.ISO_8859_1));
    }
    return bytes.toByteArray();
  }
}
