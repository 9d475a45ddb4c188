package org.postern.samples;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A message with its envelope and what is to become of it.
 *
 * @param name of its files without ending, such as {@code 10-eicar-plain}
 * @param about what it shows, one or two sentences
 * @param from the reverse path; empty for a bounce
 * @param to the recipients
 * @param ip address of the client that sends it
 * @param relay whether that client may relay
 * @param expected the outcome by recipient, in envelope order, in the words that Postern uses
 * @param message the bytes, everything put in
 * @param report the file with the expected report
 */
public record Sample(
    String name,
    String about,
    String from,
    List<String> to,
    String ip,
    boolean relay,
    Map<String, String> expected,
    byte[] message,
    Path report) {

  /**
   * Reads every {@code *.case} of a folder, by name.
   *
   * @throws IOException if a file cannot be read or is not written as it should be
   */
  public static List<Sample> all(Path folder) throws IOException {
    List<Sample> samples = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".case")).sorted().toList()) {
        samples.add(read(file));
      }
    }
    return samples;
  }

  /** Returns the expected outcome in a few words: one word, or one for each recipient. */
  public String expectation() {
    List<String> different = expected.values().stream().distinct().toList();
    if (different.size() == 1) {
      return different.get(0);
    }
    List<String> each = new ArrayList<>();
    expected.forEach((recipient, outcome) -> each.add(outcome + " for " + recipient));
    return String.join(", ", each);
  }

  /**
   * Returns the message as an SMTP client sends it, before dots are doubled: each line ends in
   * CRLF. A CR by itself inside a line is no line end and stays.
   */
  public byte[] onTheWire() {
    ByteArrayOutputStream wire = new ByteArrayOutputStream(message.length + 1024);
    int before = '\n';
    for (byte b : message) {
      if (b == '\n' && before != '\r') {
        wire.write('\r');
      }
      wire.write(b);
      before = b;
    }
    if (before != '\n') {
      wire.write('\r');
      wire.write('\n');
    }
    return wire.toByteArray();
  }

  private static Sample read(Path file) throws IOException {
    String name = file.getFileName().toString().replaceFirst("\\.case$", "");
    String about = "";
    String from = "alice@example.net";
    String ip = "192.0.2.1";
    boolean relay = false;
    Map<String, String> expected = new LinkedHashMap<>();
    for (String line : Files.readAllLines(file)) {
      String word = line.strip().split("\\s+", 2)[0];
      String rest = line.strip().substring(word.length()).strip();
      switch (word) {
        case "" -> {}
        case "about" -> about = (about + " " + rest).strip();
        case "from" -> from = rest.equals("<>") ? "" : rest;
        case "ip" -> ip = rest;
        case "relay" -> relay = true;
        case "to" -> {
          String[] both = rest.split("\\s+");
          if (both.length != 2) {
            throw new IOException(file + ": \"" + line + "\"; write: to ADDRESS OUTCOME");
          }
          expected.put(both[0], both[1]);
        }
        default -> throw new IOException(file + ": no such word: " + word);
      }
    }
    if (expected.isEmpty()) {
      throw new IOException(file + ": no recipient; write: to ADDRESS OUTCOME");
    }
    byte[] message = Template.fill(Files.readAllBytes(file.resolveSibling(name + ".eml")));
    return new Sample(
        name,
        about,
        from,
        List.copyOf(expected.keySet()),
        ip,
        relay,
        expected,
        message,
        file.resolveSibling(name + ".report"));
  }
}
