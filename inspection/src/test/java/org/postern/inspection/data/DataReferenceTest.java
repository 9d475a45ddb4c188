package org.postern.inspection.data;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.postern.inspection.GeneratedPage;

/** The reference page of sensitive data. */
class DataReferenceTest {

  @Test
  void the_manual_says_what_the_code_does() throws IOException {
    GeneratedPage.check("data.md", DataReference.page());
  }
}
