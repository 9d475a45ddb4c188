package org.postern.james38;

import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;

/** A mailet with a defect. */
public final class Breaks extends GenericMailet {
  @Override
  public void service(Mail mail) {
    throw new IllegalStateException("a defect");
  }
}
