package org.postern.inspection.anatomy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postern.inspection.anatomy.Mails.attachment;
import static org.postern.inspection.anatomy.Mails.bytes;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.inspection.Finding;
import org.postern.inspection.NotWhole;
import org.postern.inspection.anatomy.Anatomy.Exceeded;
import org.postern.inspection.content.Content;

/** Small files that unpack to much: each ends at a budget, which is said. */
class BombTest {
  static List<Bomb> bombs() {
    return Bomb.ALL;
  }

  @ParameterizedTest
  @MethodSource("bombs")
  void a_bomb_is_a_finding_after_a_bounded_amount_of_work(Bomb bomb) {
    Content mail = Content.of(bytes(bomb.mail()));
    Anatomy anatomy = Anatomy.of(mail, Budget.DEFAULT);
    assertThat(NotWhole.findings(anatomy))
        .extracting(Finding::effect)
        .contains(Finding.Effect.DEFER);
    long most =
        Math.max(Limit.UNPACKED_BYTES.byDefault(), Limit.UNPACKED_RATIO.byDefault() * mail.size());
    assertThat(unpacked(anatomy)).isLessThanOrEqualTo(most);
    assertThat(anatomy.exceeded()).extracting(Exceeded::budget).doesNotContain("time");
  }

  @Test
  void entries_over_the_same_bytes_contradict_each_other() {
    Bomb overlapping = Bomb.ALL.get(1);
    Anatomy anatomy = Mails.anatomy(overlapping.mail());
    assertThat(anatomy.root().faults())
        .extracting(Fault::what)
        .contains(Irregularity.CONTAINER_AMBIGUOUS);
  }

  @Test
  void the_zip_that_holds_itself_does() throws DataFormatException {
    byte[] quine = ZipQuine.bytes();
    Inflater inflater = new Inflater(true);
    inflater.setInput(quine, ZipQuine.DATA, quine.length - ZipQuine.DATA);
    byte[] inside = new byte[quine.length];
    assertThat(inflater.inflate(inside)).isEqualTo(quine.length);
    assertThat(inside).isEqualTo(quine);
    inflater.end();
  }

  @Test
  void a_zip_in_a_zip_deeper_than_anyone_packs() {
    byte[] inner = bytes("here");
    for (int level = 0; level < 40; level++) {
      inner = Mails.zip(true, "z.zip", new String(inner, StandardCharsets.ISO_8859_1));
    }
    assertThat(Mails.anatomy(attachment("deep.zip", inner)).exceeded())
        .extracting(Exceeded::budget)
        .containsExactly("depth");
  }

  private static long unpacked(Anatomy anatomy) {
    return anatomy.nodes().skip(1).mapToLong(node -> node.reading().size()).sum();
  }
}
