package org.postern.inspection.engine.sssp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.inspection.engine.Answer;
import org.postern.inspection.engine.AnswerText;
import org.postern.inspection.engine.Trouble;
import org.postern.inspection.engine.WireReader;

/** What SAVDI's answers mean, after its manual. */
class SsspReplyTest {
  @ParameterizedTest(name = "\"{0}\" is {1}")
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = true,
      textBlock =
          """
          ACC 1/2~DONE OK 0000 The function call succeeded~~                            | clean
          ACC 1/2~FILE x~TYPE 21~DONE OK 0000~~                                         | clean
          ACC 1/2~VIRUS EICAR-AV-Test /x~OK 0203 /x~DONE OK 0203 Virus found~~          | found EICAR-AV-Test
          ACC 1/2~VIRUS EICAR-AV-Test~DONE OK 0000~~                                    | found EICAR-AV-Test
          ACC 1/2~VIRUS A /x~VIRUS B /y~DONE OK 0203~~                                  | found A
          ACC 1/2~FAIL 0212 /x~VIRUS A /x~DONE FAIL 0212~~                              | found A
          ACC 1/2~DONE OK 0203 Virus found~~                                            | found unnamed
          ACC 1/2~VIRUS ~DONE OK 0203~~                                                 | found unnamed
          ACC 1/2~FAIL 0212 /x~DONE OK 0000~~                                           | failed engine-error
          ACC 1/2~DONE FAIL 0212 The file was encrypted~~                               | failed engine-error
          ACC 1/2~DONE OK 0210~~                                                        | failed engine-error
          ACC 1/2~DONE OK 00000~~                                                       | failed engine-error
          ACC 1/2~DONE~~                                                                | failed broken
          ACC 1/2~DONE MAYBE~~                                                          | failed not-understood
          ACC 1/2~DONE OK 0000~                                                         | failed broken
          REJ 4~                                                                        | failed too-large
          REJ 1~                                                                        | failed engine-error
          DONE OK 0000~~                                                                | failed not-understood
          """)
  void an_answer_means(String lines, String meaning) {
    ByteBuffer bytes =
        ByteBuffer.wrap(lines.replace("~", "\r\n").getBytes(StandardCharsets.US_ASCII));
    WireReader in =
        new WireReader(
            into -> {
              int count = bytes.remaining();
              into.put(bytes);
              return count == 0 ? -1 : count;
            });
    Answer answer;
    try {
      answer = SsspReply.read(in);
    } catch (Trouble trouble) {
      answer = trouble.answer();
    }
    assertThat(AnswerText.of(answer)).isEqualTo(meaning);
  }
}
