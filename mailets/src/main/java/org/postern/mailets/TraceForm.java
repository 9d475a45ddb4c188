package org.postern.mailets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.settings.Setting;
import org.postern.inspection.settings.Settings;
import org.postern.mailets.QmailScannerTrace.Describe;

/**
 * The form in which {@code Tag} says what it says.
 *
 * @param form which one
 * @param prefix of the names of Qmail-Scanner's fields
 * @param describe which of them there are
 */
record TraceForm(Form form, String prefix, Describe describe) {
  static final Setting<Form> FORM =
      new Setting<>(
          "form",
          "postern, received or qmail-scanner",
          "postern",
          "How it is written: as the field of header, as a Received field, or as Qmail-Scanner 2.11"
              + " writes it. What checks SPF behind Postern may take a Received field on top for"
              + " that of its own server: then leave it.",
          TraceForm::form);

  static final Setting<String> PREFIX =
      new Setting<>(
          "prefix",
          "beginning of header field names",
          "X-Qmail-Scanner",
          "What the names of the fields of the form qmail-scanner begin with.",
          Tag::fieldName);

  static final Setting<Describe> DESCRIBE =
      new Setting<>(
          "describe",
          "no, yes or all",
          "no",
          "Whether the form qmail-scanner has its descriptive fields, too: sender, a short result and"
              + " an id for mail without one; with all the recipients as well, also those of Bcc.",
          TraceForm::describe);

  /** One of the forms. */
  enum Form {
    POSTERN,
    RECEIVED,
    QMAIL_SCANNER
  }

  /** Reads the settings; every mistake is noted there. */
  static @Nullable TraceForm read(Settings settings) {
    Form form = settings.read(FORM);
    String prefix = settings.read(PREFIX);
    Describe describe = settings.read(DESCRIBE);
    return form == null || prefix == null || describe == null
        ? null
        : new TraceForm(form, prefix, describe);
  }

  /**
   * Returns how to write it.
   *
   * @param header name of the field of the form {@code postern}
   * @param host what this server calls itself
   */
  Trace trace(String header, String host) {
    return switch (form) {
      case POSTERN -> new TraceHeader(header, host);
      case RECEIVED -> new ReceivedTrace(host);
      case QMAIL_SCANNER -> new QmailScannerTrace(prefix, host, uid(), describe);
    };
  }

  /** The user that this process runs as; 0 where the system does not say. */
  private static int uid() {
    try {
      return Files.getAttribute(Path.of("/proc/self"), "unix:uid") instanceof Integer id ? id : 0;
    } catch (IOException | UnsupportedOperationException e) {
      return 0;
    }
  }

  private static Form form(String text) {
    return switch (text) {
      case "postern" -> Form.POSTERN;
      case "received" -> Form.RECEIVED;
      case "qmail-scanner" -> Form.QMAIL_SCANNER;
      default ->
          throw new IllegalArgumentException(
              "\"" + text + "\" is no form; write one of postern, received, qmail-scanner");
    };
  }

  private static Describe describe(String text) {
    return switch (text) {
      case "no" -> Describe.NO;
      case "yes" -> Describe.YES;
      case "all" -> Describe.ALL;
      default ->
          throw new IllegalArgumentException(
              "\"" + text + "\" is none of no, yes and all; write one");
    };
  }
}
