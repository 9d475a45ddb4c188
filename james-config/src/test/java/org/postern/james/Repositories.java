package org.postern.james;

import com.google.common.collect.ImmutableList;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.james.lifecycle.api.LifecycleUtil;
import org.apache.james.mailrepository.api.MailKey;
import org.apache.james.mailrepository.api.MailRepository;
import org.apache.james.mailrepository.api.MailRepositoryStore;
import org.apache.james.mailrepository.api.MailRepositoryUrl;
import org.apache.james.utils.GuiceProbe;
import org.apache.mailet.Mail;

/** The mail repositories of a running server. */
final class Repositories implements GuiceProbe {
  private final MailRepositoryStore store;

  @Inject
  Repositories(MailRepositoryStore store) {
    this.store = store;
  }

  /** Takes all mails out of all repositories; each names the URL where it was. */
  List<Arrival> take() throws Exception {
    List<Arrival> taken = new ArrayList<>();
    for (MailRepositoryUrl url : store.getUrls().toList()) {
      Optional<MailRepository> repository = store.get(url);
      if (repository.isPresent()) {
        for (MailKey key : ImmutableList.copyOf(repository.get().list())) {
          Mail mail = repository.get().retrieve(key);
          taken.add(Arrival.of(url.asString(), mail));
          LifecycleUtil.dispose(mail);
          repository.get().remove(key);
        }
      }
    }
    return taken;
  }
}
