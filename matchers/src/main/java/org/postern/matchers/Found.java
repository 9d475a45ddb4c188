package org.postern.matchers;

import jakarta.mail.MessagingException;
import java.util.Collection;
import java.util.List;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMatcher;
import org.postern.attributes.MailDetectors;
import org.postern.attributes.MailFindings;
import org.postern.attributes.MailetSettings;
import org.postern.inspection.Finding;
import org.postern.inspection.Finding.Kind;
import org.postern.inspection.settings.Setting;
import org.postern.inspection.settings.Settings;
import org.postern.inspection.settings.SettingsException;

/**
 * Matches the recipients whom a finding of a certain kind or effect concerns.
 *
 * <p>The condition is a list of {@code kind} or {@code kind/effect} with commas between them;
 * {@code *} stands for any. A kind alone asks for all effects but {@code note}, which only says so
 * in the log. {@code unscanned} asked for by name also matches every recipient of mail that no
 * virus detector has looked at.
 *
 * <pre>{@code
 * <mailet match="org.postern.matchers.Found=policy/block, format/block" class="ToProcessor">
 *   <processor>policy</processor>
 * </mailet>
 * }</pre>
 */
public final class Found extends GenericMatcher {
  private static final Setting<List<WantedFinding>> CONDITION =
      new Setting<>(
          "condition",
          "list of kind or kind/effect, with commas",
          null,
          "Which findings are asked for. Kinds are virus, policy, format, leak, spam, unscanned;"
              + " effects are block, defer, strip, tag, note; * stands for any. A kind alone asks for all effects but note.",
          WantedFinding::parse);

  static final List<Setting<?>> SETTINGS = List.of(CONDITION);

  private List<WantedFinding> wanted = List.of();

  @Override
  public void init() throws MessagingException {
    Settings settings = MailetSettings.of(getMatcherConfig());
    List<WantedFinding> read = settings.read(CONDITION);
    try {
      settings.check();
    } catch (SettingsException e) {
      throw MailetSettings.refusal(e);
    }
    wanted = read == null ? List.of() : read;
  }

  /** Returns exactly the recipients whom a wanted finding concerns, never {@code null}. */
  @Override
  public Collection<MailAddress> match(Mail mail) {
    if (!MailDetectors.haveLooked(mail, Kind.VIRUS)
        && wanted.stream().anyMatch(WantedFinding::matchesNeverScanned)) {
      return List.copyOf(mail.getRecipients());
    }
    List<Finding> findings =
        MailFindings.of(mail).stream()
            .filter(finding -> wanted.stream().anyMatch(want -> want.matches(finding)))
            .toList();
    return mail.getRecipients().stream()
        .filter(recipient -> findings.stream().anyMatch(f -> f.concerns(recipient.asString())))
        .toList();
  }

  @Override
  public String getMatcherInfo() {
    return "Found: what detectors found";
  }
}
