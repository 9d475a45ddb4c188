package org.postern.inspection.engine.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.postern.inspection.GeneratedPage;

/** The reference page of the catalogue. */
class ScannerReferenceTest {

  @Test
  void the_manual_says_what_the_file_says() throws IOException {
    GeneratedPage.check("scanners.md", ScannerReference.page());
  }

  @Test
  void every_product_that_Qmail_Scanner_called_is_there() {
    assertThat(Catalogue.shipped().scanners().keySet())
        .contains(
            "clamscan",
            "clamdscan",
            "sweep",
            "savscan",
            "sophie",
            "trophie",
            "vscan",
            "uvscan",
            "csav",
            "antivir",
            "avplinux",
            "kavdaemon",
            "kavscanner",
            "fsav",
            "fprot",
            "fpscan",
            "inocucmd",
            "ravlin",
            "vexira",
            "bdc",
            "bdscan",
            "nod32",
            "avg",
            "avast",
            "drweb",
            "eset");
  }
}
