package org.postern.inspection.active;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts in pages and pictures that a browser opens, and pages that build a file. */
class PageTest {
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <script>alert(1)</script>                              | script: a script element
          <SCRIPT src=x></SCRIPT>                                | script: a script element
          <svg/onload=alert(1)>                                  | script: attribute onload
          <img src=x onerror = "alert(1)">                       | script: attribute onerror
          <p title=it's onclick=x>                               | script: attribute onclick
          <a href="java&#x73;cript:x">                           | script: a link to a script
          <a href=" java&Tab;script&colon;x">                    | script: a link to a script
          <!--><script>x</script>-->                             | script: a script element
          <!-- a --!><script>x</script>                          | script: a script element
          <iframe src="data:text/html,x"></iframe>               | script: a page in a link
          <!-- <script>alert(1)</script> -->                     |
          <script type="application/ld+json">{}</script>         |
          <p>Write &lt;script> or onload=x in a page</p>         |
          <a href="https://example.org/?javascript:">x</a>       |
          <p on="1" one="2">                                     |
          """)
  void a_page(String html, String active) {
    List<String> expected = active == null ? List.of() : List.of(active);
    String page = "<html><body>" + html + "</body></html>";
    assertThat(Files.active("a.html", Files.bytes(page))).isEqualTo(expected);
    assertThat(Files.active("a.html", ("\ufeff" + page).getBytes(UTF_16LE)))
        .as("in UTF-16")
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<svg xmlns='http://www.w3.org/2000/svg'><script>x</script></svg>",
        "<svg><a xlink:href='javascript:x'><text>y</text></a></svg>",
        "<?xml version='1.0'?><svg:svg onload='x' xmlns:svg='y'/>",
        "<svg><set attributeName='href' to='javascript:x'/></svg>",
      })
  void a_picture_with_a_script(String svg) {
    assertThat(Files.active("a.svg", Files.bytes(svg)))
        .isNotEmpty()
        .allMatch(active -> active.startsWith("script: "));
  }

  @Test
  void a_picture_without_one() {
    String svg = "<svg><style>a{}</style><path d='M0 0'/><a href='https://a.example'/></svg>";
    assertThat(Files.active("a.svg", Files.bytes(svg))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>navigator.msSaveOrOpenBlob(new Blob([a]), 'a.iso')</script>",
        "<body onload='x()'><script>URL.createObjectURL(b)</script>",
        "<a id=x download='a.zip' href='data:application/zip;base64,UEsDBA=='>x</a>",
        "<script>f(atob('@'))</script>",
        "<script>for(i in a)s+=String.fromCharCode(a[i]);x='@'</script>",
      })
  void a_page_that_builds_a_file(String html) {
    String page = "<html>" + html.replace("@", "TVqQAAMA".repeat(2000));
    assertThat(Files.active("a.htm", Files.bytes(page)))
        .anyMatch(active -> active.startsWith("built-file: "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>atob('YWJj')</script>",
        "<img src='data:image/png;base64,@'>",
        "<p>createObjectURL and msSaveBlob are functions.</p>",
        "<a download='a.zip' href='https://a.example/a.zip'>x</a>",
      })
  void a_page_that_builds_none(String html) {
    String page = "<html>" + html.replace("@", "TVqQAAMA".repeat(2000));
    assertThat(Files.active("a.htm", Files.bytes(page)))
        .noneMatch(active -> active.startsWith("built-file: "));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          text/html                                                         | false
          text/html; charset=utf-8                                          | false
          text/html; name=a.html                                            | true
          text/html\\nContent-Disposition: attachment                       | true
          text/plain; name=a.html                                           | true
          """)
  void a_letter_is_no_page(String type, boolean page) {
    String mail =
        "Content-Type: "
            + type.replace("\\n", "\r\n")
            + "\r\n\r\n<html><script>alert(1)</script></html>";
    assertThat(Files.inMail(new ActiveContent(), Files.bytes(mail)).isEmpty()).isEqualTo(!page);
  }
}
