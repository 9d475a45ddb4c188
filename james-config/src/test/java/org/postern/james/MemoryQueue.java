package org.postern.james;

import jakarta.mail.MessagingException;
import java.time.Duration;
import org.apache.james.queue.api.MailQueue;
import org.apache.james.queue.api.MailQueueName;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mail;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** A queue that keeps mails as objects and forgets delays. */
final class MemoryQueue implements MailQueue {
  private final MailQueueName name;
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
    enQueue(mail);
  }

  /** Copies the mail first, as each queue of James does. */
  @Override
  public void enQueue(Mail mail) throws MailQueueException {
    try {
      MailImpl copy = MailImpl.duplicate(mail);
      copy.setName(mail.getName());
      copy.setState(mail.getState());
      add(copy);
    } catch (MessagingException e) {
      throw new MailQueueException("cannot copy " + mail.getName(), e);
    }
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

  private record Item(Mail mail) implements MailQueueItem {
    @Override
    public Mail getMail() {
      return mail;
    }

    @Override
    public void done(CompletionStatus status) {}
  }
}
