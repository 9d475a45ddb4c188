package org.postern.mailets.notice;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.postern.inspection.settings.Problem;

/**
 * The languages that notices can be written in: those that come with Postern, and those of the
 * site's folder on top. A file {@code de.txt} of the folder changes the texts it has; a file of a
 * language that is not shipped must have them all.
 */
public final class Languages {
  /** What comes with Postern. */
  static final List<String> SHIPPED =
      List.of("af", "cs", "de", "en", "es", "fr", "it", "lt", "nl", "pl", "pt", "sv", "tr", "zh");

  private static final String ENDING = ".txt";

  private final Map<String, Language> byCode = new TreeMap<>();

  private Languages() {}

  /** Returns the languages that come with Postern. */
  public static Languages shipped() {
    Languages languages = new Languages();
    List<Problem> problems = new ArrayList<>();
    for (String code : SHIPPED) {
      byte[] file = resource(code + ENDING);
      languages.byCode.put(
          code, Language.read(code, code + ENDING, file, Optional.empty(), problems));
    }
    if (!problems.isEmpty()) {
      throw new IllegalStateException("the jar has broken texts: " + problems);
    }
    return languages;
  }

  /**
   * Returns the languages with those of a folder on top.
   *
   * @param problems takes every mistake in its files
   * @throws IOException if the folder cannot be read
   */
  public static Languages with(Path folder, Collection<? super Problem> problems)
      throws IOException {
    Languages languages = shipped();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = String.valueOf(file.getFileName());
        if (name.endsWith(ENDING) && Files.isRegularFile(file)) {
          String code = name.substring(0, name.length() - ENDING.length());
          Optional<Language> base = Optional.ofNullable(languages.byCode.get(code));
          languages.byCode.put(
              code, Language.read(code, file.toString(), Files.readAllBytes(file), base, problems));
        }
      }
    }
    return languages;
  }

  /** Returns the codes there are, in order. */
  public List<String> codes() {
    return List.copyOf(byCode.keySet());
  }

  /** Returns the languages of some codes that are there. */
  List<Language> of(List<String> codes) {
    return codes.stream().flatMap(code -> Stream.ofNullable(byCode.get(code))).toList();
  }

  private static byte[] resource(String name) {
    try (InputStream in = Languages.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the jar has no " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
