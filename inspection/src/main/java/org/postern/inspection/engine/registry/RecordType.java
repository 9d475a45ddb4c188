package org.postern.inspection.engine.registry;

import java.util.Locale;

/** What a registry is asked for. Source: RFC 1035, section 3.2.2. */
enum RecordType {
  /** An address in 127.0.0.0/8 says that the content is known. */
  A(1),
  /** Any text says so; Team Cymru's has the time it was seen last and a rate of detection. */
  TXT(16);

  private final int number;

  RecordType(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  /**
   * Returns what {@code word} means.
   *
   * @throws IllegalArgumentException with what to write instead
   */
  static RecordType parse(String word) {
    for (RecordType type : values()) {
      if (type.name().toLowerCase(Locale.ROOT).equals(word)) {
        return type;
      }
    }
    throw new IllegalArgumentException(
        "\"" + word + "\" is not what a registry can be asked for; write a or txt");
  }
}
