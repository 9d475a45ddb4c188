package org.postern.qmail.cli;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.apache.james.filesystem.api.FileSystem;

/**
 * The files of a configuration, and one of them in another's place.
 *
 * @param files all the others
 * @param url of the file that is not read, as the configuration writes it
 * @param policy what is read instead
 */
record OtherPolicy(FileSystem files, String url, Path policy) implements FileSystem {

  @Override
  public InputStream getResource(String wanted) throws IOException {
    return wanted.equals(url) ? new FileInputStream(policy.toFile()) : files.getResource(wanted);
  }

  @Override
  public File getFile(String wanted) throws FileNotFoundException {
    return wanted.equals(url) ? policy.toFile() : files.getFile(wanted);
  }

  @Override
  public File getBasedir() throws FileNotFoundException {
    return files.getBasedir();
  }
}
