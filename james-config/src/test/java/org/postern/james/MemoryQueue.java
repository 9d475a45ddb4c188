package org.postern.james;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.james.queue.api.MailQueue;
import org.apache.james.queue.api.MailQueueName;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mail;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** A queue that keeps mails as objects. Time stands still for it: a delayed mail stays delayed. */
final class MemoryQueue implements MailQueue {
  private final MailQueueName name;
  private final Queue<Delayed> delayed = new ConcurrentLinkedQueue<>();
  private final Sinks.Many<MailQueueItem> items = Sinks.many().unicast().onBackpressureBuffer();

  MemoryQueue(MailQueueName name) {
    this.name = name;
  }

  @Override
  public MailQueueName getName() {
    return name;
  }

  @Override
  public void enQueue(Mail mail, Duration delay) throws MailQueueException {
    if (delay.isPositive()) {
      delayed.add(new Delayed(copy(mail), delay));
    } else {
      enQueue(mail);
    }
  }

  @Override
  public void enQueue(Mail mail) throws MailQueueException {
    add(copy(mail));
  }

  /** Mails that wait, with how long they were to wait. */
  List<Delayed> delayed() {
    return List.copyOf(delayed);
  }

  /** Puts a mail in as it is: nothing is copied, so no byte of it is written anew. */
  synchronized void add(Mail mail) {
    items.tryEmitNext(new Item(mail)).orThrow();
  }

  @Override
  public Publisher<Void> enqueueReactive(Mail mail) {
    return Mono.fromCallable(
        () -> {
          enQueue(mail);
          return null;
        });
  }

  @Override
  public Publisher<MailQueueItem> deQueue() {
    return items.asFlux();
  }

  @Override
  public void close() {
    items.tryEmitComplete();
  }

  /** Each queue of James keeps a copy of its own. */
  private static Mail copy(Mail mail) throws MailQueueException {
    try {
      MailImpl copy = MailImpl.duplicate(mail);
      copy.setName(mail.getName());
      copy.setState(mail.getState());
      return copy;
    } catch (MessagingException e) {
      throw new MailQueueException("cannot copy " + mail.getName(), e);
    }
  }

  record Delayed(Mail mail, Duration delay) {}

  private record Item(Mail mail) implements MailQueueItem {
    @Override
    public Mail getMail() {
      return mail;
    }

    @Override
    public void done(CompletionStatus status) {}
  }
}
