package org.postern.qmail.chain;

import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.james.core.MailAddress;
import org.apache.james.lifecycle.api.LifecycleUtil;
import org.apache.james.mailetcontainer.impl.MatcherMailetPair;
import org.apache.james.mailetcontainer.impl.ProcessorUtil;
import org.apache.james.mailetcontainer.lib.AbstractStateMailetProcessor;
import org.apache.mailet.Mail;
import org.postern.inspection.text.OneLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.NOPLogger;

/**
 * A processor as James configures it, with steps of our own: they do what James's {@code
 * MailetProcessorImpl} does, in the same order, but a mail that is split shares the bytes of the
 * message, and what happens is accounted for.
 */
final class Processor extends AbstractStateMailetProcessor {
  private static final Logger LOG = LoggerFactory.getLogger(Processor.class);

  private final List<ChainStep> places;
  private List<Step> steps = List.of();

  /**
   * @param places where the mailets of this processor stand, in order
   */
  Processor(List<ChainStep> places) {
    this.places = places;
  }

  @Override
  protected void setupRouting(List<MatcherMailetPair> pairs) {
    List<Step> made = new ArrayList<>(pairs.size());
    for (int i = 0; i < pairs.size(); i++) {
      made.add(Step.of(places.get(i), pairs.get(i)));
    }
    steps = List.copyOf(made);
  }

  List<Step> steps() {
    return steps;
  }

  @Override
  public void service(Mail mail) throws MessagingException {
    Run run = Run.current();
    List<Mail> met = new ArrayList<>();
    met.add(mail);
    List<Mail> here = List.of(mail);
    for (Step step : steps) {
      here = advance(run, step, here, met);
      if (here.isEmpty()) {
        break;
      }
    }
    for (Mail left : here) {
      run.ledger().lost(left.getName() + " reached the end of processor " + getState());
      run.listener().fellOff(left, getState());
      left.setState(Mail.GHOST);
    }
    for (Mail done : met) {
      if (done.getState().equals(Mail.GHOST)) {
        LifecycleUtil.dispose(done);
      }
    }
  }

  /** Takes all mails through one step; returns those that are still in this processor. */
  private List<Mail> advance(Run run, Step step, List<Mail> mails, List<Mail> met)
      throws MessagingException {
    List<Mail> all = new ArrayList<>(mails.size() + 1);
    List<Mail> hit = new ArrayList<>(mails.size());
    for (Mail mail : mails) {
      match(run, step, mail, all, hit);
    }
    for (Mail mail : hit) {
      serve(run, step, mail);
    }
    List<Mail> here = new ArrayList<>(all.size());
    for (Mail mail : all) {
      if (mail.getState().equals(getState())) {
        here.add(mail);
      } else if (!mail.getState().equals(Mail.GHOST)) {
        toProcessor(mail);
      }
    }
    if (all.size() > mails.size()) {
      met.addAll(all);
    }
    return here;
  }

  private void match(Run run, Step step, Mail mail, List<Mail> all, List<Mail> hit)
      throws MessagingException {
    Collection<MailAddress> matched = ask(run, step, mail);
    if (!matched.isEmpty()) {
      List<MailAddress> others = new ArrayList<>(mail.getRecipients());
      matched.forEach(others::remove);
      if (others.isEmpty()) {
        hit.add(mail);
      } else {
        mail.setRecipients(others);
        Mail split = Splitting.split(mail, run.nextName(), matched);
        hit.add(split);
        all.add(split);
      }
    }
    all.add(mail);
  }

  private Collection<MailAddress> ask(Run run, Step step, Mail mail) {
    try {
      Collection<MailAddress> answer = step.matcher().match(mail);
      Collection<MailAddress> matched = answer == null ? List.of() : answer;
      run.listener().matched(mail, step.place(), matched);
      return matched;
    } catch (Exception | LinkageError e) {
      run.listener().matcherFailed(mail, step.place(), e);
      String next = step.onMatchException();
      log(mail, step, "matcher", next, e);
      return switch (next) {
        case "nomatch" -> List.of();
        case "matchall" -> mail.getRecipients();
        case "propagate" -> throw new IllegalStateException(e);
        default -> {
          String name = step.matcher().getMatcherConfig().getMatcherName();
          ProcessorUtil.handleException(e, mail, name, next, NOPLogger.NOP_LOGGER);
          yield List.of();
        }
      };
    }
  }

  private void serve(Run run, Step step, Mail mail) throws MessagingException {
    Collection<MailAddress> before = mail.getRecipients();
    int sent = run.sent().size();
    try {
      step.mailet().service(mail);
    } catch (Throwable e) {
      run.listener().mailetFailed(mail, step.place(), e);
      String next = step.onMailetException();
      log(mail, step, "mailet", next, e);
      switch (next) {
        case "ignore" -> {}
        case "propagate" -> throw new MessagingException(step.place() + " failed", asException(e));
        default ->
            ProcessorUtil.handleException(
                e, mail, step.mailet().getName(), next, NOPLogger.NOP_LOGGER);
      }
    }
    if (mail.getRecipients() != before) {
      noteReplaced(run, before, mail.getRecipients());
    }
    if (mail.getRecipients().isEmpty()) {
      mail.setState(Mail.GHOST);
    }
    if (mail.getState().equals(Mail.GHOST)) {
      // what sends something else in the place of a mail means to end it
      if (Names.discards(step.mailet()) || run.sent().size() > sent) {
        run.ledger().discarded(mail, before);
      }
    } else {
      run.keepAttached(mail);
    }
    run.listener().ran(mail, step.place());
  }

  private static void noteReplaced(
      Run run, Collection<MailAddress> before, Collection<MailAddress> after) {
    Set<MailAddress> gone = new LinkedHashSet<>(before);
    gone.removeAll(Set.copyOf(after));
    Set<MailAddress> come = new LinkedHashSet<>(after);
    come.removeAll(Set.copyOf(before));
    run.ledger().replaced(gone, come);
  }

  private static Exception asException(Throwable e) {
    return e instanceof Exception exception ? exception : new IllegalStateException(e);
  }

  private static void log(Mail mail, Step step, String what, String next, Throwable e) {
    LOG.warn(
        "{} mail={} at=\"{}\" error={} then={}",
        what + "-failed",
        mail.getName(),
        step.place(),
        OneLine.value(String.valueOf(e), 300),
        next);
    LOG.debug("{} failed", step.place(), e);
  }
}
