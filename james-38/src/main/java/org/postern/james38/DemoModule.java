package org.postern.james38;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.Multibinder;
import org.apache.james.dnsservice.api.DNSService;
import org.apache.james.events.EventListener;

/** What the demonstration adds to the server: a look into the mailboxes, and no way out. */
final class DemoModule extends AbstractModule {
  private final DemoDirectory directory;

  DemoModule(DemoDirectory directory) {
    this.directory = directory;
  }

  @Override
  protected void configure() {
    bind(DemoDirectory.class).toInstance(directory);
    bind(DNSService.class).to(NoHosts.class);
    Multibinder.newSetBinder(binder(), EventListener.GroupEventListener.class)
        .addBinding()
        .to(Inbox.class);
  }
}
