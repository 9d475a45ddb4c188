package org.postern.inspection.anatomy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.postern.inspection.GeneratedPage;

/** The page on types is what the code says. */
class TypesReferenceTest {
  @Test
  void is_up_to_date() throws IOException {
    GeneratedPage.check("types.md", TypesReference.print());
  }
}
