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
  MAILFROM((expression, line) -> Element.of("sender", line, Map.of("matches", expression))),

  /** The envelope recipients. */
  RCPTTO((expression, line) -> Element.of("recipient", line, Map.of("matches", expression))),

  /** The address of the client. */
  REMOTEIPADDR(VirtualHeader::client),

  /** The name of the same in the documents of 1.x. */
  TCPREMOTEIP(VirtualHeader::client),

  /** A zip archive needs a password. */
  ZIPPASSWORDPROTECTED(VirtualHeader::lockedZip, "<attachment encrypted=\"true\" .../>"),

  /** The name of a file has more than 256 characters. */
  FILELENGTHTOOLONG(
      (any, line) -> attachment("matches", "[^/\\\\]{257}", line), "<attachment matches=\"...\"/>"),

  /** The name of a file has two extensions and hides the one that counts. */
  FILEDOUBLEBARRELED(
      (any, line) ->
          Element.of("found", line, Map.of("kind", "format", "name", "double-extension")),
      "<attachment matches=\"...\"/>"),

  /** The name of a file ends in a class identifier. */
  FILECLSID(VirtualHeader::classId, "<attachment matches=\"...\"/>"),

  /** Something is signed or encrypted. */
  CRYPTODETAILS(VirtualHeader::crypto, "<attachment encrypted=\"true\"/>"),

  /** The message is marked as sensitive and not encrypted. */
  ISSENSITIVEANDNOCRYPTO(VirtualHeader::openSecret, "<header name=\"Sensitivity\" .../>");

  /** What an expression must match one of so that the rule asks whether there is such a thing. */
  private static final List<String> SET = List.of("1", "yes", "on", "true");

  private final Form form;
  private final Optional<String> instead;

  private interface Form {
    Element condition(String expression, int line);
  }

  /** One whose value is known. */
  VirtualHeader(Form form) {
    this.form = form;
    this.instead = Optional.empty();
  }

  /** One of which only the presence is known; what to write to ask for more. */
  VirtualHeader(Form form, String instead) {
    this.form = form;
    this.instead = Optional.of(instead);
  }

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
    if (instead.isPresent() && SET.stream().noneMatch(expression::matches)) {
      throw new IllegalArgumentException(
          Checked.quoted(expression.written())
              + " is compared with what only Qmail-Scanner knew; write .* to ask whether there is"
              + " such a thing, or a rule of policy.xml with "
              + instead.get());
    }
    return form.condition(expression.anchored(), line);
  }

  private static Element client(String expression, int line) {
    return Element.of("client", line, Map.of("address-matches", expression));
  }

  /**
   * The lock is on the members of a zip archive, whose packed bytes look like nothing; a member
   * that looks like a document has a lock of its own.
   */
  private static Element lockedZip(String any, int line) {
    Element zip = attachment("type", "application/zip", line);
    Map<String, String> locked =
        Map.of("encrypted", "true", "inside", "true", "type", "application/octet-stream");
    return Element.of("all", line, Map.of(), zip, Element.of("attachment", line, locked));
  }

  private static Element classId(String any, int line) {
    String digit = "[0-9a-f]";
    String expression = "\\.\\{%1$s{8}-(?:%1$s{4}-){3}%1$s{12}\\}\\z".formatted(digit);
    return attachment("matches", expression, line);
  }

  private static Element crypto(String any, int line) {
    String signed =
        "multipart/signed application/pgp-signature application/pkcs7-* application/x-pkcs7-*";
    return Element.of(
        "any",
        line,
        Map.of(),
        attachment("encrypted", "true", line),
        attachment("declared", signed, line));
  }

  /** The words are those of RFC 2156, section 5.3.4. */
  private static Element openSecret(String any, int line) {
    Map<String, String> sensitive =
        Map.of("name", "Sensitivity", "matches", "^(?:personal|private|company.confidential)");
    return Element.of(
        "all",
        line,
        Map.of(),
        Element.of("header", line, sensitive),
        Element.of("not", line, Map.of(), attachment("encrypted", "true", line)));
  }

  private static Element attachment(String attribute, String value, int line) {
    return Element.of("attachment", line, Map.of(attribute, value));
  }
}
