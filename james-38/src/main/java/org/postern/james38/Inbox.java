package org.postern.james38;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.inject.Inject;
import org.apache.james.events.Event;
import org.apache.james.events.EventListener;
import org.apache.james.events.Group;
import org.apache.james.mailbox.MailboxManager;
import org.apache.james.mailbox.MailboxSession;
import org.apache.james.mailbox.MessageManager;
import org.apache.james.mailbox.MessageUid;
import org.apache.james.mailbox.events.MailboxEvents.Added;
import org.apache.james.mailbox.exception.MailboxException;
import org.apache.james.mailbox.model.FetchGroup;
import org.apache.james.mailbox.model.MessageRange;
import org.apache.james.mailbox.model.MessageResult;
import org.apache.james.mailbox.model.MessageResultIterator;

/**
 * Writes each message that reaches a mailbox to {@code var/mail/delivered/ADDRESS/NUMBER.eml} of
 * the working directory, because the mailboxes of this server lie in its memory and it has no IMAP.
 */
final class Inbox implements EventListener.GroupEventListener {
  private final MailboxManager mailboxes;
  private final Path delivered;
  private final Set<String> users;
  private final AtomicInteger number = new AtomicInteger();

  @Inject
  Inbox(MailboxManager mailboxes, DemoDirectory directory) {
    this.mailboxes = mailboxes;
    this.delivered = directory.delivered();
    this.users = Set.copyOf(DemoDirectory.USERS);
  }

  @Override
  public void event(Event event) throws MailboxException, IOException {
    // Only the names that we gave ourselves become a path.
    if (event instanceof Added added && users.contains(added.getUsername().asString())) {
      MailboxSession session = mailboxes.createSystemSession(added.getUsername());
      MessageManager mailbox = mailboxes.getMailbox(added.getMailboxId(), session);
      for (MessageUid uid : added.getUids()) {
        MessageResultIterator messages =
            mailbox.getMessages(MessageRange.one(uid), FetchGroup.FULL_CONTENT, session);
        while (messages.hasNext()) {
          write(added.getUsername().asString(), messages.next());
        }
      }
    }
  }

  @Override
  public Group getDefaultGroup() {
    return new InboxGroup();
  }

  private void write(String user, MessageResult message) throws MailboxException, IOException {
    Path folder = Files.createDirectories(delivered.resolve(user));
    String name = next(folder);
    Path unfinished = folder.resolve(name + ".tmp");
    try (InputStream in = message.getFullContent().getInputStream()) {
      Files.copy(in, unfinished, StandardCopyOption.REPLACE_EXISTING);
    }
    Files.move(unfinished, folder.resolve(name + ".eml"), StandardCopyOption.ATOMIC_MOVE);
  }

  /** An earlier run may have left messages with low numbers. */
  private String next(Path folder) {
    String name;
    do {
      name = "%04d".formatted(number.incrementAndGet());
    } while (Files.exists(folder.resolve(name + ".eml")));
    return name;
  }

  /** James knows a listener by the class of its group. */
  private static final class InboxGroup extends Group {}
}
