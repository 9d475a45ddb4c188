package org.postern.inspection.active;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.inspection.anatomy.Anatomy;
import org.postern.inspection.anatomy.Budget;
import org.postern.inspection.container.PdfWords;
import org.postern.inspection.content.Content;

/** Files that want to cost more than they are worth, or to break what looks at them. */
class HostileTest {
  static List<byte[]> files() {
    return List.of(
        Files.ole(VbaFile.streams("Macros/", "Sub AutoOpen()")),
        OleFile.of(Map.of("Workbook", Files.bytes("\u0085\0\11\0\0\0\0\0\2\1\1\0x\12\0\0\0"))),
        OleFile.of(Map.of("WordDocument", new byte[700], "0Table", new byte[100])),
        Files.withProject("Sub AutoOpen()"),
        Files.office("word", "word/_rels/a.rels", "<Relationship Target='//a' TargetMode='x'/>"),
        Files.bytes("{\\rtf1{\\*\\template \\'68\\u104?\\bin3 xxx}{\\field{\\*\\fldinst DDE}}}"),
        Files.bytes("%PDF-1.4 1 0 obj <</OpenAction 1 0 R/AA<</S/URI>>/S#4a(x\\)>> endobj"),
        Files.bytes("<html><!--a--!><a href='javascript&#58;x' download=\"x\"><script>x</script>"));
  }

  @ParameterizedTest
  @MethodSource("files")
  void each_byte_may_be_the_last(byte[] file) {
    int step = Math.max(1, file.length / 400);
    for (int length = 0; length < file.length; length += step) {
      byte[] cut = Arrays.copyOf(file, length);
      assertThatCode(() -> Files.active("a.html", cut)).doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void each_byte_may_be_another(byte[] file) {
    Random random = new Random(4);
    for (int i = 0; i < 400; i++) {
      byte[] other = file.clone();
      for (int change = 0; change < 3; change++) {
        other[random.nextInt(other.length)] = (byte) random.nextInt();
      }
      assertThatCode(() -> Files.active("a", other)).doesNotThrowAnyException();
    }
  }

  @Test
  void a_program_that_unpacks_to_gigabytes_is_left_and_it_is_said() {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    bomb.write(1);
    for (int i = 0; i < 200_000; i++) {
      bomb.writeBytes(new byte[] {3, (byte) 0xb0, 2, 'a', (byte) 0xff, 0x0f});
    }
    ActiveContent active = new ActiveContent();
    Files.active(active, "a.doc", Files.ole(VbaFile.streams("Macros/", 100, bomb.toByteArray())));
    assertThat(active.cut()).isPresent();
  }

  @Test
  void many_streams_of_objects_in_a_pdf_are_left_and_it_is_said() {
    String packed = new String(Files.deflated(" ".repeat(1 << 20)), StandardCharsets.ISO_8859_1);
    String object =
        "1 0 obj <</Type/ObjStm/Filter/FlateDecode>> stream\n" + packed + "\nendstream\n";
    byte[] pdf = Files.bytes("%PDF-1.7\n" + object.repeat(200));
    PdfWords words = PdfWords.of(Content.of(pdf));
    assertThat(words.whole()).isFalse();
    assertThat(words.text().length()).isLessThan(20 << 20);
    ActiveContent active = new ActiveContent();
    Files.active(active, "a.pdf", pdf);
    assertThat(active.cut()).isPresent();
  }

  @Test
  void actions_that_come_one_after_the_other_in_a_circle_end() {
    String pdf =
        "%PDF-1.4 1 0 obj <</OpenAction 2 0 R>> endobj"
            + " 2 0 obj <</S/GoTo/Next 3 0 R>> endobj 3 0 obj <</S/GoTo/Next 2 0 R>> endobj";
    assertThat(Files.active("a.pdf", Files.bytes(pdf))).isEmpty();
  }

  @Test
  void brackets_that_are_never_closed_cost_no_more_than_they_are_long() {
    int many = 1 << 20;
    assertThat(Files.active("a.pdf", Files.bytes("%PDF-1.4 " + "(".repeat(many)))).isEmpty();
    assertThat(Files.active("a.pdf", Files.bytes("%PDF-1.4 " + "<</AA ".repeat(many / 6))))
        .isEmpty();
    assertThat(Files.active("a.rtf", Files.bytes("{\\rtf1" + "{\\fldinst ".repeat(many / 10))))
        .isEmpty();
    assertThat(Files.active("a.html", Files.bytes("<html>" + "<a b='".repeat(many / 6)))).isEmpty();
    byte[] fields = Files.bytes(" ".repeat(600) + "\23".repeat(many));
    assertThat(Files.active("a.doc", OleFile.of(Map.of("WordDocument", fields)))).isEmpty();
  }

  @Test
  void a_file_is_looked_at_once_however_many_rules_ask() {
    byte[] page = Files.bytes("<html><script>" + " ".repeat(6 << 20));
    Anatomy anatomy = Anatomy.of(Content.of(Files.mail("a.html", page)), Budget.DEFAULT);
    ActiveContent active = new ActiveContent();
    for (int rule = 0; rule < 10; rule++) {
      assertThat(active.of(anatomy.root())).isNotEmpty();
    }
    assertThat(active.cut()).isEmpty();
  }

  @Test
  void files_that_are_too_much_together_are_left_and_it_is_said() {
    byte[] page = Files.bytes("<html><script>" + " ".repeat(6 << 20));
    ActiveContent active = new ActiveContent();
    for (int file = 0; file < 3; file++) {
      Files.active(active, "a.html", page);
    }
    assertThat(active.cut()).isPresent();
  }
}
