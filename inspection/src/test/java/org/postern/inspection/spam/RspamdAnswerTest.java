package org.postern.inspection.spam;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.inspection.engine.Trouble;
import org.postern.inspection.spam.Judgement.Field;

/** What each form of answer from rspamd means; whatever is not exactly a score is a failure. */
class RspamdAnswerTest {

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "no action, 1.0/15.0 NONE",
    "greylist, 1.0/15.0 NONE",
    "add header, 1.0/15.0 TAG",
    "rewrite subject, 1.0/15.0 TAG",
    "soft reject, 1.0/15.0 DEFER",
    "reject, 1.0/15.0 BLOCK",
    "discard, 1.0/15.0 BLOCK",
    "quarantine, 1.0/15.0 BLOCK",
    "a site's own, 1.0/15.0",
    "'', 1.0/15.0"
  })
  void action(String action, String meaning) {
    assertThat(
            meaning("{'score':1,'required_score':15.0,'action':'" + action.replace("'", "") + "'}"))
        .isEqualTo(meaning);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "{}",
        "{'score':1,'required_score':15}",
        "{'score':1,'action':'no action'}",
        "{'required_score':15,'action':'no action'}",
        "{'score':null,'required_score':15,'action':'no action'}",
        "{'score':'1','required_score':15,'action':'no action'}",
        "{'score':NaN,'required_score':15,'action':'no action'}",
        "{'score':1e999,'required_score':15,'action':'no action'}",
        "{'score':1,'required_score':15,'action':null}",
        "{'score':1,'required_score':15,'action':{'score':1}}",
        "{'score':1,'score':99,'required_score':15,'action':'no action'}",
        "{'score':1,'required_score':15,'action':'no action'} {}",
        "{'score':1,'required_score':15,'action':'no action'",
        "{'score':1,'required_score':15,'action':'no action','symbols':{'A':{'score':'x'}}}",
      })
  void anything_else_is_a_failure(String json) {
    assertThat(meaning(json)).isEqualTo("failed not-understood");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "['A',{'B':1}]", "1", "{'A':null}", "{'A':[{}]}"})
  void what_is_written_in_another_form_is_passed_over(String other) {
    String json =
        "{'symbols':OTHER,'milter':OTHER,'urls':OTHER,'score':1,'required_score':15,'action':'reject'}";
    assertThat(meaning(json.replace("OTHER", other))).startsWith("1.0/15.0 BLOCK");
    json =
        "{'milter':{'add_headers':OTHER,'remove_headers':OTHER},'score':1,'required_score':15,"
            + "'action':'reject'}";
    assertThat(meaning(json.replace("OTHER", other))).startsWith("1.0/15.0 BLOCK");
  }

  @Test
  void an_error_is_one_whatever_else_is_said() {
    assertThat(meaning("{'score':1,'required_score':15,'action':'no action','error':'no memory'}"))
        .isEqualTo("failed engine-error");
  }

  @Test
  void rules_are_named_the_weightiest_first() {
    assertThat(
            meaning(
                "{'score':1,'required_score':15,'action':'reject','symbols':{'B':{'score':-1},"
                    + "'A':{'score':-1},'C':{'options':['score'],'score':7.5},'D,\\n':{}}}"))
        .isEqualTo("1.0/15.0 BLOCK C,D??,A,B");
  }

  @Test
  void fields_are_written_in_several_ways() throws Exception {
    Judgement.Scored scored =
        scored(
            "{'score':1,'required_score':15,'action':'reject','milter':{'add_headers':{'X-A':'a',"
                + "'X-B':{'value':'b','order':0},'X-C':['c',{'order':1,'value':'d'}]},"
                + "'remove_headers':{'X-D':0,'X-E':1,'X-F':[1]},'no_action':true}}");
    assertThat(scored.add())
        .containsExactly(
            new Field("X-A", "a"),
            new Field("X-B", "b"),
            new Field("X-C", "c"),
            new Field("X-C", "d"));
    assertThat(scored.remove()).containsExactly("X-D");
  }

  @Test
  void depth_costs_nothing() {
    assertThat(meaning("[".repeat(500_000))).isEqualTo("failed not-understood");
    assertThat(meaning("{'a':" + "[".repeat(500_000))).isEqualTo("failed not-understood");
  }

  @Test
  void an_answer_may_come_in_chunks_and_is_not_endless() {
    String head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    String json = "{\"score\":1,\"required_score\":15,\"action\":\"reject\"}";
    assertThat(
            read(
                head
                    + "1\r\n{\r\n"
                    + Integer.toHexString(json.length() - 1)
                    + "\r\n"
                    + json.substring(1)
                    + "\r\n0\r\n\r\n"))
        .isEqualTo("1.0/15.0 BLOCK");
    assertThat(read(head + "200000\r\n" + " ".repeat(0x200000) + "\r\n0\r\n\r\n"))
        .isEqualTo("failed not-understood");
    assertThat(read("HTTP/1.1 200 OK\r\nContent-Length: 2000000\r\n\r\n"))
        .isEqualTo("failed not-understood");
    assertThat(read("HTTP/1.1 200 OK\r\n\r\n" + json)).isEqualTo("failed not-understood");
  }

  private static String meaning(String json) {
    try {
      return JudgementText.of(scored(json));
    } catch (Trouble trouble) {
      return "failed " + trouble.why().word();
    }
  }

  private static Judgement.Scored scored(String json) throws Trouble {
    return RspamdAnswer.parse(json.replace('\'', '"').getBytes(UTF_8));
  }

  private static String read(String answer) {
    try {
      return JudgementText.of(new Rspamd().read(Questions.saying(answer.getBytes(UTF_8))));
    } catch (Trouble trouble) {
      return "failed " + trouble.why().word();
    }
  }
}
