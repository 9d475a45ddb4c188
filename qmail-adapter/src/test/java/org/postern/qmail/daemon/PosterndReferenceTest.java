package org.postern.qmail.daemon;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.postern.inspection.GeneratedPage;
import org.postern.inspection.settings.ReferencePage;

/** The reference page of posternd.conf. */
class PosterndReferenceTest {
  @Test
  void the_page_is_as_the_code_has_it() throws IOException {
    GeneratedPage.check(
        "posternd.md",
        ReferencePage.start(
                "posternd.conf",
                "Beside `mailetcontainer.xml`. One `name value` a line; `#` begins a comment. What is"
                    + " not set is as it is by default, and a file is needed only for what is not.")
            + ReferencePage.table(PosterndSettings.reference()));
  }
}
