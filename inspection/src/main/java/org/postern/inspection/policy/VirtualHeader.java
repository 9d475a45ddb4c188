package org.postern.inspection.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What rules of Qmail-Scanner's file ask about under the name of a header field that no message
 * has.
 */
enum VirtualHeader {
  /** The envelope sender. */
  MAILFROM,
  /** The envelope recipients. */
  RCPTTO,
  /** The address of the client. */
  REMOTEIPADDR,
  /** The name of the same in the documents of 1.x. */
  TCPREMOTEIP,
  /** A zip archive needs a password. */
  ZIPPASSWORDPROTECTED,
  /** The name of a file has more than 256 characters. */
  FILELENGTHTOOLONG,
  /** The name of a file has two extensions and hides the one that counts. */
  FILEDOUBLEBARRELED,
  /** The name of a file ends in a class identifier. */
  FILECLSID,
  /** Something is signed or encrypted. */
  CRYPTODETAILS,
  /** The message is marked as sensitive and not encrypted. */
  ISSENSITIVEANDNOCRYPTO;

  /** What an expression must match one of so that the rule asks whether the header is there. */
  private static final List<String> SET = List.of("1", "yes", "on", "true");

  private static final String DIGIT = "[0-9a-f]";

  static Optional<VirtualHeader> of(String name) {
    return Arrays.stream(values()).filter(h -> h.name().equalsIgnoreCase(name)).findFirst();
  }

  /**
   * Returns the condition of policy.xml that asks the same.
   *
   * @param expression what the value is compared with
   * @throws IllegalArgumentException with words for the administrator, if the value is one that
   *     nobody knows
   */
  Element condition(PerlExpression expression, int line) {
    return switch (this) {
      case MAILFROM -> ScannerXml.element("sender", line, "matches", expression.anchored());
      case RCPTTO -> ScannerXml.element("recipient", line, "matches", expression.anchored());
      case REMOTEIPADDR, TCPREMOTEIP ->
          ScannerXml.element("client", line, "address-matches", expression.anchored());
      case ZIPPASSWORDPROTECTED,
          FILELENGTHTOOLONG,
          FILEDOUBLEBARRELED,
          FILECLSID,
          CRYPTODETAILS,
          ISSENSITIVEANDNOCRYPTO -> {
        if (SET.stream().noneMatch(expression::matches)) {
          throw new IllegalArgumentException(
              Checked.quoted(expression.written())
                  + " is compared with what only Qmail-Scanner knew; write .* to ask whether there"
                  + " is such a thing, or "
                  + instead());
        }
        yield present(line);
      }
    };
  }

  private Element present(int line) {
    return switch (this) {
      case ZIPPASSWORDPROTECTED -> lockedZip(line);
      case FILELENGTHTOOLONG -> named("[^/\\\\]{257}", line);
      case FILEDOUBLEBARRELED ->
          new Element(
              "found",
              "",
              line,
              1,
              Map.of("kind", "format", "name", "double-extension"),
              List.of(),
              "");
      case FILECLSID ->
          named("\\.\\{%1$s{8}-(?:%1$s{4}-){3}%1$s{12}\\}[. ]*\\z".formatted(DIGIT), line);
      case CRYPTODETAILS ->
          ScannerXml.around(
              "any",
              line,
              ScannerXml.element("attachment", line, "encrypted", "true"),
              ScannerXml.element(
                  "attachment",
                  line,
                  "declared",
                  "multipart/signed application/pgp-signature application/pkcs7-*"
                      + " application/x-pkcs7-*"));
      case ISSENSITIVEANDNOCRYPTO ->
          ScannerXml.around(
              "all",
              line,
              new Element(
                  "header",
                  "",
                  line,
                  1,
                  // RFC 4021, section 2.1.55, by way of RFC 2156.
                  Map.of(
                      "name",
                      "Sensitivity",
                      "matches",
                      "^(?:personal|private|company.confidential)"),
                  List.of(),
                  ""),
              ScannerXml.around(
                  "not", line, ScannerXml.element("attachment", line, "encrypted", "true")));
      case MAILFROM, RCPTTO, REMOTEIPADDR, TCPREMOTEIP ->
          throw new IllegalStateException(this + " has a value");
    };
  }

  /** The lock is on the members of an archive; one that hides their names has it itself. */
  private static Element lockedZip(int line) {
    return new Element(
        "attachment",
        "",
        line,
        1,
        Map.of("encrypted", "true", "type", "application/zip"),
        List.of(),
        "");
  }

  private static Element named(String expression, int line) {
    return ScannerXml.element("attachment", line, "matches", expression);
  }

  private String instead() {
    return switch (this) {
      case CRYPTODETAILS -> "a rule of policy.xml with <attachment encrypted=\"true\"/>";
      case ISSENSITIVEANDNOCRYPTO -> "a rule of policy.xml with <header name=\"Sensitivity\" .../>";
      case ZIPPASSWORDPROTECTED,
          FILELENGTHTOOLONG,
          FILEDOUBLEBARRELED,
          FILECLSID,
          MAILFROM,
          RCPTTO,
          REMOTEIPADDR,
          TCPREMOTEIP ->
          "a rule of policy.xml with <attachment matches=\"...\"/>";
    };
  }
}
