package org.postern.mailets.notice;

import java.util.List;
import java.util.Optional;

/**
 * What a notice or a digest says, in one language or several, before it is written as text and as
 * HTML. All of it is text: nothing in it is ever interpreted.
 *
 * @param subject in one line
 * @param sections one for each language
 * @param original the header of the message it is about, to be attached
 */
record Letter(String subject, List<Section> sections, Optional<OriginalHead> original) {
  Letter {
    sections = List.copyOf(sections);
  }

  /**
   * All of it in one language.
   *
   * @param code of the language
   * @param name of the language, as a heading where there are several
   * @param labelEnd what stands behind a label in the text
   */
  record Section(String code, String name, String labelEnd, List<Block> blocks) {
    Section {
      blocks = List.copyOf(blocks);
    }
  }

  /** A piece of a section. */
  sealed interface Block {}

  /** Sentences. */
  record Paragraph(String text) implements Block {}

  /** What is known of a message. */
  record Rows(List<Row> rows) implements Block {
    Rows {
      rows = List.copyOf(rows);
    }
  }

  /** One thing that is known, or several of one sort. */
  record Row(String label, List<String> values) {
    Row {
      values = List.copyOf(values);
    }

    Row(String label, String value) {
      this(label, List.of(value));
    }
  }
}
