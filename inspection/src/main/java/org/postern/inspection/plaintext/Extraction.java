package org.postern.inspection.plaintext;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.postern.inspection.anatomy.Node;
import org.postern.inspection.anatomy.Reading;
import org.postern.inspection.content.Content;
import org.postern.inspection.mime.FieldValue;
import org.postern.inspection.mime.FieldValue.Comments;
import org.postern.inspection.mime.Parameters;

/** The texts of one message while they are read, and how much may still be read. */
final class Extraction {
  /** Charsets of one part that are tried: each costs a reading. */
  private static final int MOST_CHARSETS = 3;

  private static final String OLE = "application/x-ole-storage";

  private final List<PlainText> texts = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private final PdfTexts pdfs;
  private long left;
  private Optional<String> spentAt = Optional.empty();

  Extraction(long limitBytes) {
    left = limitBytes;
    pdfs = new PdfTexts(PdfProgram.installed());
  }

  List<PlainText> texts() {
    return List.copyOf(texts);
  }

  /** Returns the first node of which something was left out because enough had been read. */
  Optional<String> spentAt() {
    return spentAt;
  }

  /** Reads a node in each of its readings. */
  void read(Node node) {
    for (Reading reading : node.readings()) {
      // What was cut into parts has no digest: its parts are nodes.
      if (!reading.sha256().isEmpty() && reading.size() > 0) {
        try {
          read(node, reading);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void read(Node node, Reading reading) throws IOException {
    if (reading.types().stream().anyMatch(type -> type.mediaType().equals(OLE))) {
      oldDocument(node, reading);
    }
    Head head = new Head(bytes(reading.content(), Head.SIZE));
    List<String> charsets = charsets(node);
    for (Format format : Format.of(node, reading, head)) {
      boolean fresh = seen.add(reading.sha256() + format + (format == Format.PDF ? "" : charsets));
      if (fresh && format == Format.PDF) {
        PdfTexts.Result result = pdfs.read(reading.content(), left);
        left -= result.bytes();
        add(node, result.text(), result.whole());
      } else if (fresh) {
        byte[] bytes = bytes(reading.content(), left);
        left -= bytes.length;
        add(node, text(format, bytes, charsets), bytes.length >= reading.size());
      }
    }
  }

  /** The text of a document whose streams are nodes; each is read as the document it is of. */
  private void oldDocument(Node node, Reading file) throws IOException {
    for (Node stream : file.children()) {
      String name = stream.names().isEmpty() ? "" : stream.names().get(0);
      boolean book = name.equalsIgnoreCase("Workbook") || name.equalsIgnoreCase("Book");
      boolean letter = name.equalsIgnoreCase("WordDocument");
      if ((book || letter) && seen.add(stream.reading().sha256() + name)) {
        byte[] bytes = taken(stream);
        boolean whole = bytes.length >= stream.reading().size();
        add(node, book ? SheetText.of(bytes) : letter(file, bytes), whole);
      }
    }
  }

  private String letter(Reading file, byte[] document) throws IOException {
    byte[] table = new byte[0];
    for (Node stream : file.children()) {
      boolean own = stream.names().stream().anyMatch(WordText.table(document)::equalsIgnoreCase);
      table = own ? taken(stream) : table;
    }
    return WordText.of(document, table);
  }

  private byte[] taken(Node stream) throws IOException {
    byte[] bytes = bytes(stream.reading().content(), left);
    left -= bytes.length;
    return bytes;
  }

  private static String text(Format format, byte[] bytes, List<String> charsets) {
    return switch (format) {
      case PLAIN -> Decoding.of(bytes, charsets).replace("\r\n", "\n").replace('\r', '\n');
      case HTML -> Markup.text(decoded(bytes, charsets), Tags.HTML);
      case XML -> {
        String xml = decoded(bytes, charsets);
        yield Markup.text(xml, Tags.ofXml(xml));
      }
      case RTF -> Rtf.text(bytes);
      case PDF -> throw new IllegalArgumentException("read by a program");
    };
  }

  private static String decoded(byte[] bytes, List<String> charsets) {
    List<String> names = new ArrayList<>(charsets);
    names.addAll(Markup.charsets(bytes));
    return Decoding.of(bytes, names);
  }

  private void add(Node node, String text, boolean whole) {
    if (!whole && left <= 0 && spentAt.isEmpty()) {
      spentAt = Optional.of(node.path());
    }
    String visible = Invisible.removed(text);
    if (!whole || !visible.isBlank()) {
      texts.add(new PlainText(node.path(), visible, whole));
    }
  }

  private static List<String> charsets(Node node) {
    return node.header()
        .all("content-type")
        .map(field -> FieldValue.parse(field.unfolded(), Comments.SKIPPED).parameters())
        .flatMap(list -> Parameters.all(list, "charset", UnaryOperator.identity()).stream())
        .map(String::strip)
        .distinct()
        .limit(MOST_CHARSETS)
        .toList();
  }

  private static byte[] bytes(Content content, long most) throws IOException {
    int length = (int) Math.min(Math.min(content.size(), Math.max(0, most)), Integer.MAX_VALUE - 8);
    byte[] bytes = new byte[length];
    try (InputStream in = content.open()) {
      int read = in.readNBytes(bytes, 0, length);
      return read == length ? bytes : Arrays.copyOf(bytes, read);
    }
  }
}
