package org.postern.mailets;

import java.util.ArrayList;
import java.util.List;
import org.apache.mailet.Mail;
import org.postern.attributes.Outcome;
import org.postern.attributes.Session;

/** A client that waits, and remembers what it was told. */
final class FakeSession implements Session {
  private final boolean trial;
  final List<String> told = new ArrayList<>();

  FakeSession(boolean trial) {
    this.trial = trial;
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
