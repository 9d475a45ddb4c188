package org.postern.qmail.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.qmail.cli.Shipped;

/**
 * The real scanners of the demo: they are named in the shipped configuration, which stays valid.
 */
class DemoEnginesTest {
  @TempDir private Path folder;

  @Test
  void all_that_are_installed_stand_in_a_configuration_without_mistakes() throws Exception {
    List<String> said = new ArrayList<>();
    try (DemoEngines engines = DemoEngines.start(said::add)) {
      Path conf = engines.configured(Shipped.in(folder), folder.resolve("copy"));
      Shipped.chain(conf).close();
      String container = Files.readString(conf.resolve("mailetcontainer.xml"));
      assertThat(container.contains("/clamd.sock")).isEqualTo(said.contains("starting clamd"));
      assertThat(container.contains("icap://127.0.0.1:"))
          .isEqualTo(said.contains("starting c-icap"));
      assertThat(container.contains("<engines>spamd://127.0.0.1:783<"))
          .isEqualTo(!said.contains("starting spamd") && !said.contains("starting rspamd"));
      assertThat(container).contains("builtin:</engines>");
    }
  }

  @Test
  void a_configuration_of_the_sites_own_is_not_guessed_at() throws Exception {
    Path conf = Shipped.in(folder);
    Path container = conf.resolve("mailetcontainer.xml");
    Files.writeString(
        container, Files.readString(container).replace("<engines>builtin:<", "<engines>builtin<"));
    try (DemoEngines engines = DemoEngines.start(line -> {})) {
      assertThatThrownBy(() -> engines.configured(conf, folder.resolve("copy")))
          .isInstanceOf(DemoException.class)
          .hasMessageEndingWith("is not the shipped one; start without --engines");
    }
  }
}
