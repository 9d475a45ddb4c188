package org.postern.inspection.active;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.postern.inspection.GeneratedPage;

/** The reference page of what acts by itself. */
class ActiveReferenceTest {

  @Test
  void the_manual_says_what_the_code_does() throws IOException {
    GeneratedPage.check("active.md", ActiveReference.page());
  }
}
