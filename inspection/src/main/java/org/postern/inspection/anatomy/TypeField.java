package org.postern.inspection.anatomy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.postern.inspection.anatomy.Declared.Form;
import org.postern.inspection.mime.BoundaryText;
import org.postern.inspection.mime.EncodedWords;
import org.postern.inspection.mime.FieldValue;
import org.postern.inspection.mime.FieldValue.Comments;

/**
 * What one Content-Type field can mean.
 *
 * @param type of most programs, lower case
 * @param forms what the body can be, that of {@code type} first
 * @param boundaries the values of the parameter
 * @param others what else some program may take for the boundary
 */
record TypeField(
    String type,
    List<Form> forms,
    List<String> boundaries,
    List<String> others,
    List<Fault> faults) {

  /**
   * Reads a field.
   *
   * @param raw its value with folds
   * @param defaultType what a field that nobody can read means
   */
  static TypeField of(String raw, String defaultType) {
    String text = raw.replace("\r", "").replace("\n", "").strip();
    List<Fault> faults = new ArrayList<>();
    FieldValue value = FieldValue.parse(text, Comments.SKIPPED);
    String type = value.value().toLowerCase(Locale.ROOT);
    if (!Declared.isReadable(type)) {
      faults.add(new Fault(Irregularity.TYPE_UNREADABLE, value.value()));
      type = defaultType;
    }
    Set<Form> forms = new LinkedHashSet<>();
    forms.add(Form.of(type));
    Set<String> boundaries = new LinkedHashSet<>(Declared.boundaries(value));
    Set<String> others = new LinkedHashSet<>();
    if (!isPlain(type) || !isPlain(value.value())) {
      String hidden = letters(EncodedWords.decode(text));
      if (hidden.contains("multipart/") || hidden.startsWith("multipart")) {
        forms.add(Form.MULTIPART);
      }
      if (hidden.contains("message/")) {
        forms.add(Form.MESSAGE);
      }
      if (hidden.contains("application/") || hidden.contains("text/")) {
        forms.add(Form.FILE);
      }
    }
    if (forms.contains(Form.MULTIPART)) {
      boundaries.addAll(Declared.boundaries(FieldValue.parse(text, Comments.KEPT)));
      if (!BoundaryText.isPlain(raw)) {
        faults.add(new Fault(Irregularity.BOUNDARY_NOT_PLAIN, text));
        others.addAll(BoundaryText.candidates(raw));
        String decoded = EncodedWords.decode(text);
        if (!decoded.equals(text)) {
          others.addAll(Declared.boundaries(FieldValue.parse(decoded, Comments.SKIPPED)));
        }
      }
    }
    others.removeAll(boundaries);
    return new TypeField(
        type, List.copyOf(forms), List.copyOf(boundaries), List.copyOf(others), faults);
  }

  /** Whether a type is made of characters that every program takes for a type. */
  private static boolean isPlain(String type) {
    for (int i = 0; i < type.length(); i++) {
      char c = type.charAt(i);
      if (!Character.isLetterOrDigit(c) && "/-+._".indexOf(c) < 0 || c > 0x7e) {
        return false;
      }
    }
    return Declared.isReadable(type);
  }

  /** Lower-case letters and slashes alone. */
  private static String letters(String text) {
    StringBuilder letters = new StringBuilder(text.length());
    String lower = text.toLowerCase(Locale.ROOT);
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      if (c >= 'a' && c <= 'z' || c == '/') {
        letters.append(c);
      }
    }
    return letters.toString();
  }
}
