package org.postern.james;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Scopes;
import com.google.inject.Singleton;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.multibindings.ProvidesIntoSet;
import java.util.List;
import org.apache.commons.configuration2.BaseHierarchicalConfiguration;
import org.apache.james.domainlist.api.DomainList;
import org.apache.james.domainlist.lib.DomainListConfiguration;
import org.apache.james.domainlist.memory.MemoryDomainList;
import org.apache.james.mailrepository.api.MailRepositoryUrlStore;
import org.apache.james.mailrepository.api.Protocol;
import org.apache.james.mailrepository.memory.MailRepositoryStoreConfiguration;
import org.apache.james.mailrepository.memory.MemoryMailRepository;
import org.apache.james.mailrepository.memory.MemoryMailRepositoryUrlStore;
import org.apache.james.modules.server.MailetContainerModule.DefaultProcessorsConfigurationSupplier;
import org.apache.james.queue.api.MailQueueFactory;
import org.apache.james.rrt.api.RecipientRewriteTable;
import org.apache.james.rrt.memory.MemoryRecipientRewriteTable;
import org.apache.james.server.core.configuration.ConfigurationProvider;
import org.apache.james.user.api.UsersRepository;
import org.apache.james.user.memory.MemoryUsersRepository;
import org.apache.james.utils.GuiceProbe;
import org.apache.james.utils.InitializationOperation;
import org.apache.james.utils.InitilizationOperationBuilder;

/** What a flavour of James adds to the modules that all flavours share: where data lies. */
final class MemoryData extends AbstractModule {
  private final MemoryQueues queues;
  private final Arrivals arrivals;

  MemoryData(MemoryQueues queues, Arrivals arrivals) {
    this.queues = queues;
    this.arrivals = arrivals;
  }

  @Override
  protected void configure() {
    bind(MemoryDomainList.class).in(Scopes.SINGLETON);
    bind(DomainList.class).to(MemoryDomainList.class);
    bind(MemoryRecipientRewriteTable.class).in(Scopes.SINGLETON);
    bind(RecipientRewriteTable.class).to(MemoryRecipientRewriteTable.class);
    bind(MemoryMailRepositoryUrlStore.class).in(Scopes.SINGLETON);
    bind(MailRepositoryUrlStore.class).to(MemoryMailRepositoryUrlStore.class);
    bind(MailRepositoryStoreConfiguration.Item.class).toProvider(MemoryData::memoryRepositories);
    bind(new TypeLiteral<MailQueueFactory<?>>() {}).toInstance(queues);
    bind(DefaultProcessorsConfigurationSupplier.class)
        .toInstance(BaseHierarchicalConfiguration::new);
    bind(Arrivals.class).toInstance(arrivals);
    Multibinder<GuiceProbe> probes = Multibinder.newSetBinder(binder(), GuiceProbe.class);
    probes.addBinding().to(Repositories.class);
    probes.addBinding().to(Hooks.class);
  }

  @Provides
  @Singleton
  UsersRepository users(DomainList domains) {
    return MemoryUsersRepository.withVirtualHosting(domains);
  }

  @ProvidesIntoSet
  InitializationOperation domains(ConfigurationProvider configuration, MemoryDomainList domains) {
    return InitilizationOperationBuilder.forClass(MemoryDomainList.class)
        .init(
            () ->
                domains.configure(
                    DomainListConfiguration.from(configuration.getConfiguration("domainlist"))));
  }

  private static MailRepositoryStoreConfiguration.Item memoryRepositories() {
    return new MailRepositoryStoreConfiguration.Item(
        List.of(new Protocol("memory")),
        MemoryMailRepository.class.getName(),
        new BaseHierarchicalConfiguration());
  }
}
