package org.postern.mailets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.mailet.Mailet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.inspection.GeneratedPage;
import org.postern.inspection.PublicClasses;
import org.postern.inspection.settings.ReferenceEntry;
import org.postern.inspection.settings.Setting;

/** The reference page of the mailets. */
class MailetReferenceTest {
  private static final Pattern ELEMENT = Pattern.compile("<([a-zA-Z]+)>");

  static List<ReferenceEntry> entries() {
    return MailetReference.ALL;
  }

  @Test
  void the_manual_says_what_the_code_does() throws IOException {
    GeneratedPage.check("mailets.md", MailetReference.page());
  }

  @Test
  void every_mailet_is_on_the_page() throws IOException, URISyntaxException {
    assertThat(MailetReference.ALL)
        .extracting(ReferenceEntry::name)
        .containsExactlyInAnyOrderElementsOf(PublicClasses.beside(CheckFormat.class, Mailet.class));
  }

  @ParameterizedTest
  @MethodSource("entries")
  void a_sample_sets_what_can_be_set_and_all_that_must_be(ReferenceEntry entry) {
    List<String> written =
        ELEMENT.matcher(entry.sample()).results().map(found -> found.group(1)).toList();

    assertThat(entry.sample()).contains("class=\"" + entry.name() + "\"");
    assertThat(entry.settings()).extracting(Setting::name).containsAll(written);
    assertThat(written)
        .containsAll(
            entry.settings().stream()
                .filter(setting -> setting.byDefault() == null)
                .map(Setting::name)
                .toList());
  }

  @ParameterizedTest
  @MethodSource("entries")
  void every_default_can_be_read(ReferenceEntry entry) {
    for (Setting<?> setting : entry.settings()) {
      String byDefault = setting.byDefault();
      if (byDefault != null) {
        assertThat(setting.reader().apply(byDefault)).as(setting.name()).isNotNull();
      }
    }
  }
}
