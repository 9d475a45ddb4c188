package org.postern.repository;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.apache.james.core.MailAddress;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.apache.mailet.PerRecipientHeaders.Header;
import org.postern.attributes.MailFindings;
import org.postern.inspection.Finding;

/**
 * All of a mail but its message, as JSON: envelope, client, attributes, findings. The form is
 * described in docs/quarantine.md.
 */
public final class SideFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SideFile() {}

  /**
   * Returns what is to be known of a mail.
   *
   * @param message its size and digest
   * @param now when it is stored
   * @throws IOException if it cannot be told as JSON
   */
  public static byte[] of(Mail mail, Disk.Written message, Instant now) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("version", 1);
    root.put("key", mail.getName());
    root.put("stored", now.toString());
    root.put("size", message.size());
    root.put("sha256", message.sha256());
    root.put("sender", mail.getMaybeSender().asString(""));
    ArrayNode recipients = root.putArray("recipients");
    mail.getRecipients().forEach(recipient -> recipients.add(recipient.asString()));
    root.put("remoteAddr", mail.getRemoteAddr());
    root.put("remoteHost", mail.getRemoteHost());
    root.put("state", mail.getState());
    root.put("error", mail.getErrorMessage());
    Date updated = mail.getLastUpdated();
    if (updated != null) {
      root.put("lastUpdated", updated.getTime());
    }
    ArrayNode findings = root.putArray("findings");
    for (Finding finding : MailFindings.of(mail)) {
      findings.addPOJO(finding.toPlain());
    }
    ObjectNode attributes = root.putObject("attributes");
    mail.attributes()
        .forEach(
            attribute ->
                attribute
                    .getValue()
                    .toJson()
                    .ifPresent(json -> attributes.set(attribute.getName().asString(), json)));
    ArrayNode headers = root.putArray("headers");
    mail.getPerRecipientSpecificHeaders()
        .getHeadersByRecipient()
        .forEach(
            (recipient, header) ->
                headers
                    .addObject()
                    .put("recipient", recipient.asString())
                    .put("name", header.getName())
                    .put("value", header.getValue()));
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
  }

  /** Returns the words for what was found in a mail, each once, the gravest first. */
  static List<String> kinds(Mail mail) {
    return MailFindings.of(mail).stream()
        .map(Finding::kind)
        .distinct()
        .sorted()
        .map(Finding.Kind::word)
        .toList();
  }

  /** Returns the key that stands in a side file. */
  static String key(Path file) throws IOException {
    return JSON.readTree(Files.readAllBytes(file)).path("key").asText();
  }

  /**
   * Gives a mail back what its side file holds.
   *
   * @throws IOException if the file cannot be read
   * @throws MessagingException if it does not hold what it should
   */
  static void restore(MailImpl mail, Path file) throws IOException, MessagingException {
    JsonNode root = JSON.readTree(Files.readAllBytes(file));
    String sender = root.path("sender").asText();
    mail.setSender(sender.isEmpty() ? null : new MailAddress(sender));
    List<MailAddress> recipients = new ArrayList<>();
    for (JsonNode recipient : root.path("recipients")) {
      recipients.add(new MailAddress(recipient.asText()));
    }
    mail.setRecipients(recipients);
    mail.setRemoteAddr(root.path("remoteAddr").textValue());
    mail.setRemoteHost(root.path("remoteHost").textValue());
    mail.setState(root.path("state").textValue());
    mail.setErrorMessage(root.path("error").textValue());
    if (root.has("lastUpdated")) {
      mail.setLastUpdated(new Date(root.path("lastUpdated").asLong()));
    }
    JsonNode attributes = root.path("attributes");
    // Not properties(): the Jackson of James 3.8 does not have it.
    attributes
        .fieldNames()
        .forEachRemaining(
            name ->
                mail.setAttribute(
                    new Attribute(
                        AttributeName.of(name), AttributeValue.fromJson(attributes.get(name)))));
    for (JsonNode header : root.path("headers")) {
      mail.addSpecificHeaderForRecipient(
          Header.builder()
              .name(header.path("name").asText())
              .value(header.path("value").asText())
              .build(),
          new MailAddress(header.path("recipient").asText()));
    }
  }
}
