package org.postern.qmail.chain;

import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.configuration2.HierarchicalConfiguration;
import org.apache.commons.configuration2.tree.ImmutableNode;
import org.apache.james.mailetcontainer.api.MailProcessor;
import org.apache.james.mailetcontainer.lib.AbstractStateCompositeProcessor;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetContext;

/** All processors of a file, found by the state of the mail. */
final class Processors extends AbstractStateCompositeProcessor {
  private final MailetContext context;
  private final Loader loader;
  private final List<Processor> made = new ArrayList<>();

  Processors(MailetContext context, Loader loader) {
    this.context = context;
    this.loader = loader;
  }

  @Override
  protected MailProcessor createMailProcessor(
      String state, HierarchicalConfiguration<ImmutableNode> config) throws Exception {
    Processor processor = new Processor(loader.enter(made.size()));
    made.add(processor);
    processor.setMailetContext(context);
    processor.setMailetLoader(loader);
    processor.setMatcherLoader(loader);
    processor.configure(config);
    processor.setRootMailProcessor(this);
    processor.init();
    return processor;
  }

  /** Those whose configuration was read, in the order of the file. */
  List<Processor> made() {
    return made;
  }

  @Override
  public void service(Mail mail) throws MessagingException {
    Run run = Run.current();
    run.enter(mail);
    super.service(mail);
    run.leave();
  }
}
