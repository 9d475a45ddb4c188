package org.postern.attributes;

import jakarta.mail.MessagingException;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.mailet.MailetConfig;
import org.apache.mailet.MatcherConfig;
import org.postern.inspection.settings.Settings;
import org.postern.inspection.settings.SettingsException;

/** The parameters of a mailet or the condition of a matcher, as {@link Settings}. */
public final class MailetSettings {
  private static final Set<String> OF_THE_CONTAINER =
      Set.of("onMailetException", "onMatchException");

  private MailetSettings() {}

  /** Returns the parameters written inside a {@code <mailet>} element. */
  public static Settings of(MailetConfig config) {
    Map<String, String> values = new TreeMap<>();
    for (Iterator<String> names = config.getInitParameterNames(); names.hasNext(); ) {
      String name = names.next();
      if (!OF_THE_CONTAINER.contains(name) && !name.contains("[@")) {
        values.put(name, config.getInitParameter(name));
      }
    }
    return new Settings("mailetcontainer.xml: mailet " + shortName(config.getMailetName()), values);
  }

  /**
   * Returns the condition of a matcher, all that stands behind the first {@code =}, as a setting of
   * the name {@code condition}.
   */
  public static Settings of(MatcherConfig config) {
    String condition = config.getCondition();
    return new Settings(
        "mailetcontainer.xml: matcher " + shortName(config.getMatcherName()),
        condition == null ? Map.of() : Map.of("condition", condition));
  }

  /** The form in which a mailet or matcher refuses to start. */
  public static MessagingException refusal(SettingsException mistakes) {
    return new MessagingException(mistakes.getMessage(), mistakes);
  }

  private static String shortName(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }
}
