package org.postern.mailets.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;

/**
 * How a mail that was held can be had: a command that the administrator runs, or a link of the
 * site's.
 *
 * @param form with {@code {id}} where the name of the mail belongs
 */
public record Release(String form) {
  private static final String ID = "{id}";

  /** The command of the quarantine. */
  public static final Release COMMAND = new Release("postern quarantine release " + ID);

  /**
   * @throws IllegalArgumentException if there is no place for the name, or if it is no line
   */
  public Release {
    if (!form.contains(ID) || form.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "\"" + form + "\" has no {id}; write a link such as https://mail.example.org/held/{id}");
    }
  }

  /** Returns whether people can open it. */
  boolean isLink() {
    return form.startsWith("https://") || form.startsWith("http://") || form.startsWith("mailto:");
  }

  /** Returns what releases one mail. */
  String of(String id) {
    return form.replace(ID, isLink() ? encoded(id) : quoted(NoticeText.safe(id)));
  }

  private static String encoded(String id) {
    return URLEncoder.encode(id, UTF_8).replace("+", "%20");
  }

  /** For a shell, in case the administrator hands it to one. */
  private static String quoted(String id) {
    boolean bare =
        !id.isEmpty()
            && !id.startsWith("-")
            && id.chars()
                .allMatch(
                    c -> c < 127 && (Character.isLetterOrDigit(c) || "._-@=".indexOf(c) >= 0));
    return bare ? id : "'" + id.replace("'", "'\\''") + "'";
  }
}
