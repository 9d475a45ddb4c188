package org.postern.inspection.panel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.postern.inspection.content.Content;
import org.postern.inspection.engine.Answer;
import org.postern.inspection.engine.Cause;
import org.postern.inspection.engine.Deadline;
import org.postern.inspection.engine.Eicar;
import org.postern.inspection.engine.Engine;

/** An engine that a test makes well and ill; what it was asked is kept, in one word each. */
final class SickEngine implements Engine {
  final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  volatile Optional<Cause> illness = Optional.empty();
  volatile boolean blind;
  volatile boolean blindToAttachments;
  volatile boolean suspicious;
  volatile String version = "1";
  volatile Optional<Instant> dated = Optional.empty();

  @Override
  public String name() {
    return "clamd";
  }

  @Override
  public Answer ask(Content content, Deadline deadline) {
    String what = what(content);
    asked.add(what);
    if (illness.isPresent()) {
      return new Answer.Failed(illness.get(), "ill");
    }
    boolean found =
        switch (what) {
          case "test-file" -> !blind;
          case "attached" -> !blind && !blindToAttachments;
          case "clean" -> suspicious;
          default -> false;
        };
    return found ? new Answer.Found("Eicar") : new Answer.Clean();
  }

  private static String what(Content content) {
    try (InputStream in = content.open()) {
      byte[] bytes = in.readAllBytes();
      String text = new String(bytes, StandardCharsets.US_ASCII);
      return Arrays.equals(bytes, Eicar.bytes())
          ? "test-file"
          : text.contains("canary.com") ? "attached" : text.contains("Nothing is") ? "clean" : text;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public boolean readsMime() {
    return true;
  }

  @Override
  public Optional<Instant> dated() {
    return dated;
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public void close() {
    illness = Optional.of(Cause.UNREACHABLE);
  }
}
