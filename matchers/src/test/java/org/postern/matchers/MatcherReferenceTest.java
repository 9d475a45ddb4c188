package org.postern.matchers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import org.junit.jupiter.api.Test;
import org.postern.inspection.GeneratedPage;
import org.postern.inspection.PublicClasses;
import org.postern.inspection.settings.ReferenceEntry;

/** The reference page of the matchers. */
class MatcherReferenceTest {

  @Test
  void the_manual_says_what_the_code_does() throws IOException {
    GeneratedPage.check("matchers.md", MatcherReference.page());
  }

  @Test
  void every_matcher_is_on_the_page() throws IOException, URISyntaxException {
    assertThat(MatcherReference.ALL)
        .extracting(ReferenceEntry::name)
        .containsExactlyInAnyOrderElementsOf(
            PublicClasses.beside(Found.class, org.apache.mailet.Matcher.class));
  }
}
