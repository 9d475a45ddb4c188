package org.postern.mailets;

import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.postern.attributes.MailInspection;
import org.postern.attributes.MailetSettings;
import org.postern.inspection.Finding;
import org.postern.inspection.Finding.Kind;
import org.postern.inspection.NotWhole;
import org.postern.inspection.anatomy.Anatomy;
import org.postern.inspection.format.FormatChecks;
import org.postern.inspection.settings.Setting;
import org.postern.inspection.settings.Settings;
import org.postern.inspection.settings.SettingsException;

/**
 * Looks for what no honest program writes into a message and adds findings of kind {@code format}.
 * It changes nothing and decides nothing.
 *
 * <pre>{@code
 * <mailet match="All" class="org.postern.mailets.CheckFormat">
 *   <off>file-name-too-long</off>
 * </mailet>
 * }</pre>
 */
public final class CheckFormat extends GenericMailet {
  private static final Setting<List<String>> OFF =
      new Setting<>(
          "off",
          "list of checks, with commas",
          "",
          "Checks that are switched off, by their names in the list of format checks.",
          CheckFormat::checkNames);

  static final List<Setting<?>> SETTINGS = List.of(OFF);

  private FormatChecks checks = FormatChecks.ALL;

  @Override
  public void init() throws MessagingException {
    Settings settings = MailetSettings.of(getMailetConfig());
    List<String> off = settings.read(OFF);
    try {
      settings.check();
    } catch (SettingsException e) {
      throw MailetSettings.refusal(e);
    }
    checks = FormatChecks.ALL.without(off == null ? List.of() : off);
  }

  @Override
  public void service(Mail mail) throws MessagingException {
    Look.at(mail, Kind.FORMAT, "CheckFormat", () -> look(mail));
  }

  @Override
  public String getMailetInfo() {
    return "CheckFormat: looks for what no honest program writes";
  }

  private Look look(Mail mail) throws MessagingException {
    Anatomy anatomy = MailInspection.of(mail).anatomy();
    List<Finding> findings = new ArrayList<>(checks.findings(anatomy));
    findings.addAll(NotWhole.findings(anatomy));
    return new Look(findings, true);
  }

  private static List<String> checkNames(String text) {
    List<String> names =
        Arrays.stream(text.split(",")).map(String::strip).filter(n -> !n.isEmpty()).toList();
    List<String> unknown =
        names.stream()
            .filter(name -> !FormatChecks.ALL.names().contains(name))
            .map(name -> "\"" + name + "\"")
            .toList();
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          String.join(", ", unknown)
              + (unknown.size() == 1 ? " is not a format check" : " are not format checks")
              + "; write one or more of "
              + String.join(", ", FormatChecks.ALL.names()));
    }
    return names;
  }
}
