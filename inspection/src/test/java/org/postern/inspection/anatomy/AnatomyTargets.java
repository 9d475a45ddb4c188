package org.postern.inspection.anatomy;

import static org.postern.inspection.fuzz.FuzzTarget.check;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postern.inspection.Finding;
import org.postern.inspection.content.Content;
import org.postern.inspection.content.Window;
import org.postern.inspection.format.FormatChecks;
import org.postern.inspection.fuzz.FuzzTarget;

/** Headers, types by content, and whole messages. */
public final class AnatomyTargets {
  private static final Budget SMALL =
      Budget.DEFAULT
          .with(Limit.DEPTH, 8)
          .with(Limit.PARTS, 100)
          .with(Limit.ENTRIES, 100)
          .with(Limit.HEADER_BYTES, 16 << 10)
          .with(Limit.DECODED_BYTES, 2 << 20)
          .with(Limit.UNPACKED_BYTES, 1 << 20)
          .with(Limit.READINGS, 20)
          .with(Limit.TIME, 600_000);

  private AnatomyTargets() {}

  /** Returns the targets by name. */
  public static Map<String, FuzzTarget> all() {
    Map<String, FuzzTarget> all = new LinkedHashMap<>();
    all.put("header", AnatomyTargets::header);
    all.put("sniffer", AnatomyTargets::sniffer);
    all.put("message", AnatomyTargets::message);
    return all;
  }

  private static void header(byte[] input) {
    Window bytes = new Window(Content.of(input));
    Account account = new Account(SMALL, input.length, () -> 0);
    HeaderPass.Result result = HeaderPass.read(bytes, 0, input.length, account, "");
    check(!result.readings().isEmpty(), "a header that nobody reads");
    for (HeaderReading reading : result.readings()) {
      check(0 <= reading.body() && reading.body() <= input.length, "a body outside");
      long length = 0;
      for (Header.Field field : reading.header().fields()) {
        length += field.name().length() + field.value().length();
      }
      check(length <= input.length, "fields longer than the header");
      Declared declared = Declared.of(reading, "text/plain");
      check(declared.equals(Declared.of(reading, "text/plain")), "two ways to declare");
    }
    check(result.equals(readAgain(input)), "two ways to read");
  }

  private static HeaderPass.Result readAgain(byte[] input) {
    Account account = new Account(SMALL, input.length, () -> 0);
    return HeaderPass.read(new Window(Content.of(input)), 0, input.length, account, "");
  }

  /** What lies behind the end of the bytes must not be looked at. */
  private static void sniffer(byte[] input) {
    int length = Math.min(input.length, Sniffer.HEAD);
    List<FileType> exact = Sniffer.types(Arrays.copyOf(input, length), length);
    check(!exact.isEmpty(), "nothing at all");
    byte[] longer = Arrays.copyOf(input, length + 2000);
    check(Sniffer.types(longer, length).equals(exact), "zeros behind the end made another type");
    Arrays.fill(longer, length, longer.length, (byte) '7');
    check(Sniffer.types(longer, length).equals(exact), "bytes behind the end made another type");
    Tail tail = new Tail();
    tail.take(input, input.length);
    Tail bytewise = new Tail();
    for (byte b : input) {
      bytewise.take(new byte[] {b}, 1);
    }
    check(
        tail.types(exact, input.length).equals(bytewise.types(exact, input.length)),
        "two ways to see the end");
  }

  private static void message(byte[] input) {
    Counting counted = new Counting(input);
    Anatomy anatomy = Anatomy.of(counted, SMALL);
    long work = counted.read().get();
    check(work <= 3_000L * input.length + (1 << 20), work + " bytes read of " + input.length);
    check(anatomy.nodes().count() <= 100 + 100 + 1, "more parts than allowed");
    long decoded = 0;
    for (Node node : anatomy.nodes().toList()) {
      node.range().ifPresent(range -> within(range, 0, input.length, node.path()));
      for (Reading reading : node.readings()) {
        decoded += reading.sha256().isEmpty() ? 0 : reading.size();
        for (Node child : reading.children()) {
          checkChild(node, child);
        }
      }
    }
    check(decoded <= SMALL.of(Limit.DECODED_BYTES), decoded + " decoded bytes");
    Mails.checkReadable(anatomy);
    List<Finding> findings = FormatChecks.ALL.findings(anatomy);
    Anatomy again = Anatomy.of(Content.of(input), SMALL);
    check(Outline.of(again).equals(Outline.of(anatomy)), "two trees of one message");
    check(FormatChecks.ALL.findings(again).equals(findings), "two answers to one message");
  }

  private static void checkChild(Node node, Node child) {
    if (node.range().isPresent() && child.range().isPresent()) {
      Node.Range own = node.range().get();
      within(child.range().get(), own.from(), own.to(), child.path());
    }
  }

  private static void within(Node.Range range, long from, long to, String path) {
    check(
        from <= range.from() && range.from() <= range.to() && range.to() <= to,
        path + " lies at " + range + ", outside of " + from + " to " + to);
  }

  /** A tree as text, with all that is in it but the bytes. */
  private record Outline(String text) {
    static Outline of(Anatomy anatomy) {
      StringBuilder text = new StringBuilder(anatomy.exceeded().toString());
      for (Node node : anatomy.nodes().toList()) {
        text.append('\n').append(node.path()).append(node.range()).append(node.header());
        text.append(node.names()).append(node.declaredTypes()).append(node.encodings());
        text.append(node.boundaries()).append(node.encrypted()).append(node.faults());
        for (Reading reading : node.readings()) {
          text.append(' ').append(reading.how()).append(reading.size()).append(reading.sha256());
          text.append(reading.types()).append(reading.children().size());
        }
      }
      return new Outline(text.toString());
    }
  }
}
