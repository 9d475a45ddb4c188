package org.postern.james;

import com.google.common.collect.ImmutableList;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.james.mailrepository.api.MailKey;
import org.apache.james.mailrepository.api.MailRepository;
import org.apache.james.mailrepository.api.MailRepositoryStore;
import org.apache.james.mailrepository.api.MailRepositoryUrl;
import org.apache.james.utils.GuiceProbe;

/** A look into the mail repositories of a running server. */
final class Repositories implements GuiceProbe {
  private final MailRepositoryStore store;

  @Inject
  Repositories(MailRepositoryStore store) {
    this.store = store;
  }

  /** Returns the mails in a repository; none if nobody has used it yet. */
  List<Arrival> in(String url) throws Exception {
    Optional<MailRepository> repository = store.get(MailRepositoryUrl.from(url));
    List<Arrival> found = new ArrayList<>();
    if (repository.isPresent()) {
      for (MailKey key : ImmutableList.copyOf(repository.get().list())) {
        found.add(stored(repository.get(), key));
      }
    }
    return found;
  }

  private static Arrival stored(MailRepository repository, MailKey key) throws MessagingException {
    return Arrival.of("stored", repository.retrieve(key));
  }
}
