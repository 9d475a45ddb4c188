package org.postern.qmail.chain;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.configuration2.BaseHierarchicalConfiguration;
import org.apache.james.mailrepository.api.MailRepository;
import org.apache.james.mailrepository.api.MailRepositoryLoader;
import org.apache.james.mailrepository.api.MailRepositoryStore;
import org.apache.james.mailrepository.api.MailRepositoryUrl;
import org.apache.james.mailrepository.api.Protocol;
import org.apache.james.mailrepository.memory.MailRepositoryStoreConfiguration;
import org.apache.james.mailrepository.memory.MailRepositoryStoreConfiguration.Item;
import org.apache.james.mailrepository.memory.MemoryMailRepository;
import org.apache.james.mailrepository.memory.MemoryMailRepositoryStore;
import org.apache.james.mailrepository.memory.MemoryMailRepositoryUrlStore;
import org.postern.inspection.settings.Problem;

/**
 * The stores behind {@code memory://}, {@code maildir://} and whatever else the {@code
 * mailrepositorystore.xml} beside the mailetcontainer.xml lists.
 */
final class Repositories {
  private static final String MAILDIR = "org.postern.repository.MaildirRepository";

  private Repositories() {}

  static MailRepositoryStore open(
      Path conf, Instances instances, Mistakes mistakes, boolean trial) {
    Path file = conf.resolve("mailrepositorystore.xml");
    List<Problem> wrong = Files.exists(file) ? StoreFile.check(file) : List.of();
    if (!wrong.isEmpty()) {
      wrong.forEach(problem -> mistakes.add(0, problem));
      return memoryForAll();
    }
    try {
      MailRepositoryStoreConfiguration configuration =
          Files.exists(file) ? MailRepositoryStoreConfiguration.parse(Xml.read(file)) : byDefault();
      MailRepositoryLoader loader =
          (name, url) -> {
            try {
              Class<? extends MailRepository> type =
                  Instances.find(List.of(name), MailRepository.class);
              return trial
                  ? new MemoryMailRepository()
                  : instances.make(type, Map.of(MailRepositoryUrl.class, url));
            } catch (Instances.Refused e) {
              throw new MailRepositoryStore.UnsupportedRepositoryStoreException(
                  name + " " + e.getMessage(), e);
            }
          };
      MemoryMailRepositoryStore store =
          new MemoryMailRepositoryStore(new MemoryMailRepositoryUrlStore(), loader, configuration);
      store.init();
      return store;
    } catch (Exception e) {
      mistakes.add(
          0, new Problem(file.toString(), "mailrepositories", "cannot be read: " + e.getMessage()));
      return memoryForAll();
    }
  }

  /** So that those who ask for a repository are not told once more of what is told already. */
  private static MailRepositoryStore memoryForAll() {
    MemoryMailRepositoryStore store =
        new MemoryMailRepositoryStore(
            new MemoryMailRepositoryUrlStore(),
            (name, url) -> new MemoryMailRepository(),
            byDefault());
    try {
      store.init();
    } catch (Exception e) {
      throw new IllegalStateException("a list of our own does not start", e);
    }
    return store;
  }

  private static MailRepositoryStoreConfiguration byDefault() {
    List<Item> items = new ArrayList<>();
    items.add(item("memory", MemoryMailRepository.class.getName()));
    try {
      items.add(item("maildir", Instances.find(List.of(MAILDIR), MailRepository.class).getName()));
    } catch (Instances.Refused e) {
      // a suite without it has no maildir://, which shows where somebody asks for it
    }
    return MailRepositoryStoreConfiguration.forItems(items);
  }

  private static Item item(String protocol, String className) {
    return new Item(
        List.of(new Protocol(protocol)), className, new BaseHierarchicalConfiguration());
  }
}
