package org.postern.inspection.anatomy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.postern.inspection.content.Content;

/** On ordinary mail our tree is the one that Mime4j sees: same leaves, same types, same bytes. */
class ReferenceTest {
  @Test
  void generated_mail_has_the_leaves_that_mime4j_sees() throws Exception {
    for (int seed = 0; seed < 3_000; seed++) {
      byte[] mail = new GeneratedMail(seed).bytes();
      Anatomy anatomy = Mails.anatomy(mail);
      assertThat(Mime4jLeaves.of(anatomy)).as("seed %d", seed).isEqualTo(Mime4jLeaves.of(mail));
      assertThat(anatomy.nodes())
          .as("seed %d", seed)
          // Some of the generated mail has blanks behind its delimiters, as it may.
          .allSatisfy(
              node ->
                  assertThat(node.faults())
                      .extracting(Fault::what)
                      .isSubsetOf(Irregularity.DELIMITER_PADDED));
      Mails.checkReadable(anatomy);
    }
  }

  @TestFactory
  Stream<DynamicTest> legitimate_mail_has_the_leaves_that_mime4j_sees() {
    return Corpora.messages("legit").stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> same(file)));
  }

  private static void same(Path file) throws Exception {
    byte[] mail = Files.readAllBytes(file);
    List<String> ours = Mime4jLeaves.of(Anatomy.of(Content.of(mail), Budget.DEFAULT));
    assertThat(ours).isEqualTo(Mime4jLeaves.of(mail));
  }
}
