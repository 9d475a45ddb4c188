package org.postern.inspection.engine.icap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.inspection.content.Content;
import org.postern.inspection.engine.Answer;
import org.postern.inspection.engine.AnswerText;
import org.postern.inspection.engine.Trouble;
import org.postern.inspection.engine.WireReader;

/** What the answers of ICAP servers mean. The content that was asked about is {@code Hello Joe}. */
class IcapReplyTest {
  private static final String TEXT = "Hello Joe";

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ICAP/1.0 204 No Content                                                              | clean
          ICAP/1.0 204                                                                         | clean
          ICAP/1.0 204 Unmodified~X-Infection-Found: Type=0; Resolution=2; Threat=Worm.A;      | found Worm.A
          ICAP/1.0 204 Unmodified~X-Virus-ID: no threats                                       | clean
          ICAP/1.0 200 OK~X-Infection-Found: Type=0; Resolution=2; Threat=Worm.A;              | found Worm.A
          ICAP/1.0 200 OK~X-INFECTION-FOUND: type=0;resolution=0;threat=Troj/DocDl-OYC         | found Troj/DocDl-OYC
          ICAP/1.0 200 OK~X-Infection-Found: Type=1; Resolution=2; Threat=File name violation; | found File name violation
          ICAP/1.0 200 OK~X-Infection-Found: Type=2; Resolution=2; Threat=Encrypted container; | failed engine-error
          ICAP/1.0 200 OK~X-Infection-Found: Type=2; Threat=x~X-Infection-Found: Threat=Worm.A | found Worm.A
          ICAP/1.0 200 OK~X-Infection-Found: Type=0                                            | found unnamed
          ICAP/1.0 200 OK~X-Infection-Found:                                                   | found unnamed
          ICAP/1.0 200 OK~X-Virus-ID: EICAR-AV-Test                                            | found EICAR-AV-Test
          ICAP/1.0 200 OK~X-Virus-Name: Worm.A                                                 | found Worm.A
          ICAP/1.0 200 OK~X-FSecure-Infection-Name: Worm.A                                     | found Worm.A
          ICAP/1.0 200 OK~X-Block-Reason: Malware found                                        | found Malware found
          ICAP/1.0 200 OK~X-Violations-Found: 1~ file.exe~ Worm.A~ 0~ 2                        | found Worm.A
          ICAP/1.0 200 OK~X-Violations-Found: 1                                                | found unnamed
          ICAP/1.0 204 OK~X-Violations-Found: 0                                                | clean
          ICAP/1.0 201 Created~X-Violations-Found: 1~ file.exe~ Worm.A~ 0~ 1                   | found Worm.A
          ICAP/1.0 403 Forbidden~X-Infection-Found: Type=0; Threat=Worm.A;                     | found Worm.A
          ICAP/1.0 403 Forbidden                                                               | failed engine-error
          ICAP/1.0 404 Service not found                                                       | failed engine-error
          ICAP/1.0 413 Request entity too large                                                | failed too-large
          ICAP/1.0 500 Server error                                                            | failed engine-error
          ICAP/1.0 503 Service overloaded                                                      | failed engine-error
          ICAP/1.0 539 Aborted - No AV scanning license                                        | failed engine-error
          ICAP/1.0 201 Created                                                                 | failed not-understood
          ICAP/1.0 206 Partial Content                                                         | failed not-understood
          ICAP/1.0 302 Found                                                                   | failed not-understood
          ICAP/1.0 200 OK                                                                      | failed not-understood
          ICAP/1.0 200 OK~Encapsulated: null-body=0                                            | failed not-understood
          ICAP/1.0 200 OK~Encapsulated: opt-body=0                                             | failed not-understood
          ICAP/1.0 200 OK~Encapsulated: res-hdr=0                                              | failed not-understood
          ICAP/1.0 200 OK~Encapsulated: res-hdr=9, res-body=1                                  | failed not-understood
          ICAP/1.0 200 OK~Encapsulated: res-body=0, res-hdr=9                                  | failed not-understood
          ICAP/1.0 200 OK~Encapsulated: res-hdr=0, res-body=99999999                           | failed not-understood
          ICAP/1.0 200 OK~Encapsulated: res-hdr=0, res-body=-1                                 | failed not-understood
          ICAP/1.0 2040 No                                                                     | failed not-understood
          ICAP/1.0 20                                                                          | failed not-understood
          ICAP/1.0 204 No Content~no field                                                     | failed not-understood
          HTTP/1.1 204 No Content                                                              | failed not-understood
          204 No Content                                                                       | failed not-understood
          """)
  void a_head_means(String lines, String meaning) {
    assertThat(meaning(lines.replace("~", "\r\n") + "\r\n\r\n")).isEqualTo(meaning);
  }

  @ParameterizedTest(name = "{0} with {1} is {2}")
  @CsvSource({
    "HTTP/1.1 200 OK,         Hello Joe,   clean",
    "HTTP/1.0 200 OK,         Hello Joe,   clean",
    "HTTP/1.1 200 OK,         Hello Jim,   found changed",
    "HTTP/1.1 200 OK,         Hello Joe!,  found changed",
    "HTTP/1.1 200 OK,         Hello Jo,    found changed",
    "HTTP/1.1 200 OK,         '',          found changed",
    "HTTP/1.1 403 Forbidden,  Go away,     found blocked",
    "HTTP/1.1 403 Forbidden,  Hello Joe,   found blocked",
    "HTTP/1.1 500 Error,      Hello Joe,   found blocked",
    "HTTP/1.1 302 Found,      '',          found blocked",
    "220 mail.example.org,    Hello Joe,   failed not-understood"
  })
  void what_is_given_back_means(String http, String body, String meaning) {
    assertThat(meaning(IcapServer.reply("", http, body))).isEqualTo(meaning);
  }

  @Test
  void a_threat_may_be_named_in_the_page_about_it() {
    String reply = IcapServer.reply("", "HTTP/1.1 403 Forbidden\r\nX-Virus-ID: Worm.A", "Go away");
    assertThat(meaning(reply)).isEqualTo("found Worm.A");
  }

  @Test
  void a_name_becomes_safe_for_one_line() {
    assertThat(meaning("ICAP/1.0 200 OK\r\nX-Virus-ID: a\u0007b\r\n\r\n")).isEqualTo("found a?b");
    assertThat(meaning("ICAP/1.0 200 OK\r\nX-Virus-ID: " + "x".repeat(500) + "\r\n\r\n"))
        .hasSizeLessThan(220);
  }

  @ParameterizedTest(name = "\"{0}\" is {1}")
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = true,
      textBlock =
          """
          9~Hello Joe~0~~                  | clean
          009;x=y~Hello Joe~0~~            | clean
          6~Hello ~3~Joe~0~~               | clean
          9~Hello Joe~0~Trailer: x~~       | clean
          9~Hello Joe~0~                   | failed broken
          9~Hello Joe~                     | failed broken
          9~Hello J                        | failed broken
          8~Hello Joe~0~~                  | failed not-understood
          A~Hello Joe~0~~                  | found changed
          -9~Hello Joe~0~~                 | failed not-understood
          123456789~Hello Joe~0~~          | failed not-understood
          Hello Joe                        | failed broken
          """)
  void a_body_in_chunks_means(String chunks, String meaning) {
    String head = "HTTP/1.1 200 OK\r\n\r\n";
    String reply =
        "ICAP/1.0 200 OK\r\nEncapsulated: res-hdr=0, res-body=" + head.length() + "\r\n\r\n" + head;
    assertThat(meaning(reply + chunks.replace("~", "\r\n"))).isEqualTo(meaning);
  }

  @Test
  void an_endless_head_is_not_taken() {
    String many = "ICAP/1.0 204 No Content\r\n" + "X: y\r\n".repeat(1000) + "\r\n";
    String folded = "ICAP/1.0 204 No Content\r\nX: y\r\n" + " z\r\n".repeat(1000) + "\r\n";
    assertThat(meaning(many)).isEqualTo("failed not-understood");
    assertThat(meaning(folded)).isEqualTo("failed not-understood");
    assertThat(meaning("ICAP/1.0 204 " + "x".repeat(100_000))).isEqualTo("failed not-understood");
  }

  private static String meaning(String reply) {
    ByteBuffer bytes = ByteBuffer.wrap(reply.getBytes(StandardCharsets.ISO_8859_1));
    WireReader in =
        new WireReader(
            into -> {
              int count = Math.min(into.remaining(), bytes.remaining());
              into.put(bytes.slice(bytes.position(), count));
              bytes.position(bytes.position() + count);
              return count == 0 ? -1 : count;
            });
    Content content = Content.of(TEXT.getBytes(StandardCharsets.US_ASCII));
    Answer answer;
    try {
      answer = new IcapReply(IcapHead.read(in), in, content).meaning();
    } catch (Trouble trouble) {
      answer = trouble.answer();
    }
    return AnswerText.of(answer);
  }
}
