package org.postern.qmail.chain;

import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.apache.mailet.PerRecipientHeaders.Header;
import org.apache.mailet.base.GenericMailet;
import org.apache.mailet.base.GenericMatcher;

/** Matchers and mailets that say what they see, and some that misbehave. */
final class Probe {
  static final AttributeName NOTE = AttributeName.of("note");

  private Probe() {}

  /** What was seen, in order. */
  static final class Trace {
    final List<String> lines = new ArrayList<>();
  }

  /** Notes who comes by: {@code <tag>}. */
  static final class Show extends GenericMailet {
    private final Trace trace;

    @Inject
    Show(Trace trace) {
      this.trace = trace;
    }

    @Override
    public void service(Mail mail) throws MessagingException {
      String error =
          mail.getErrorMessage() == null
              ? ""
              : mail.getErrorMessage().lines().findFirst().orElse("");
      String thrown =
          mail.getAttribute(Mail.MAILET_ERROR)
              .map(a -> a.getValue().value().getClass().getSimpleName())
              .orElse("");
      String note =
          mail.getAttribute(NOTE).map(a -> String.valueOf(a.getValue().value())).orElse("");
      trace.lines.add(
          getInitParameter("tag")
              + " "
              + mail.getState()
              + " "
              + mail.getRecipients()
              + " "
              + note
              + " "
              + thrown
              + " "
              + error
              + " "
              + Arrays.toString(mail.getMessage().getHeader("X-Note")));
    }
  }

  /** Throws what {@code <kind>} says. */
  static final class Throw extends GenericMailet {
    @Override
    public void service(Mail mail) throws MessagingException {
      switch (getInitParameter("kind", "messaging")) {
        case "runtime" -> throw new IllegalStateException("thrown");
        case "error" -> throw new AssertionError("thrown");
        case "linkage" -> throw new NoClassDefFoundError("thrown");
        default -> throw new MessagingException("thrown");
      }
    }
  }

  /** Sets the recipients to {@code <recipients>}. */
  static final class Readdress extends GenericMailet {
    @Override
    public void service(Mail mail) throws MessagingException {
      List<MailAddress> recipients = new ArrayList<>();
      for (String address : getInitParameter("recipients", "").split(",")) {
        if (!address.isBlank()) {
          recipients.add(new MailAddress(address.strip()));
        }
      }
      mail.setRecipients(recipients);
    }
  }

  /** Sets the recipients to nobody, then throws. */
  static final class EmptyAndThrow extends GenericMailet {
    @Override
    public void service(Mail mail) throws MessagingException {
      mail.setRecipients(List.of());
      throw new MessagingException("thrown");
    }
  }

  /** Appends {@code <text>} to an attribute, and adds a header line. */
  static final class Note extends GenericMailet {
    @Override
    public void service(Mail mail) throws MessagingException {
      String before =
          mail.getAttribute(NOTE).map(a -> String.valueOf(a.getValue().value())).orElse("");
      String text = getInitParameter("text");
      mail.setAttribute(new Attribute(NOTE, AttributeValue.of(before + text)));
      mail.getMessage().addHeader("X-Note", text);
    }
  }

  /** Sets the state to {@code <state>}. */
  static final class Move extends GenericMailet {
    @Override
    public void service(Mail mail) {
      mail.setState(getInitParameter("state"));
    }
  }

  /** Adds a header line for each recipient, with its local part in upper case. */
  static final class HeaderForEach extends GenericMailet {
    @Override
    public void service(Mail mail) {
      for (MailAddress recipient : mail.getRecipients()) {
        mail.addSpecificHeaderForRecipient(
            Header.builder().name("X-To").value(recipient.getLocalPart().substring(0, 1)).build(),
            recipient);
      }
    }
  }

  /** Matches recipients whose local part is listed. */
  static final class Local extends GenericMatcher {
    @Override
    public Collection<MailAddress> match(Mail mail) {
      List<String> wanted = List.of(getCondition().split(","));
      return mail.getRecipients().stream().filter(r -> wanted.contains(r.getLocalPart())).toList();
    }
  }

  /** Matches with null. */
  static final class Nothing extends GenericMatcher {
    @Override
    public Collection<MailAddress> match(Mail mail) {
      return null;
    }
  }

  /** Matches addresses, whether they are recipients or not. */
  static final class Whoever extends GenericMatcher {
    @Override
    public Collection<MailAddress> match(Mail mail) throws MessagingException {
      List<MailAddress> all = new ArrayList<>();
      for (String address : getCondition().split(",")) {
        all.add(new MailAddress(address));
      }
      return all;
    }
  }

  /** Matches if the attribute has the value. */
  static final class Noted extends GenericMatcher {
    @Override
    public Collection<MailAddress> match(Mail mail) {
      return mail.getAttribute(NOTE)
          .filter(note -> getCondition().equals(note.getValue().value()))
          .<Collection<MailAddress>>map(note -> mail.getRecipients())
          .orElse(List.of());
    }
  }

  /** Throws what the condition says. */
  static final class Fails extends GenericMatcher {
    @Override
    public Collection<MailAddress> match(Mail mail) throws MessagingException {
      switch (String.valueOf(getCondition())) {
        case "runtime" -> throw new IllegalStateException("thrown");
        case "linkage" -> throw new NoClassDefFoundError("thrown");
        default -> throw new MessagingException("thrown");
      }
    }
  }
}
