package org.postern.mailets;

import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.List;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.postern.attributes.MailBudget;
import org.postern.attributes.MailInspection;
import org.postern.attributes.MailetSettings;
import org.postern.inspection.anatomy.Budget;
import org.postern.inspection.anatomy.Limit;
import org.postern.inspection.settings.Setting;
import org.postern.inspection.settings.Settings;
import org.postern.inspection.settings.SettingsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says how much of each message is looked at, for everything that stands behind it. Without this
 * mailet every limit has its default.
 *
 * <pre>{@code
 * <mailet match="All" class="org.postern.mailets.Inspect">
 *   <parts>5000</parts>
 *   <unpackedBytes>256m</unpackedBytes>
 * </mailet>
 * }</pre>
 */
public final class Inspect extends GenericMailet {
  private static final Logger LOG = LoggerFactory.getLogger(Inspect.class);

  static final List<Setting<?>> SETTINGS = settings();

  private Budget budget = Budget.DEFAULT;

  @Override
  public void init() throws MessagingException {
    Settings settings = MailetSettings.of(getMailetConfig());
    Budget chosen = Budget.DEFAULT;
    for (Limit limit : Limit.values()) {
      Long value = settings.read(limit.setting());
      chosen = value == null ? chosen : chosen.with(limit, value);
    }
    if (chosen.of(Limit.UNPACKED_BYTES) > chosen.of(Limit.DECODED_BYTES)) {
      settings.problem(
          Limit.UNPACKED_BYTES.word(),
          "is more than decodedBytes, "
              + Limit.DECODED_BYTES.text(chosen.of(Limit.DECODED_BYTES))
              + ", which counts what is unpacked too; raise decodedBytes, or write less");
    }
    try {
      settings.check();
    } catch (SettingsException e) {
      throw MailetSettings.refusal(e);
    }
    budget = chosen;
  }

  @Override
  public void service(Mail mail) {
    boolean late =
        mail.getAttribute(MailInspection.ATTRIBUTE).isPresent()
            && !MailBudget.of(mail).equals(budget);
    if (late) {
      LOG.warn(
          "{} was looked at before the mailet Inspect said how far; it is looked at once more. Put"
              + " Inspect before every mailet of Postern.",
          mail.getName());
    }
    MailBudget.set(mail, budget);
  }

  @Override
  public String getMailetInfo() {
    return "Inspect: says how much of each message is looked at";
  }

  private static List<Setting<?>> settings() {
    List<Setting<?>> settings = new ArrayList<>();
    for (Limit limit : Limit.values()) {
      settings.add(limit.setting());
    }
    return List.copyOf(settings);
  }
}
