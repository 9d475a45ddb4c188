package org.postern.matchers;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.util.Arrays;
import java.util.List;
import org.apache.mailet.base.test.FakeMail;
import org.apache.mailet.base.test.FakeMatcherConfig;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.attributes.MailFindings;
import org.postern.inspection.Finding;
import org.postern.inspection.Finding.Effect;
import org.postern.inspection.Finding.Kind;

/** SameFindings keeps those together who are to get the same message. */
class SameFindingsTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nothing was found      | block            | ann bob eve
          for everybody          | strip            | ann bob eve
          for the first          | strip ann        | ann
          for the last           | strip eve        | ann bob
          for two                | tag ann eve      | ann eve
          in another letter case | strip ANN EVE    | ann eve
          for some, but a note   | note ann         | ann bob eve
          """)
  void who_is_kept_together(String what, String finding, String together) throws Exception {
    List<String> words = List.of(finding.split(" "));
    FakeMail mail =
        FakeMail.builder()
            .name("m")
            .recipients("ann@a.example", "bob@a.example", "eve@a.example")
            .build();
    MailFindings.add(
        mail,
        List.of(
            new Finding(
                Kind.POLICY,
                effect(words.get(0)),
                "policy",
                "r",
                "2",
                "",
                words.stream().skip(1).map(name -> name + "@a.example").toList())));
    assertThat(matcher().match(mail).stream().map(r -> r.getLocalPart()))
        .containsExactly(together.split(" "));
  }

  private static Effect effect(String word) {
    return Arrays.stream(Effect.values())
        .filter(e -> e.word().equals(word))
        .findFirst()
        .orElseThrow();
  }

  private static SameFindings matcher() throws MessagingException {
    SameFindings matcher = new SameFindings();
    matcher.init(FakeMatcherConfig.builder().matcherName("SameFindings").build());
    return matcher;
  }
}
