package org.postern.inspection.plaintext;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.postern.inspection.active.OleFile;
import org.postern.inspection.anatomy.Anatomy;
import org.postern.inspection.anatomy.Budget;
import org.postern.inspection.content.Content;

/** The text of documents of Word and workbooks of Excel from before 2007. */
class OldDocumentsTest {
  private static final int TEXT = 0x200;

  @Test
  void a_document_of_word_is_read_in_the_order_of_its_pieces() {
    String narrow = "second\7cell\r";
    byte[] wide = "first \u0160\u000b".getBytes(UTF_16LE);
    ByteBuffer word = word(0xc1, narrow.getBytes(ISO_8859_1), wide);
    ByteBuffer table = table(TEXT + narrow.length(), 8, false, TEXT, narrow.length(), true);
    assertThat(texts(word, table)).containsExactly("first \u0160\nsecond\tcell\n");
  }

  @Test
  void a_locked_document_has_no_text() {
    ByteBuffer word = word(0xc1, "secret".getBytes(ISO_8859_1), new byte[0]);
    word.putShort(10, (short) 0x0100);
    assertThat(texts(word, table(TEXT, 6, true, TEXT, 0, true))).isEmpty();
  }

  @Test
  void a_document_of_word_6_has_its_text_in_one_piece() {
    ByteBuffer word = word(0x65, "caf\u00e9".getBytes(ISO_8859_1), new byte[0]);
    assertThat(texts(word, ByteBuffer.allocate(1))).containsExactly("caf\u00e9");
  }

  @Test
  void pieces_that_lie_on_each_other_make_no_more_than_there_is() {
    ByteBuffer word = word(0xc1, "x".repeat(100_000).getBytes(ISO_8859_1), new byte[0]);
    ByteBuffer table = ByteBuffer.allocate(120_000).order(ByteOrder.LITTLE_ENDIAN);
    table.put(0, (byte) 2).putInt(1, 119_000);
    int count = (119_000 - 4) / 12;
    for (int i = 0; i < count; i++) {
      table.putInt(5 + 4 * i + 4, (i + 1) * 100_000);
      table.putInt(5 + 4 * (count + 1) + 8 * i + 2, 0x40000000 | 2 * TEXT);
    }
    assertThat(texts(word, table)).singleElement().asString().hasSizeLessThan(110_000);
  }

  @Test
  void a_workbook_is_read_row_by_row() {
    byte[] book =
        book(
            record(0x809, 0x0600),
            record(0xfc, 2, 0, 2, 0, 4, "\0na"),
            record(0x3c, "\1m\0e\0", 3, "\11", 1, "4\0002\000x\000", 0, 0),
            record(0xfd, 0, 0, 0, 0, 0),
            record(0xfd, 0, 1, 0, 1, 0),
            record(0x203, 1, 0, 0, 0, 0xe540, 0x309c, 0x42d2),
            record(0x27e, 1, 1, 0, 4 * 700 + 3, 0),
            record(0x204, 2, 0, 0, 2, "\0ab"),
            record(0x0a));
    assertThat(texts(Map.of("Workbook", book))).containsExactly("name\t42x\n80000000000000\t7\nab");
  }

  @Test
  void a_locked_workbook_has_no_text() {
    byte[] book = book(record(0x809, 0x0600), record(0x2f, 1), record(0x204, 0, 0, 0, 1, "\0a"));
    assertThat(texts(Map.of("Workbook", book))).isEmpty();
  }

  @Test
  void each_byte_may_be_the_last_or_another() {
    byte[] book =
        book(record(0x809, 0x0600), record(0xfc, 1, 0, 1, 0, 4, "\15na"), record(0xbd, 1, 2, 3));
    ByteBuffer word = word(0xc1, "text".getBytes(ISO_8859_1), new byte[0]);
    byte[] table = table(TEXT, 4, true, TEXT, 4, false).array();
    Random random = new Random(4);
    for (int i = 0; i < 2000; i++) {
      byte[] brokenBook = broken(book, random);
      byte[] brokenTable = broken(table, random);
      assertThatCode(() -> SheetText.of(brokenBook)).doesNotThrowAnyException();
      assertThatCode(() -> WordText.of(word.array(), brokenTable)).doesNotThrowAnyException();
    }
  }

  private static byte[] broken(byte[] bytes, Random random) {
    byte[] broken = Arrays.copyOf(bytes, random.nextInt(bytes.length) + 1);
    broken[random.nextInt(broken.length)] = (byte) random.nextInt();
    return broken;
  }

  private static ByteBuffer word(int version, byte[] first, byte[] second) {
    int size = TEXT + first.length + second.length;
    ByteBuffer word = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    word.putShort(0, (short) 0xa5ec).putShort(2, (short) version);
    word.putInt(0x18, TEXT).putInt(0x1c, TEXT + first.length).putInt(0x1a6, 1000);
    word.put(TEXT, first).put(TEXT + first.length, second);
    return word;
  }

  /** Two pieces, each with its place, its letters, and whether they are of one byte. */
  private static ByteBuffer table(
      int place, int letters, boolean narrow, int next, int more, boolean nextNarrow) {
    ByteBuffer table = ByteBuffer.allocate(37).order(ByteOrder.LITTLE_ENDIAN);
    table.put((byte) 1).putShort((short) 1).put((byte) 7);
    table.put((byte) 2).putInt(28).putInt(0).putInt(letters).putInt(letters + more);
    table.putShort((short) 0).putInt(narrow ? 0x40000000 | 2 * place : place).putShort((short) 0);
    table.putShort((short) 0).putInt(nextNarrow ? 0x40000000 | 2 * next : next);
    return table;
  }

  /** A record of numbers in two bytes, and of texts. */
  private static byte[] record(int type, Object... values) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    for (Object value : values) {
      if (value instanceof Integer number) {
        data.write(number);
        data.write(number >> 8);
      } else {
        data.writeBytes(((String) value).getBytes(ISO_8859_1));
      }
    }
    byte[] head = {(byte) type, (byte) (type >> 8), (byte) data.size(), (byte) (data.size() >> 8)};
    return book(head, data.toByteArray());
  }

  private static byte[] book(byte[]... records) {
    ByteArrayOutputStream book = new ByteArrayOutputStream();
    for (byte[] record : records) {
      book.writeBytes(record);
    }
    return book.toByteArray();
  }

  private static List<String> texts(ByteBuffer word, ByteBuffer table) {
    return texts(Map.of("WordDocument", word.array(), "0Table", table.array()));
  }

  private static List<String> texts(Map<String, byte[]> streams) {
    ByteArrayOutputStream mail = new ByteArrayOutputStream();
    String head = "Content-Type: application/msword; name=a.doc\r\n\r\n";
    mail.writeBytes(head.getBytes(ISO_8859_1));
    mail.writeBytes(OleFile.of(streams));
    Anatomy anatomy = Anatomy.of(Content.of(mail.toByteArray()), Budget.DEFAULT);
    return PlainTexts.of(anatomy, 1 << 20).stream()
        .filter(text -> text.path().equals("message"))
        .map(PlainText::text)
        .toList();
  }
}
