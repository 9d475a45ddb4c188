package org.postern.inspection.spam;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.postern.inspection.GeneratedPage;

/** The reference page of the spam engines. */
class SpamReferenceTest {

  @Test
  void the_manual_says_what_the_code_does() throws IOException {
    GeneratedPage.check("spam-engines.md", SpamReference.page());
  }
}
