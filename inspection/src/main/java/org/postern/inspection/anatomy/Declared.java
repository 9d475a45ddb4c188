package org.postern.inspection.anatomy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.postern.inspection.anatomy.Header.Field;
import org.postern.inspection.mime.EncodedWords;
import org.postern.inspection.mime.FieldValue;
import org.postern.inspection.mime.FieldValue.Comments;
import org.postern.inspection.mime.Parameters;

/**
 * What the header of an entity says about its body: all values of all fields, the one that most
 * programs go by first, and the faults in how it is said.
 */
record Declared(
    List<String> types,
    List<String> boundaries,
    List<String> names,
    List<String> encodings,
    List<Fault> faults) {

  private static final String TYPE = "content-type";
  private static final String ENCODING = "content-transfer-encoding";
  private static final String DISPOSITION = "content-disposition";

  /**
   * Reads a header.
   *
   * @param defaultType the type of an entity without Content-Type
   */
  static Declared of(Header header, String defaultType) {
    List<Fault> faults = new ArrayList<>();
    List<Field> type = new ArrayList<>();
    List<Field> encoding = new ArrayList<>();
    List<Field> disposition = new ArrayList<>();
    for (Field field : header.fields()) {
      String name = FieldNames.plain(field.name());
      if (!name.equalsIgnoreCase(field.name())) {
        faults.add(new Fault(Irregularity.FIELD_NAME_NOT_PLAIN, field.name()));
      }
      switch (name.toLowerCase(Locale.ROOT)) {
        case TYPE -> type.add(field);
        case ENCODING -> encoding.add(field);
        case DISPOSITION -> disposition.add(field);
        default -> {}
      }
    }
    repeated(type, faults);
    repeated(encoding, faults);
    repeated(disposition, faults);

    Set<String> types = new LinkedHashSet<>();
    Set<String> boundaries = new LinkedHashSet<>();
    Set<String> names = new LinkedHashSet<>();
    for (Field field : disposition) {
      for (Comments comments : Comments.values()) {
        names(FieldValue.parse(field.unfolded(), comments), "filename", names);
      }
    }
    for (Field field : type) {
      for (Comments comments : Comments.values()) {
        FieldValue value = FieldValue.parse(field.unfolded(), comments);
        if (comments == Comments.SKIPPED) {
          types.add(mediaType(value.value(), defaultType, faults));
        }
        names(value, "name", names);
        boundaries.addAll(Parameters.all(value.parameters(), "boundary", UnaryOperator.identity()));
      }
    }
    if (types.isEmpty()) {
      types.add(defaultType);
    }
    if (types.stream().noneMatch(Declared::isMultipart)) {
      boundaries.clear();
    } else if (boundaries.size() > 1) {
      faults.add(new Fault(Irregularity.BOUNDARY_REPEATED, String.join(" | ", boundaries)));
    }
    Set<String> encodings = new LinkedHashSet<>();
    for (Field field : encoding) {
      FieldValue value = FieldValue.parse(field.unfolded(), Comments.SKIPPED);
      encodings.add(value.value().toLowerCase(Locale.ROOT));
    }
    return new Declared(
        List.copyOf(types),
        List.copyOf(boundaries),
        List.copyOf(names),
        List.copyOf(encodings),
        faults);
  }

  static boolean isMultipart(String type) {
    return type.startsWith("multipart/");
  }

  private static void names(FieldValue value, String parameter, Set<String> names) {
    for (String name : Parameters.all(value.parameters(), parameter, EncodedWords::decode)) {
      if (!name.isEmpty()) {
        names.add(name);
      }
    }
  }

  private static String mediaType(String value, String defaultType, List<Fault> faults) {
    int slash = value.indexOf('/');
    if (slash < 1 || slash == value.length() - 1) {
      faults.add(new Fault(Irregularity.TYPE_UNREADABLE, value));
      return defaultType;
    }
    return value.toLowerCase(Locale.ROOT);
  }

  private static void repeated(List<Field> fields, List<Fault> faults) {
    if (fields.size() > 1) {
      long different =
          fields.stream().map(f -> f.unfolded().toLowerCase(Locale.ROOT)).distinct().count();
      faults.add(
          new Fault(
              different > 1 ? Irregularity.FIELD_REPEATED : Irregularity.FIELD_REPEATED_ALIKE,
              FieldNames.plain(fields.get(0).name())));
    }
  }
}
