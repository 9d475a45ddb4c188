package org.postern.inspection.virus;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.postern.inspection.GeneratedPage;

/** The reference page of the engines. */
class EngineReferenceTest {

  @Test
  void the_manual_says_what_the_code_does() throws IOException {
    GeneratedPage.check("engines.md", EngineReference.page());
  }
}
