package org.postern.mailets;

import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.postern.attributes.MailInspection;
import org.postern.attributes.MailetSettings;
import org.postern.inspection.Finding;
import org.postern.inspection.Finding.Effect;
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
 *   <block>encrypted-file</block>
 *   <note>double-extension</note>
 *   <off>device-name</off>
 * </mailet>
 * }</pre>
 */
public final class CheckFormat extends GenericMailet {
  private static final int MOST_LIKELY = 3;

  private static final Setting<List<String>> BLOCK =
      effect(Effect.BLOCK, "Checks that ask to keep the message from its recipients.");
  private static final Setting<List<String>> TAG =
      effect(Effect.TAG, "Checks that ask to deliver the message with a mark.");
  private static final Setting<List<String>> NOTE =
      effect(Effect.NOTE, "Checks that only say so in the log.");
  private static final Setting<List<String>> OFF = setting("off", "Checks that are switched off.");

  static final List<Setting<?>> SETTINGS = List.of(BLOCK, TAG, NOTE, OFF);

  private FormatChecks checks = FormatChecks.ALL;

  @Override
  public void init() throws MessagingException {
    Settings settings = MailetSettings.of(getMailetConfig());
    Map<String, List<String>> lists = new LinkedHashMap<>();
    for (Setting<List<String>> setting : List.of(BLOCK, TAG, NOTE, OFF)) {
      List<String> names = settings.read(setting);
      lists.put(setting.name(), names == null ? List.of() : names);
    }
    refuseTwice(lists, settings);
    try {
      settings.check();
    } catch (SettingsException e) {
      throw MailetSettings.refusal(e);
    }
    checks =
        FormatChecks.ALL
            .with(Effect.BLOCK, lists.get(BLOCK.name()))
            .with(Effect.TAG, lists.get(TAG.name()))
            .with(Effect.NOTE, lists.get(NOTE.name()))
            .without(lists.get(OFF.name()));
  }

  @Override
  public void service(Mail mail) throws MessagingException {
    Look.at(mail, getMailetConfig(), Kind.FORMAT, "CheckFormat", () -> look(mail));
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

  private static Setting<List<String>> effect(Effect effect, String help) {
    return setting(effect.word(), help + " The rest keep their default effect.");
  }

  private static Setting<List<String>> setting(String name, String help) {
    return new Setting<>(
        name, "list of [checks](format-checks.md), with commas", "", help, CheckFormat::checkNames);
  }

  /** Says of each check that stands in two lists that only one of them can hold. */
  private static void refuseTwice(Map<String, List<String>> lists, Settings settings) {
    Map<String, String> first = new HashMap<>();
    lists.forEach(
        (setting, names) ->
            names.forEach(
                name -> {
                  String other = first.putIfAbsent(name, setting);
                  if (other != null) {
                    settings.problem(
                        setting,
                        "\"%s\" stands in %s already; write it once".formatted(name, other));
                  }
                }));
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
              + "; write names from docs/reference/format-checks.md"
              + like(unknown.get(0)));
    }
    return names;
  }

  /** Names the checks that have a word in common with one that there is not. */
  private static String like(String unknown) {
    List<String> words =
        Arrays.stream(unknown.replace("\"", "").split("-")).filter(w -> w.length() > 3).toList();
    List<String> likely =
        FormatChecks.ALL.names().stream()
            .filter(name -> words.stream().anyMatch(name::contains))
            .limit(MOST_LIKELY)
            .toList();
    return likely.isEmpty() ? "" : ", such as " + String.join(" or ", likely);
  }
}
