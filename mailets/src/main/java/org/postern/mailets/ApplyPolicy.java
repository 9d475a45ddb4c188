package org.postern.mailets;

import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.jspecify.annotations.Nullable;
import org.postern.attributes.MailFacts;
import org.postern.attributes.MailFindings;
import org.postern.attributes.MailInspection;
import org.postern.attributes.MailRuleTexts;
import org.postern.attributes.MailRules;
import org.postern.attributes.MailetSettings;
import org.postern.attributes.Session;
import org.postern.inspection.Finding;
import org.postern.inspection.Finding.Kind;
import org.postern.inspection.NotWhole;
import org.postern.inspection.anatomy.Anatomy;
import org.postern.inspection.policy.Facts;
import org.postern.inspection.policy.Policy;
import org.postern.inspection.settings.Setting;
import org.postern.inspection.settings.Settings;
import org.postern.inspection.settings.SettingsException;

/**
 * Asks the rules of the site's policy about a message and adds findings of kind {@code policy}. It
 * changes nothing and decides nothing. A policy file that changes is read again; one with mistakes
 * leaves the rules in force that were.
 *
 * <pre>{@code
 * <mailet match="All" class="org.postern.mailets.ApplyPolicy">
 *   <policy>file://conf/policy.xml</policy>
 * </mailet>
 * }</pre>
 *
 * <p>Qmail-Scanner's own file can stand in its place or beside it.
 */
public final class ApplyPolicy extends GenericMailet {
  private static final Setting<List<String>> POLICY =
      new Setting<>(
          "policy",
          "URLs of files, with commas",
          "file://conf/policy.xml",
          "The file with the rules, or several. `file://conf/` is the server's folder of"
              + " configuration files, `file:///` starts a full path. A file whose name ends in"
              + " `.txt` is read as Qmail-Scanner's `quarantine-events.txt` or"
              + " `quarantine-attachments.txt`, every other as XML. Two rules may not have one name,"
              + " in whichever file.",
          ApplyPolicy::urls);

  private static final Setting<Boolean> UNREAD =
      new Setting<>(
          "unread",
          "defer or note",
          "defer",
          "What it means that rules on text, data or active content could not see all of a message,"
              + " because there is more than they read of one (16 MB): `unscanned/defer`, so that it"
              + " waits and whoever hides something behind padding gains nothing, or"
              + " `unscanned/note`, so that it passes with a note.",
          ApplyPolicy::waits);

  static final List<Setting<?>> SETTINGS = List.of(POLICY, UNREAD);

  /** Counts, for the server's metrics, the changes of policy files that were refused. */
  private static final String REFUSED = "postern.policy.refused";

  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private final FileSystem files;
  private final MetricFactory metrics;
  private final Duration interval;
  private @Nullable PolicyFiles policy;
  private boolean unreadWaits = true;

  /**
   * @param files how the server finds its files
   * @param metrics where the server counts
   */
  @Inject
  public ApplyPolicy(FileSystem files, MetricFactory metrics) {
    this(files, metrics, INTERVAL);
  }

  ApplyPolicy(FileSystem files, MetricFactory metrics, Duration interval) {
    this.files = files;
    this.metrics = metrics;
    this.interval = interval;
  }

  @Override
  public void init() throws MessagingException {
    Settings settings = MailetSettings.of(getMailetConfig());
    List<String> urls = settings.read(POLICY);
    unreadWaits = !Boolean.FALSE.equals(settings.read(UNREAD));
    try {
      List<PolicyFile> read = new ArrayList<>();
      for (String url : urls == null ? List.<String>of() : urls) {
        read(url, settings).ifPresent(read::add);
      }
      PolicyFiles.twice(read).ifPresent(what -> settings.problem(POLICY.name(), what));
      settings.check();
      policy = new PolicyFiles(read, metrics.generate(REFUSED));
    } catch (SettingsException e) {
      throw MailetSettings.refusal(e);
    }
  }

  @Override
  public void service(Mail mail) throws MessagingException {
    Look.at(mail, getMailetConfig(), Kind.POLICY, "ApplyPolicy", () -> look(mail));
    leaveWhatOthersNeed(mail);
  }

  @Override
  public String getMailetInfo() {
    return "ApplyPolicy: asks the rules of the site";
  }

  /** Also where the look was taken while the client was connected: only findings come along. */
  private void leaveWhatOthersNeed(Mail mail) {
    PolicyFiles rules = policy;
    if (rules != null) {
      Policy inForce = rules.now();
      MailRules.add(
          mail, (at, anatomy) -> inForce.apply(MailFacts.of(at, anatomy, getMailetContext())));
      Set<String> held =
          MailFindings.of(mail).stream()
              .filter(finding -> finding.source().equals("policy"))
              .map(Finding::name)
              .collect(Collectors.toSet());
      MailRuleTexts.add(mail, inForce.texts(held));
    }
  }

  private Look look(Mail mail) throws MessagingException {
    PolicyFiles rules = policy;
    if (rules == null) {
      throw new MessagingException("ApplyPolicy was not started");
    }
    Anatomy anatomy = MailInspection.of(mail).anatomy();
    Policy inForce = rules.now();
    Facts facts = MailFacts.of(mail, anatomy, getMailetContext());
    List<Finding> findings = new ArrayList<>();
    inForce.apply(facts).forEach(finding -> findings.add(unreadWaits ? finding : noted(finding)));
    Session.of(mail)
        .ifPresent(session -> session.reasons(mail, "policy", () -> inForce.account(facts)));
    findings.addAll(NotWhole.findings(anatomy));
    return new Look(findings, true);
  }

  private static boolean waits(String text) {
    return switch (text) {
      case "defer" -> true;
      case "note" -> false;
      default ->
          throw new IllegalArgumentException("\"" + text + "\" is not known; write defer or note");
    };
  }

  /** Returns a finding of a policy as it counts where what was not read may pass. */
  private static Finding noted(Finding finding) {
    return finding.kind() == Kind.UNSCANNED
        ? new Finding(
            finding.kind(),
            Finding.Effect.NOTE,
            finding.source(),
            finding.name(),
            finding.path(),
            finding.detail())
        : finding;
  }

  private Optional<PolicyFile> read(String url, Settings settings) {
    try {
      return Optional.of(
          new PolicyFile(url, files.getFile(url), interval, metrics.generate(REFUSED)));
    } catch (SettingsException e) {
      e.problems().forEach(settings::problem);
      return Optional.empty();
    } catch (IOException e) {
      settings.problem(
          POLICY.name(),
          "\""
              + url
              + "\" cannot be read ("
              + e.getMessage()
              + "); write the URL of a policy file");
      return Optional.empty();
    }
  }

  private static List<String> urls(String text) {
    List<String> urls = List.of(text.strip().split("\\s*,\\s*", -1));
    for (String url : urls) {
      if (!url.startsWith("file:")) {
        throw new IllegalArgumentException(
            "\"" + url + "\" is not the URL of a file; write file://conf/policy.xml or the like");
      }
      if (Collections.frequency(urls, url) > 1) {
        throw new IllegalArgumentException("\"" + url + "\" stands twice; name each file once");
      }
    }
    return urls;
  }
}
