package org.postern.mailets;

import java.util.ArrayList;
import java.util.List;
import org.apache.mailet.Mail;
import org.postern.attributes.Outcome;
import org.postern.attributes.Session;

/** A client that waits, and remembers what it was told. */
final class FakeSession implements Session {
  private final boolean trial;
  private final boolean comesAgain;
  final List<String> told = new ArrayList<>();
  final List<Runnable> ifRefused = new ArrayList<>();

  FakeSession(boolean trial) {
    this(trial, false);
  }

  private FakeSession(boolean trial, boolean comesAgain) {
    this.trial = trial;
    this.comesAgain = comesAgain;
  }

  /** The client of a James server's SMTP hook. */
  static FakeSession ofHook() {
    return new FakeSession(true, true);
  }

  @Override
  public boolean comesAgain() {
    return comesAgain;
  }

  @Override
  public void ifRefused(Runnable deed) {
    ifRefused.add(deed);
  }

  @Override
  public boolean trial() {
    return trial;
  }

  @Override
  public void ended(Mail mail, Outcome outcome) {
    told.add(mail.getName() + " " + outcome.word());
  }

  @Override
  public void reply(Mail mail, Answer answer, String otherwise) {
    told.add(mail.getName() + " " + answer.code() + " " + answer.text() + " / " + otherwise);
  }
}
