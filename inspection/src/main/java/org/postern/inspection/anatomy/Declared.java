package org.postern.inspection.anatomy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.anatomy.Header.Field;
import org.postern.inspection.decoding.Coding;
import org.postern.inspection.decoding.Encodings;
import org.postern.inspection.mime.FieldValue;
import org.postern.inspection.mime.FieldValue.Comments;
import org.postern.inspection.mime.Parameters;

/**
 * What the header of an entity says about its body: all values of all fields, the one that most
 * programs go by first, and the faults in how it is said.
 *
 * @param types media types, never empty
 * @param forms what the body can be, never empty
 * @param otherBoundaries what some program may take for the boundary besides
 * @param smime the kinds of S/MIME that parameters name, lower case
 * @param wide whether a parameter says that it is text in UTF-16
 * @param codings how the body can be encoded, never empty
 */
record Declared(
    List<String> types,
    List<Form> forms,
    List<String> boundaries,
    List<String> otherBoundaries,
    List<String> names,
    List<String> encodings,
    List<Coding> codings,
    List<String> smime,
    boolean wide,
    List<Fault> faults) {

  /** Names of UTF-16; the encoding standard has the same, besides those that nobody uses. */
  private static final Set<String> WIDE =
      Set.of(
          "utf-16",
          "utf-16le",
          "utf-16be",
          "utf16",
          "ucs-2",
          "unicode",
          "unicodefeff",
          "unicodefffe",
          "iso-10646-ucs-2",
          "csunicode");

  /** What a body is made of. */
  enum Form {
    MULTIPART,
    MESSAGE,
    FILE;

    static Form of(String type) {
      if (type.startsWith("multipart/")) {
        return MULTIPART;
      }
      return type.equals("message/rfc822") || type.equals("message/global") ? MESSAGE : FILE;
    }
  }

  /**
   * Reads a header.
   *
   * @param defaultType the type of an entity without Content-Type
   */
  static Declared of(HeaderReading header, String defaultType) {
    Collector collector = new Collector(defaultType);
    Stream.concat(header.header().fields().stream(), header.hidden().stream())
        .forEach(collector::sort);
    return collector.declared();
  }

  private static final class Collector {
    private final String defaultType;
    private final List<Fault> faults = new ArrayList<>();
    private final List<Field> type = new ArrayList<>();
    private final List<Field> encoding = new ArrayList<>();
    private final List<Field> disposition = new ArrayList<>();
    private final List<Field> description = new ArrayList<>();
    private boolean disguised;

    Collector(String defaultType) {
      this.defaultType = defaultType;
    }

    void sort(Field field) {
      MimeField known = MimeField.named(field.name());
      if (known == null) {
        known = MimeField.like(field.name());
        if (known != null) {
          disguised = true;
          faults.add(new Fault(Irregularity.FIELD_NAME_NOT_PLAIN, field.name()));
        } else if (!FieldNames.plain(field.name()).equals(field.name())) {
          faults.add(new Fault(Irregularity.FIELD_NAME_ODD, field.name()));
        }
      }
      if (known == null) {
        return;
      }
      if (FieldValues.isOdd(known, field.value())) {
        faults.add(new Fault(Irregularity.FIELD_VALUE_NOT_PLAIN, field.value()));
      }
      switch (known) {
        case TYPE -> type.add(field);
        case ENCODING -> encoding.add(field);
        case DISPOSITION -> disposition.add(field);
        case DESCRIPTION -> description.add(field);
        case VERSION -> {}
      }
    }

    Declared declared() {
      repeated(type);
      repeated(encoding);
      repeated(disposition);
      Set<String> types = new LinkedHashSet<>();
      Set<Form> forms = new LinkedHashSet<>();
      Set<String> boundaries = new LinkedHashSet<>();
      Set<String> others = new LinkedHashSet<>();
      for (Field field : type) {
        TypeField read = TypeField.of(field.value(), defaultType);
        types.add(read.type());
        forms.addAll(read.forms());
        boundaries.addAll(read.boundaries());
        others.addAll(read.others());
        faults.addAll(read.faults());
      }
      if (types.isEmpty()) {
        types.add(defaultType);
        forms.add(Form.of(defaultType));
      }
      if (forms.size() > 1) {
        faults.add(new Fault(Irregularity.TYPE_AMBIGUOUS, String.join(" | ", types)));
      }
      if (!forms.contains(Form.MULTIPART)) {
        boundaries.clear();
        faults.removeIf(fault -> fault.what() == Irregularity.BOUNDARY_NOT_PLAIN);
      } else if (boundaries.size() > 1) {
        faults.add(new Fault(Irregularity.BOUNDARY_REPEATED, String.join(" | ", boundaries)));
      }
      List<String> words = encodingWords();
      Encodings encodings = Encodings.of(words, !disguised);
      for (String word : encodings.unknown()) {
        faults.add(new Fault(Irregularity.ENCODING_UNKNOWN, word));
      }
      return new Declared(
          List.copyOf(types),
          List.copyOf(forms),
          List.copyOf(boundaries),
          List.copyOf(others),
          Names.of(disposition, type, description),
          words,
          encodings.codings(),
          parameters("smime-type").toList(),
          parameters("charset").anyMatch(WIDE::contains),
          faults);
    }

    private Stream<String> parameters(String name) {
      return type.stream()
          .map(field -> FieldValue.parse(field.unfolded(), Comments.SKIPPED))
          .flatMap(value -> value.parameters().stream())
          .filter(parameter -> parameter.name().equals(name))
          .map(parameter -> parameter.value().toLowerCase(Locale.ROOT));
    }

    private List<String> encodingWords() {
      Set<String> words = new LinkedHashSet<>();
      for (Field field : encoding) {
        String raw = field.unfolded().toLowerCase(Locale.ROOT);
        String word = FieldValue.parse(raw, Comments.SKIPPED).value();
        words.add(word);
        if (!word.equals(raw) || field.value().strip().indexOf('\n') >= 0) {
          disguised = true;
          faults.add(new Fault(Irregularity.ENCODING_NOT_PLAIN, raw));
        }
      }
      return List.copyOf(words);
    }

    private void repeated(List<Field> fields) {
      if (fields.size() > 1) {
        long different =
            fields.stream().map(f -> f.unfolded().toLowerCase(Locale.ROOT)).distinct().count();
        Irregularity what =
            different > 1 ? Irregularity.FIELD_REPEATED : Irregularity.FIELD_REPEATED_ALIKE;
        faults.add(new Fault(what, FieldNames.plain(fields.get(0).name())));
      }
    }
  }

  /** Returns the boundaries of a field, as {@link Parameters#all} orders them. */
  static List<String> boundaries(FieldValue value) {
    return Parameters.all(value.parameters(), "boundary", UnaryOperator.identity());
  }

  static boolean isReadable(@Nullable String type) {
    int slash = type == null ? -1 : type.indexOf('/');
    return slash >= 1 && type != null && slash < type.length() - 1;
  }
}
