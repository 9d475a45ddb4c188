package org.postern.mailets;

import jakarta.mail.MessagingException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.james.mailrepository.api.MailKey;
import org.apache.james.mailrepository.api.MailRepository;
import org.apache.james.mailrepository.api.MailRepositoryPath;
import org.apache.james.mailrepository.api.MailRepositoryStore;
import org.apache.james.mailrepository.api.MailRepositoryUrl;
import org.apache.james.mailrepository.api.Protocol;
import org.apache.james.mailrepository.memory.MemoryMailRepository;
import org.apache.mailet.Mail;

/** Repositories in memory: {@code memory://} keeps mail, the disk of {@code full://} is full. */
final class FakeRepositories implements MailRepositoryStore {
  private final Map<MailRepositoryUrl, MailRepository> repositories = new HashMap<>();

  @Override
  public MailRepository select(MailRepositoryUrl url) throws MailRepositoryStoreException {
    String protocol = url.getProtocol().getValue();
    if (!protocol.equals("memory") && !protocol.equals("full")) {
      throw new UnsupportedRepositoryStoreException(
          "No Mail Repository associated with " + protocol);
    }
    return repositories.computeIfAbsent(
        url, u -> protocol.equals("full") ? new Full() : new MemoryMailRepository());
  }

  @Override
  public Optional<Protocol> defaultProtocol() {
    return Optional.empty();
  }

  @Override
  public Optional<MailRepository> get(MailRepositoryUrl url) {
    return Optional.ofNullable(repositories.get(url));
  }

  @Override
  public Stream<MailRepository> getByPath(MailRepositoryPath path) {
    return getUrls().filter(url -> url.getPath().equals(path)).map(repositories::get);
  }

  @Override
  public Stream<MailRepositoryUrl> getUrls() {
    return repositories.keySet().stream();
  }

  private static final class Full extends MemoryMailRepository {
    @Override
    public MailKey store(Mail mail) throws MessagingException {
      throw new MessagingException("no space left");
    }
  }
}
