package org.postern.james;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.configuration2.Configuration;
import org.apache.commons.configuration2.HierarchicalConfiguration;
import org.apache.commons.configuration2.ex.ConfigurationException;
import org.apache.commons.configuration2.tree.ImmutableNode;
import org.apache.james.server.core.configuration.ConfigurationProvider;
import org.postern.inspection.settings.Setting;
import org.postern.inspection.settings.Settings;
import org.postern.inspection.settings.SettingsException;
import org.postern.mailets.Accept;

/** What an administrator can set inside the handler element of {@link ScanHook}. */
final class HookSettings {
  static final Setting<String> PROCESSOR =
      new Setting<>(
          "processor",
          "processor",
          "scan",
          "The processor of mailetcontainer.xml that a mail enters while its client waits. It must"
              + " hold the mailet Accept, before everything that delivers, stores or sends.",
          text -> text);

  private HookSettings() {}

  /**
   * Returns the processor that is set.
   *
   * @param files where mailetcontainer.xml is found
   * @throws ConfigurationException with every mistake
   */
  static String processor(Configuration config, ConfigurationProvider files)
      throws ConfigurationException {
    Settings settings = new Settings("smtpserver.xml: handler ScanHook", values(config));
    String processor = settings.read(PROCESSOR);
    if (processor != null) {
      check(processor, files.getConfiguration("mailetcontainer"), settings);
    }
    try {
      settings.check();
    } catch (SettingsException e) {
      throw new ConfigurationException(e.getMessage(), e);
    }
    return String.valueOf(processor);
  }

  /** Without Accept the mail would be delivered while the client waits, and again afterwards. */
  private static void check(
      String processor, HierarchicalConfiguration<ImmutableNode> container, Settings settings) {
    List<HierarchicalConfiguration<ImmutableNode>> named =
        container.configurationsAt("processors.processor").stream()
            .filter(each -> processor.equals(each.getString("[@state]")))
            .toList();
    if (named.isEmpty()) {
      settings.problem(
          PROCESSOR.name(),
          "\""
              + processor
              + "\" is not a processor of mailetcontainer.xml; write the one that scans mail");
    } else if (named.stream().noneMatch(HookSettings::accepts)) {
      settings.problem(
          PROCESSOR.name(),
          "\""
              + processor
              + "\" has no mailet "
              + Accept.class.getName()
              + ", so mail would be delivered twice; write it into that processor of"
              + " mailetcontainer.xml, before everything that delivers, stores or sends");
    }
  }

  private static boolean accepts(HierarchicalConfiguration<ImmutableNode> processor) {
    return processor.configurationsAt("mailet").stream()
        .anyMatch(mailet -> Accept.class.getName().equals(mailet.getString("[@class]")));
  }

  private static Map<String, String> values(Configuration config) {
    Map<String, String> values = new TreeMap<>();
    for (Iterator<String> keys = config.getKeys(); keys.hasNext(); ) {
      String key = keys.next();
      if (!key.contains("[@")) {
        values.put(key, String.join(", ", config.getStringArray(key)));
      }
    }
    return values;
  }
}
