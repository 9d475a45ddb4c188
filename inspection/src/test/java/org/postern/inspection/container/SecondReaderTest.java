package org.postern.inspection.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.postern.inspection.content.Content;

/** What one reader cannot unpack another may; nothing that neither can passes for empty. */
class SecondReaderTest {
  private static final Flaw RARE = new Flaw(Flaw.Kind.NOT_UNPACKED, "rare");
  private static final ContainerReader FIRST =
      (content, name, draft) -> {
        draft.add(Member.of("a", "", content));
        draft.add(new Member("b", "", InputStream::nullInputStream, Optional.of(RARE)));
      };

  @Test
  void the_other_gives_what_is_missing() throws IOException {
    Listing listing =
        list(
            (content, name, draft) -> {
              draft.add(Member.of("a", "other", content));
              draft.add(Member.of("b", "other", content));
            });
    assertThat(listing.members()).extracting(Member::how).containsExactly("", "other");
    assertThat(listing.members()).allMatch(Member::readable);
  }

  @Test
  void where_the_other_fails_too_it_stays_said() throws IOException {
    Listing listing =
        list(
            (content, name, draft) -> {
              draft.add(Member.of("b", "other", Content.of(new byte[0])));
              draft.flaw(Flaw.Kind.BROKEN, "7z lists 9 bytes, and 0 came out");
            });
    assertThat(listing.members().get(1).closed()).contains(RARE);
  }

  @Test
  void the_other_is_not_asked_where_all_is_unpacked() throws IOException {
    ContainerReader never =
        (content, name, draft) -> {
          throw new AssertionError("asked");
        };
    Listing.Draft draft = new Listing.Draft(FreeMeter.PLENTY);
    new SecondReader((content, name, own) -> own.add(Member.of("a", "", content)), never)
        .read(Content.of(new byte[1]), "", draft);
    assertThat(draft.done().members()).hasSize(1);
  }

  private static Listing list(ContainerReader second) throws IOException {
    Listing.Draft draft = new Listing.Draft(FreeMeter.PLENTY);
    new SecondReader(FIRST, second).read(Content.of(new byte[1]), "", draft);
    return draft.done();
  }
}
