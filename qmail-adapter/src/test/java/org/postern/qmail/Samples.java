package org.postern.qmail;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.postern.samples.Sample;

/** The sample messages that are shipped. */
final class Samples {
  private Samples() {}

  static List<Sample> all() throws IOException {
    return Sample.all(Path.of(System.getProperty("postern.top", ".."), "samples", "messages"));
  }

  static Sample named(String name) throws IOException {
    return all().stream().filter(sample -> sample.name().equals(name)).findFirst().orElseThrow();
  }
}
