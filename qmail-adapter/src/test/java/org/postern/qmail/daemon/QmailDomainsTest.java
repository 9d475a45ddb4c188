package org.postern.qmail.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which domains are the site's own, by qmail's control files. */
class QmailDomainsTest {
  @TempDir private Path control;
  private final AtomicLong nanos = new AtomicLong();

  @BeforeEach
  void files() throws IOException {
    write("rcpthosts", "Example.org\n.lists.example.org\n\n# a comment\n");
    write("morercpthosts", "more.example\n");
    write("locals", "host.example.org\n");
    write("virtualdomains", "shop.example:shop\njoe@user.example:joe\n.farm.example:farm\n");
    write("me", "mx.example.org\n");
  }

  @ParameterizedTest
  @CsvSource({
    "example.org, true",
    "sub.example.org, false",
    "lists.example.org, false",
    "a.lists.example.org, true",
    "a.b.lists.example.org, true",
    "more.example, true",
    "host.example.org, true",
    "shop.example, true",
    "x.farm.example, true",
    "mx.example.org, true",
    "user.example, false",
    "comment, false",
    "org, false",
    "'', false"
  })
  void are_those_in_its_files(String domain, boolean own) {
    assertThat(domains()).satisfies(d -> assertThat(d.test(domain)).isEqualTo(own));
  }

  @Test
  void are_all_where_there_is_no_rcpthosts() throws IOException {
    Files.delete(control.resolve("rcpthosts"));
    assertThat(domains().test("anywhere.example")).isTrue();
    assertThat(new QmailDomains(control.resolve("nothing")).test("anywhere.example")).isTrue();
  }

  @Test
  void are_read_again_when_they_change() throws IOException {
    QmailDomains domains = domains();
    write("rcpthosts", "new.example\n");
    assertThat(domains.test("new.example")).isFalse();
    nanos.addAndGet(Duration.ofSeconds(2).toNanos());
    assertThat(domains.test("new.example")).isTrue();
    assertThat(domains.test("example.org")).isFalse();
  }

  @Test
  void stay_as_they_were_while_they_cannot_be_read() throws IOException {
    QmailDomains domains = domains();
    Files.delete(control.resolve("rcpthosts"));
    Files.createDirectory(control.resolve("rcpthosts"));
    nanos.addAndGet(Duration.ofSeconds(2).toNanos());
    assertThat(domains.test("example.org")).isTrue();
    assertThat(domains.test("anywhere.example")).isFalse();
  }

  private QmailDomains domains() {
    return new QmailDomains(control, nanos::get);
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(control.resolve(file), text);
  }
}
