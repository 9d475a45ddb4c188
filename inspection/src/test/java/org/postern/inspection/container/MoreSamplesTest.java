package org.postern.inspection.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.inspection.content.Content;

/** What fuzzing starts from is whole: whoever begins with a broken file never gets far into it. */
class MoreSamplesTest {
  @ParameterizedTest
  @CsvSource({
    "zip, application/zip",
    "ole, application/x-ole-storage",
    "compress, application/x-compress",
    "program, application/x-dosexec",
    "pdf, application/pdf",
    "rtf, application/rtf",
    "mbox, application/mbox"
  })
  void members_are_listed_and_can_be_read(String target, String type) throws IOException {
    for (byte[] sample : MoreSamples.of(target)) {
      Listing listing =
          Containers.list(Content.of(sample), List.of(type), "a.bin", FreeMeter.PLENTY);
      assertThat(listing.flaws()).filteredOn(flaw -> flaw.kind() == Flaw.Kind.BROKEN).isEmpty();
      assertThat(listing.members()).isNotEmpty();
      for (Member member : listing.members()) {
        if (member.readable()) {
          assertThat(member.open().readAllBytes()).as(member.name()).isNotEmpty();
        }
      }
    }
  }
}
