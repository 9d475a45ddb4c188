package org.postern.qmail.chain;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.apache.james.filesystem.api.FileSystem;

/**
 * Files as James names them: {@code file://conf/x} lies beside the {@code mailetcontainer.xml},
 * {@code file://x} beside its directory, {@code file:///x} anywhere, {@code classpath:x} in a jar.
 * A name without a scheme is a path.
 *
 * @param conf the directory of the configuration
 */
public record ConfigurationFiles(Path conf) implements FileSystem {

  @Override
  public InputStream getResource(String url) throws IOException {
    if (url.startsWith(CLASSPATH_PROTOCOL)) {
      String name = url.substring(CLASSPATH_PROTOCOL.length());
      InputStream in = ConfigurationFiles.class.getClassLoader().getResourceAsStream(name);
      if (in == null) {
        throw new FileNotFoundException(url);
      }
      return in;
    }
    return new FileInputStream(getFile(url));
  }

  @Override
  public File getFile(String url) throws FileNotFoundException {
    if (url.startsWith(FILE_PROTOCOL_AND_CONF)) {
      return conf.resolve(url.substring(FILE_PROTOCOL_AND_CONF.length())).toFile();
    }
    if (url.startsWith(FILE_PROTOCOL)) {
      return base().resolve(url.substring(FILE_PROTOCOL.length())).toFile();
    }
    if (url.startsWith("file:")) {
      return Path.of(url.substring("file:".length())).toFile();
    }
    return base().resolve(url).toFile();
  }

  @Override
  public File getBasedir() {
    return base().toFile();
  }

  private Path base() {
    Path parent = conf.toAbsolutePath().normalize().getParent();
    return parent == null ? conf : parent;
  }
}
