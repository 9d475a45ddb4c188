package org.postern.inspection.virus;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.postern.inspection.Finding;
import org.postern.inspection.content.Content;
import org.postern.inspection.engine.Answer;
import org.postern.inspection.engine.Cause;
import org.postern.inspection.engine.Deadline;
import org.postern.inspection.engine.Engine;
import org.postern.inspection.panel.Consultation;
import org.postern.inspection.panel.Seat;

/**
 * What is asked about one message: first about the message as it came, then, when it has been taken
 * apart, about what the engine cannot be trusted to find by itself.
 *
 * @param message as it came
 * @param questions there as soon as the message has been taken apart
 * @param deadline for all answers together
 */
record Interrogation(
    Content message, CompletableFuture<List<Question>> questions, Deadline deadline) {

  /**
   * Returns what the choices of a seat say: of those that could not answer, and of the one that
   * did. One with backups behind it gets its equal share of the time that is left.
   */
  List<Opinion> of(Seat seat) {
    List<Opinion> opinions = new ArrayList<>();
    int waiting = seat.choices().size();
    for (Engine engine : seat.choices()) {
      Duration share = deadline.left().dividedBy(waiting--);
      Opinion opinion = of(engine, deadline.atMost(share));
      opinions.add(opinion);
      if (opinion.looked() || opinion.hasFound()) {
        return opinions;
      }
    }
    return opinions;
  }

  private Opinion of(Engine engine, Deadline own) {
    Opinion opinion = new Opinion(engine.name());
    opinion.add(Finding.WHOLE, Optional.empty(), Consultation.ask(engine, message, own));
    if (opinion.settled()) {
      return opinion;
    }
    try {
      for (Question question : questions.get(own.left().toNanos(), TimeUnit.NANOSECONDS)) {
        if (!opinion.settled() && (question.hidden() || !engine.readsMime())) {
          Answer answer = Consultation.ask(engine, question.content(), own);
          opinion.add(question.path(), question.how(), answer);
        }
      }
    } catch (TimeoutException | ExecutionException e) {
      opinion.add(Finding.WHOLE, Optional.empty(), late());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      opinion.add(Finding.WHOLE, Optional.empty(), late());
    }
    if (opinion.looked()) {
      opinion.lookedAs(engine.version());
    }
    return opinion;
  }

  private static Answer.Failed late() {
    return new Answer.Failed(Cause.TIMEOUT, "the message was not taken apart in time");
  }
}
