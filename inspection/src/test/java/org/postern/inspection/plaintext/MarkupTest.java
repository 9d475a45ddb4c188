package org.postern.inspection.plaintext;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What people read in HTML and in the XML of documents. */
class MarkupTest {

  @ParameterizedTest(name = "{0} reads as {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          4<b></b>111 <i>1</i>111                           | 4111 1111
          4<!-- x -->111                                    | 4111
          one<br>two<p>three</p>four                        | one~two~three~four
          <table><tr><td>a</td><td>b</td></tr><tr><td>c     | ~a>b~c
          <style>p { color: red }</style>seen               | seen
          a<SCRIPT src="x">var b = "<p>";</script >c        | ac
          <script>not closed                                | not closed
          <span style="display:none">hidden</span>          | hidden
          <a title="1 > 0" href='>'>link</a>                | link
          <a title="not closed>text</a> more                | text more
          1 < 2 and 2 > 1                                   | 1 < 2 and 2 > 1
          <a                                                | <a
          <!-- not closed> text                             | text
          <!--[if mso]>for Outlook<![endif]-->              | for Outlook
          a &lt;b&gt; &amp &eacute;&#233;&#xE9;&#x41        | a <b> & éééA
          &notit; &not; &nosuch; & &#; &#x; &#99999999;     | ¬it; ¬ &nosuch; & &#; &#x; \ufffd
          &#128;&NotEqualTilde;                             | €≂̸
          <![CDATA[<b>]]>                                   | <b>
          """)
  void html_reads_as(String html, String text) {
    String expected = text.replace('~', '\n').replace("a>b", "a\tb").replace("\\ufffd", "\ufffd");
    assertThat(Markup.text(html, Tags.HTML).strip()).isEqualTo(expected.strip());
  }

  @ParameterizedTest(name = "{0} reads as {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <w:document><w:p><w:r><w:t>41</w:t></w:r><w:r><w:t>11</w:t></w:r></w:p><w:p>x</w:p>   | 4111~x
          <w:document><w:tbl><w:tr><w:tc><w:t>a</w:t></w:tc><w:tc><w:t>b</w:t></w:tc></w:tr>    | a^b
          <sst><si><t>one</t></si><si><r><t>tw</t></r><r><t>o</t></r></si></sst>                | one~two
          <worksheet><row><c><v>1</v></c><c><f>A1*2</f><v>2</v></c></row></worksheet>           | 1^2
          <p:sld><a:p><a:r><a:t>sli</a:t></a:r><a:r><a:t>de</a:t></a:r><a:br/><a:t>x</a:t></a:p>  | slide~x
          <office:document-content><text:p>a<text:span>b</text:span><text:tab/>c</text:p>       | ab^c
          <office:document-content><text:h>h</text:h><text:p>a<text:s/>b<text:line-break/>c     | h~a^b~c
          <?xml version="1.0"?><!-- x --><order><id>12</id><id>34</id></order>                  | 12 34
          <svg><text>4<tspan>111</tspan></text><script>x</script></svg>                         | 4111
          """)
  void xml_reads_as(String xml, String text) {
    assertThat(Markup.text(xml, Tags.ofXml(xml)).strip())
        .isEqualTo(text.replace('~', '\n').replace('^', '\t'));
  }

  static Stream<Arguments> hostile() {
    return Stream.of(
            "<a ",
            "<a x=\"",
            "<a x='\">",
            "<!--",
            "<![CDATA[",
            "<script>",
            "</script",
            "<!--[if",
            "&#",
            "&aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            "<a x=\"<a x='",
            "<<<<",
            "<a:a:a:a:a",
            "<script></a")
        .map(Arguments::of);
  }

  /** A million characters; were one of them quadratic, the suite would not come to an end. */
  @ParameterizedTest
  @MethodSource("hostile")
  void what_never_ends_is_read_once(String piece) {
    String html = piece.repeat(1_000_000 / piece.length());
    assertThat(Markup.text(html, Tags.HTML).length()).isLessThanOrEqualTo(html.length());
    assertThat(Markup.text(html, Tags.ofXml(html)).length()).isLessThanOrEqualTo(html.length());
  }

  @Test
  void a_charset_named_in_the_text_is_found() {
    assertThat(Markup.charsets("<meta charset=\"koi8-r\">".getBytes())).containsExactly("koi8-r");
    assertThat(Markup.charsets("<?xml version='1.0' encoding='big5'?>".getBytes()))
        .containsExactly("big5");
    assertThat(Markup.charsets("<p>none</p>".getBytes())).isEmpty();
  }
}
