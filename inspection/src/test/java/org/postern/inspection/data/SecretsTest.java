package org.postern.inspection.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.EnumSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Keys and tokens, all made here: a prefix and characters from a random generator. None was ever
 * valid, and none stands here in one piece, for the sake of scanners that look for them.
 */
class SecretsTest {
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private static String letters(int count) {
    return new Random(count)
        .ints(count, 0, LETTERS.length())
        .mapToObj(LETTERS::charAt)
        .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
        .toString();
  }

  private static String base64(int bytes) {
    byte[] random = new byte[bytes];
    new Random(bytes).nextBytes(random);
    return Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(random);
  }

  private static int hits(Identifier what, String text) {
    return DataScan.of(EnumSet.of(what)).in(text).size();
  }

  @ParameterizedTest(name = "{0}: {1} and {2} characters")
  @CsvSource({
    "github-token, ghp_, 36",
    "github-token, gho_, 36",
    "github-token, ghu_, 36",
    "github-token, ghs_, 36",
    "github-token, ghr_, 76",
    "gitlab-token, glpat-, 20",
    "gitlab-token, glrt-, 20",
    "slack-token, xoxb-, 50",
    "slack-token, xapp-, 60",
    "google-api-key, AIza, 35",
    "google-api-key, GOCSPX-, 28",
    "stripe-key, sk_live_, 24",
    "stripe-key, rk_test_, 24",
    "api-token, npm_, 36",
    "api-token, pypi-AgEIcHlwaS5vcmc, 80",
    "api-token, sk-ant-, 90",
    "api-token, sk-proj-, 48",
    "api-token, hf_, 34",
  })
  void a_token_is_found(String identifier, String prefix, int length) {
    Identifier what = Identifier.named(identifier).orElseThrow();
    String token = prefix + letters(length);
    assertThat(hits(what, "token=" + token + "\n")).isOne();
    assertThat(hits(what, "{\"token\": \"" + token + "\"}")).isOne();
    assertThat(hits(what, token.substring(0, prefix.length() + 10) + " is too short")).isZero();
    assertThat(hits(what, "x" + token)).isZero();
    assertThat(hits(what, prefix.substring(1) + letters(length))).isZero();
  }

  @ParameterizedTest(name = "{0}: {1}{2}{3}")
  @CsvSource({
    "aws-access-key, AKIA, IOSFODNN7EXAMPLE, AKIAIOSFODNN7EXAMPL1",
    "aws-secret-key, wJalrXUtnFEMI, /K7MDENG/bPxRfiCYEXAMPLEKEY, wjalrxutnfemi/k7mdeng/bpxrficyexamplekey",
    "api-token, 110201543:AA, HdqTcvCH1vGWJxfSeofSAs0K5PALDsaw, 110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PAL",
    "slack-token, hooks.slack.com/services/T00000000, /B00000000/XXXXXXXXXXXXXXXXXXXXXXXX, "
        + "hooks.slack.com/services/T00000000/B00000000/XXXX",
  })
  void an_example_from_a_manual_is_found(String identifier, String a, String b, String near) {
    Identifier what = Identifier.named(identifier).orElseThrow();
    assertThat(hits(what, "key: " + a + b)).isOne();
    assertThat(hits(what, "key: " + near)).isZero();
  }

  @Test
  void tokens_of_several_pieces_are_found() {
    String pat = "github_pat_" + letters(22) + "_" + letters(59);
    assertThat(hits(Identifier.GITHUB_TOKEN, pat)).isOne();
    assertThat(hits(Identifier.GITHUB_TOKEN, pat.substring(0, 60))).isZero();
    String sendGrid = "SG." + letters(22) + "." + letters(43);
    assertThat(hits(Identifier.API_TOKEN, sendGrid)).isOne();
    assertThat(hits(Identifier.API_TOKEN, sendGrid.substring(0, 40))).isZero();
    String azure = "AccountName=x;AccountKey=" + letters(86) + "==;EndpointSuffix=y";
    assertThat(hits(Identifier.AZURE_STORAGE_KEY, azure)).isOne();
    assertThat(hits(Identifier.AZURE_STORAGE_KEY, azure.replace("==", ""))).isZero();
    assertThat(hits(Identifier.API_TOKEN, "SK" + "0123456789abcdef".repeat(2))).isOne();
  }

  /** Source: RFC 7515, appendix A.1, without its signature. */
  @Test
  void a_web_token_is_found() {
    String head = "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.";
    String token = head + "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODB9." + letters(43);
    assertThat(hits(Identifier.JSON_WEB_TOKEN, "Bearer " + token)).isOne();
    assertThat(hits(Identifier.JSON_WEB_TOKEN, "Bearer " + head + letters(40))).isZero();
    assertThat(hits(Identifier.JSON_WEB_TOKEN, "Bearer " + token.substring(0, 90))).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "'-----BEGIN ', 'RSA PRIVATE KEY-----\n'",
    "'-----BEGIN ', 'PRIVATE KEY-----\n'",
    "'-----BEGIN ', 'ENCRYPTED PRIVATE KEY-----\n'",
    "'-----BEGIN ', 'EC PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00FF\n\n'",
    "'-----BEGIN ', 'OPENSSH PRIVATE KEY-----\n'",
    "'-----BEGIN ', 'PGP PRIVATE KEY BLOCK-----\nVersion: 1\n\n'",
    "'---- BEGIN SSH2 ', 'ENCRYPTED PRIVATE KEY ----\nComment: \"x\"\n'",
    "'PuTTY-User-Key-File-', '2: ssh-rsa\nPublic-Lines: 1\nAAAA\nPrivate-Lines: 4\n'",
  })
  void a_private_key_is_found_and_its_mention_is_not(String begin, String label) {
    String key = begin + label + base64(300) + "\n-----END KEY-----\n";
    assertThat(hits(Identifier.PRIVATE_KEY, "x\n" + key)).isOne();
    assertThat(hits(Identifier.PRIVATE_KEY, key + key)).isEqualTo(2);
    assertThat(hits(Identifier.PRIVATE_KEY, "'" + begin + label + "' is how it begins")).isZero();
    assertThat(
            hits(Identifier.PRIVATE_KEY, key.replace("PRIVATE", "PUBLIC").replace("Private", "")))
        .isZero();
  }
}
