package org.postern.inspection.anatomy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Encodings older than MIME, as other programs write them. */
class OldEncodingsTest {
  private static final String FILE =
      "MZ, some program, which is longer than any line of base64 may be.";

  /** Where lines begin with a character that could be a mark of quoting, or of HTML, too. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        M35HL('-O;64@<')O9W)A;2P@=VAI8V@@:7,@;&]N9V5R('1H86X@86YY(&QI
        4;F4@;V8@8F%S938T(&UA>2!B92X`
        """,
        """
        <35HL('-O;64@<')O9W)A;2P@=VAI8V@@:7,@;```
        <;VYG97(@=&AA;B!A;GD@;&EN92!O9B!B87-E-@``
        )-"!M87D@8F4N
        """,
        """
        >35HL('-O;64@<')O9W)A;2P@=VAI8V@@:7,@;&]N
        >9V5R('1H86X@86YY(&QI;F4@;V8@8F%S938T(&UA
        %>2!B92X`
        """
      })
  void uuencode(String lines) {
    check("begin 644 a.exe\n" + lines + "`\nend\n");
    check(("begin 644 a.exe\n" + lines + "`\nend\n").replaceAll("(?m)^", "> "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        hHJcg65BjPKIUQ57jNr7VPGkURqVdMqUUOLAUP4xiNqJm65FcMKsUMKtt64ld
        IPaIUPqMUMa3nNHMo64pVSG-WNGs+
        """,
        """
        SHJcg65BjPKIUQ57jNr7VPGkURqVdMqUUOLAUP4xi
        SNqJm65FcMKsUMKtt64ldPaIUPqMUMa3nNHMo64pV
        3SG-WNGs+
        """
      })
  void xxencode(String lines) {
    check("begin 644 a.exe\n" + lines + "+\nend\n");
  }

  /** Capital letters alone could be a line of uuencode that lost its end. */
  @Test
  void xxencode_of_capital_letters() {
    Anatomy anatomy =
        Mails.anatomy("\nbegin 644 a\nUABCDEFGHABCDEFGHABCDEFGHABCDEFGHABCDEFGHABCD\n+\nend\n");
    assertThat(last(anatomy).size()).isEqualTo(32);
    assertThat(last(anatomy).how()).isEqualTo("xxencode");
  }

  @Test
  void binhex() {
    check(
        """
        (This file must be converted with BinHex 4.0)

        :"@%ZCAKP!%&38%aYC'pc!*!&33#3"&`#69SX)(0[E@8JF(*[Ch*KE5`JGfKTBfJ
        JDA-JE'pZCf9b)(4SB@iJB@jj)'aTEQ8JEfBJBQ&cC6Bd)'eKH5"LC5k6d3!!:
        """);
  }

  /** A byte that is the mark of runs itself, and a run: 90 00 41 90 FE. RFC 1741, appendix A. */
  @Test
  void binhex_unfolds_runs() {
    String head = "(This file must be converted with BinHex 4.0)\n\n";
    Anatomy anatomy =
        Mails.anatomy("\n" + head + ":!@%!39\"36'eNEh-!!!!!!2m!!!!!!!#3!%'3rJ!!!!!:\n");
    assertThat(Mails.content(last(anatomy))).hasSize(255).startsWith(0x90, 'A').endsWith('A');
  }

  private static void check(String text) {
    Anatomy anatomy = Mails.anatomy("Subject: x\n\nsee here\n\n" + text);
    assertThat(Mails.text(last(anatomy))).isEqualTo(FILE);
    Mails.checkReadable(anatomy);
  }

  private static Reading last(Anatomy anatomy) {
    return anatomy.nodes().reduce((first, last) -> last).orElseThrow().reading();
  }
}
