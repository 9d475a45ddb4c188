package org.postern.repository;

import java.nio.file.Path;
import java.time.InstantSource;
import org.apache.james.mailrepository.MailRepositoryContract;
import org.apache.james.mailrepository.api.MailRepository;
import org.apache.james.mailrepository.api.MailRepositoryPath;
import org.junit.jupiter.api.io.TempDir;

/** The maildir repository keeps what James asks of every mail repository. */
class MaildirContractTest implements MailRepositoryContract {
  @TempDir private Path folder;

  @Override
  public MailRepository retrieveRepository() throws Exception {
    return retrieveRepository(MailRepositoryPath.from("mail"));
  }

  @Override
  public MailRepository retrieveRepository(MailRepositoryPath url) throws Exception {
    MaildirRepository repository =
        new MaildirRepository(folder.resolve(url.asString()), InstantSource.system());
    repository.init();
    return repository;
  }
}
