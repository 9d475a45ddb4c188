package org.postern.inspection.virus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.postern.inspection.content.Content;
import org.postern.inspection.engine.Answer;
import org.postern.inspection.engine.Deadline;
import org.postern.inspection.engine.Engine;

/** An engine whose answers a test gives, by the text it is asked about. */
public final class FakeEngine implements Engine {
  private final String name;
  private final boolean readsMime;
  private final Function<String, Answer> answers;
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private final List<Duration> left = Collections.synchronizedList(new ArrayList<>());
  private volatile boolean closed;

  public FakeEngine(String name, boolean readsMime, Function<String, Answer> answers) {
    this.name = name;
    this.readsMime = readsMime;
    this.answers = answers;
  }

  /** An engine that finds every content with {@code bad} in it. */
  public static FakeEngine finding(String name, boolean readsMime) {
    return new FakeEngine(
        name,
        readsMime,
        text -> text.contains("bad") ? new Answer.Found("Bad.Word") : new Answer.Clean());
  }

  /** An engine that always gives the same answer. */
  public static FakeEngine saying(String name, Answer answer) {
    return new FakeEngine(name, true, text -> answer);
  }

  /** Returns what it was asked about so far. */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  /** Returns how much time it was given each time. */
  public List<Duration> timesLeft() {
    return List.copyOf(left);
  }

  public boolean isClosed() {
    return closed;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Answer ask(Content content, Deadline deadline) {
    try (InputStream in = content.open()) {
      String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
      asked.add(text);
      left.add(deadline.left());
      return answers.apply(text);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public boolean readsMime() {
    return readsMime;
  }

  @Override
  public String version() {
    return name + " 1.0";
  }

  @Override
  public void close() {
    closed = true;
  }
}
