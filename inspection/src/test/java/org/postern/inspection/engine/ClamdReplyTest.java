package org.postern.inspection.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What clamd's replies mean. Each reply but one is a finding or a failure. */
class ClamdReplyTest {
  @ParameterizedTest(name = "\"{0}\" is {1}")
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = true,
      textBlock =
          """
          'stream: OK'                                    | clean
          'stream: Eicar-Test-Signature FOUND'            | found Eicar-Test-Signature
          'stream: Win.Test.A(44d88612:68) FOUND'         | found Win.Test.A(44d88612:68)
          'stream: A FOUND FOUND'                         | found A FOUND
          'stream: OK FOUND'                              | found OK
          'stream:  FOUND'                                | failed not-understood
          'stream: FOUND'                                 | failed not-understood
          'INSTREAM size limit exceeded. ERROR'           | failed too-large
          'stream: INSTREAM size limit exceeded. ERROR'   | failed engine-error
          'stream: Can''t allocate memory ERROR'          | failed engine-error
          'stream: Time limit reached ERROR'              | failed engine-error
          'Error processing command. ERROR'               | failed engine-error
          'COMMAND READ TIMED OUT'                        | failed engine-error
          'UNKNOWN COMMAND'                               | failed not-understood
          'PONG'                                          | failed not-understood
          'OK'                                            | failed not-understood
          'stream: ok'                                    | failed not-understood
          'stream: OK '                                   | failed not-understood
          ' stream: OK'                                   | failed not-understood
          'stream: OK OK'                                 | failed not-understood
          '1: stream: OK'                                 | failed not-understood
          '/tmp/x: OK'                                    | failed not-understood
          ''                                              | failed not-understood
          """)
  void a_line_means(String line, String meaning) {
    assertThat(AnswerText.of(ClamdReply.meaning(line))).isEqualTo(meaning);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          stream: OK~                 | clean
          stream: OK                  | failed broken
          stream: O                   | failed broken
          ''                          | failed broken
          ~                           | failed not-understood
          stream: OK~~                | failed not-understood
          stream: OK~stream: OK~      | failed not-understood
          stream: OK~stream: A FOUND~ | failed not-understood
          stream: OK^                 | failed broken
          stream: OK^~                | failed not-understood
          stream: A FOUND~            | found A
          stream: A FOUND             | failed broken
          """)
  void all_that_came_means(String bytes, String meaning) {
    String reply = bytes.replace('~', '\0').replace('^', '\n');
    ByteBuffer buffer = ByteBuffer.wrap(reply.getBytes(StandardCharsets.UTF_8));
    assertThat(AnswerText.of(ClamdReply.whole(buffer))).isEqualTo(meaning);
  }

  @Test
  void a_reply_cannot_forge_a_line_of_the_log() {
    Answer answer = ClamdReply.meaning("nonsense\r\nmail=1 verdict=clean\u001b[2J");
    assertThat(((Answer.Failed) answer).detail())
        .isEqualTo("answer not understood: nonsense??mail=1 verdict=clean?[2J");
  }
}
