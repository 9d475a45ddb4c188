package org.postern.inspection.strip;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.inspection.anatomy.Anatomy;
import org.postern.inspection.anatomy.Budget;
import org.postern.inspection.anatomy.Corpora;
import org.postern.inspection.anatomy.Node;
import org.postern.inspection.content.Content;

/** A notice stands in the place of a part, and no byte outside the part is another. */
class StrippedTest {
  /** In corpora: of a message with many parts the first are enough. */
  private static final int MOST_PLACES = 12;

  private static final String NOTICE =
      "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n"
          + "Content-Disposition: inline\n\nZ29uZQ0K";

  @Test
  void the_notice_takes_the_place_of_the_part() throws IOException {
    String message = RemovalTest.message("", "\none\n", "X: 1\n\ntwo\n", "\nthree\n");
    assertThat(stripped(message, "2"))
        .isEqualTo(RemovalTest.message("", "\none\n", NOTICE + "\n", "\nthree\n"));
  }

  @Test
  void its_lines_end_as_those_around_it() throws IOException {
    String message = RemovalTest.message("", "\none\n", "X: 1\n\ntwo\n").replace("\n", "\r\n");
    assertThat(stripped(message, "1", "2"))
        .isEqualTo(RemovalTest.message("", NOTICE + "\n", NOTICE + "\n").replace("\n", "\r\n"));
  }

  @Test
  void in_the_place_of_a_part_without_a_byte_it_ends_its_last_line() throws IOException {
    String message = RemovalTest.message("", "\none\n", "", "\nthree\n");
    assertThat(stripped(message, "2"))
        .isEqualTo(RemovalTest.message("", "\none\n", NOTICE + "\n", "\nthree\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--x--", "x\n--x\n\nX: 1", "\n\n--x", "\u00e4\r\n.\r\n", "\0"})
  void no_text_in_it_can_end_the_part(String text) throws IOException {
    Content message = content(RemovalTest.message("", "\none\n", "\ntwo\n", "\nthree\n"));
    Content rest = Stripped.of(message, cuts(message, "2"), cut -> text.repeat(30));
    Node root = anatomy(rest).root();
    assertThat(root.reading().children()).hasSize(3);
    try (InputStream in = root.reading().children().get(1).reading().content().open()) {
      assertThat(new String(in.readAllBytes(), UTF_8))
          .isEqualTo(text.repeat(30).replace("\n", "\r\n"));
    }
  }

  @Test
  void in_all_messages_of_the_corpora_only_the_bytes_of_the_part_are_others() throws IOException {
    int cut = 0;
    for (Path file : Corpora.files("")) {
      if (file.toString().endsWith(".eml")) {
        cut += everyPlaceOf(file);
      }
    }
    assertThat(cut).isGreaterThan(500);
  }

  private static int everyPlaceOf(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Content message = Content.of(bytes);
    Anatomy anatomy = anatomy(message);
    int done = 0;
    for (String place : anatomy.nodes().map(Node::path).limit(MOST_PLACES).toList()) {
      switch (Removal.of(anatomy, List.of(place), true)) {
        case Removal.Whole whole -> assertThat(whole.why()).isNotEmpty();
        case Removal.Parts parts -> {
          check(file, bytes, anatomy, parts.cuts().get(0));
          done++;
        }
      }
    }
    return done;
  }

  private static void check(Path file, byte[] bytes, Anatomy anatomy, Cut cut) throws IOException {
    byte[] rest = bytes(Stripped.of(Content.of(bytes), List.of(cut), c -> "gone\n"));
    int from = (int) cut.range().from();
    int behind = bytes.length - (int) cut.range().to();
    String where = file + " at " + cut.part().path();
    assertThat(Arrays.mismatch(bytes, 0, from, rest, 0, from)).as(where).isEqualTo(-1);
    assertThat(
            Arrays.mismatch(
                bytes,
                bytes.length - behind,
                bytes.length,
                rest,
                rest.length - behind,
                rest.length))
        .as(where)
        .isEqualTo(-1);
    List<String> before = outside(anatomy, cut.part().path());
    assertThat(outside(anatomy(Content.of(rest)), cut.part().path())).as(where).isEqualTo(before);
  }

  /** What is in a message but in one part, each with its digest. */
  private static List<String> outside(Anatomy anatomy, String part) {
    return anatomy
        .nodes()
        .filter(Node::isLeaf)
        .filter(node -> !node.path().startsWith(part))
        .map(node -> node.path() + " " + node.reading().sha256())
        .toList();
  }

  private static String stripped(String message, String... places) throws IOException {
    Content content = content(message);
    return new String(
        bytes(Stripped.of(content, cuts(content, places), cut -> "gone\n")), ISO_8859_1);
  }

  private static List<Cut> cuts(Content message, String... places) {
    Removal removal = Removal.of(anatomy(message), List.of(places), true);
    assertThat(removal).isInstanceOf(Removal.Parts.class);
    return ((Removal.Parts) removal).cuts();
  }

  private static Content content(String message) {
    return Content.of(message.getBytes(ISO_8859_1));
  }

  private static Anatomy anatomy(Content message) {
    return Anatomy.of(message, Budget.DEFAULT);
  }

  private static byte[] bytes(Content content) throws IOException {
    try (InputStream in = content.open()) {
      return in.readAllBytes();
    }
  }
}
