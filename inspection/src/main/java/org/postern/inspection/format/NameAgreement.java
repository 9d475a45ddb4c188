package org.postern.inspection.format;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.postern.inspection.Finding.Effect;
import org.postern.inspection.anatomy.Node;
import org.postern.inspection.mime.EncodedWords;
import org.postern.inspection.mime.FieldValue;
import org.postern.inspection.mime.Parameters;

/**
 * Checks whether the parameters that name one attachment name the same file. What is compared are
 * the values of {@code name} and {@code filename} as they are meant, not every way of reading them.
 */
final class NameAgreement {
  static final List<FormatCheck> CHECKS =
      List.of(
          FormatCheck.ofEachNode(
              "names-contradict",
              "The fields of one attachment give it a harmless name and the name of a program. Which"
                  + " one counts depends on the program that saves it.",
              Effect.BLOCK,
              node -> told(names(node), NameAgreement::contradict)),
          FormatCheck.ofEachNode(
              "names-differ",
              "The fields of one attachment give it different names. Two of a thousand honest mails"
                  + " have it; filters by name have to look at all of them, as these rules do.",
              Effect.NOTE,
              node -> told(names(node), NameAgreement::differ)));

  private NameAgreement() {}

  /** The different names, without what programs change in passing. */
  private static Set<String> names(Node node) {
    Set<String> names = new LinkedHashSet<>();
    if (node.names().size() > 1) {
      add(node, "Content-Disposition", "filename", names);
      add(node, "Content-Type", "name", names);
    }
    return names;
  }

  private static void add(Node node, String field, String parameter, Set<String> names) {
    UnaryOperator<String> plain = EncodedWords::decode;
    node.header()
        .all(field)
        .map(found -> FieldValue.parse(found.unfolded(), FieldValue.Comments.SKIPPED))
        .flatMap(value -> Parameters.all(value.parameters(), parameter, plain).stream())
        .map(NameAgreement::essence)
        .filter(name -> !name.isEmpty())
        .forEach(names::add);
  }

  /** Case, blanks, folders and the ways to write one letter make no difference. */
  private static String essence(String name) {
    String decoded = FileName.withoutFolders(EncodedWords.decode(name));
    StringBuilder essence = new StringBuilder(decoded.length());
    String composed = Normalizer.normalize(decoded, Normalizer.Form.NFC);
    for (int i = 0; i < composed.length(); i++) {
      char c = composed.charAt(i);
      if (!Character.isWhitespace(c) && !Character.isSpaceChar(c) && c != '"') {
        essence.append(c);
      }
    }
    return essence.toString().toLowerCase(Locale.ROOT);
  }

  private static Stream<String> told(
      Set<String> names, java.util.function.Predicate<List<String>> wrong) {
    List<String> list = List.copyOf(names);
    return list.size() > 1 && wrong.test(list)
        ? Stream.of("names \"" + list.get(0) + "\" and \"" + list.get(1) + '"')
        : Stream.empty();
  }

  private static boolean contradict(List<String> names) {
    List<String> extensions =
        names.stream().map(FileName::extension).filter(e -> !e.isEmpty()).distinct().toList();
    return extensions.stream().anyMatch(Extensions::isProgram)
        && extensions.stream().anyMatch(extension -> !Extensions.isProgram(extension));
  }

  /** A name in plain letters beside the real one is how mail has been written since RFC 2231. */
  private static boolean differ(List<String> names) {
    boolean same = names.stream().map(FileName::extension).distinct().count() == 1;
    boolean fallback = names.stream().anyMatch(name -> name.chars().anyMatch(c -> c > 0x7e));
    return !contradict(names) && !(same && fallback);
  }
}
