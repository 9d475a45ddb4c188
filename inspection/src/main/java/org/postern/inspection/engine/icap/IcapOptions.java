package org.postern.inspection.engine.icap;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalInt;
import org.postern.inspection.engine.Cause;
import org.postern.inspection.engine.Trouble;
import org.postern.inspection.engine.WireFields;
import org.postern.inspection.engine.WireReader;
import org.postern.inspection.text.OneLine;

/**
 * What a service says of itself.
 *
 * <p>Source: RFC 3507, section 4.10.
 *
 * @param preview how many bytes it wants to see first; empty if it wants all at once
 * @param maxConnections how many connections it bears; empty if it does not say
 * @param lifetime how long this holds
 * @param name of the service or its software
 * @param tag changes with its software, its settings and its database; may be empty
 */
record IcapOptions(
    OptionalInt preview, OptionalInt maxConnections, Duration lifetime, String name, String tag) {
  private static final int LONGEST_PREVIEW = 64 * 1024;
  private static final Duration SHORTEST = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final int LONGEST_LINE = 200;

  /** Asks the service at the other end of {@code line}. */
  static IcapOptions ask(IcapService service, IcapLine line) throws Trouble {
    String request =
        "OPTIONS "
            + service.uri()
            + " ICAP/1.0\r\nHost: "
            + service.endpoint()
            + "\r\nUser-Agent: Postern\r\nEncapsulated: null-body=0\r\n\r\n";
    ByteBuffer bytes = ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII));
    WireReader in =
        line.reader(
            into -> {
              if (bytes.hasRemaining() && !line.wire().write(bytes)) {
                throw new Trouble(Cause.NOT_UNDERSTOOD, "it spoke before it was asked");
              }
              return line.wire().read(into);
            });
    IcapHead head = IcapHead.read(in);
    IcapOptions options = of(head);
    String body = head.fields().first("Encapsulated").orElse("null-body=0");
    if (head.keeps() && body.contains("null-body") && !in.hasMore()) {
      line.keep();
    }
    return options;
  }

  /** Returns what {@code head} says. */
  static IcapOptions of(IcapHead head) throws Trouble {
    WireFields fields = head.fields();
    if (head.status() != 200) {
      throw new Trouble(
          Cause.ENGINE_ERROR,
          "the service does not tell its options"
              + (head.status() == 404 ? " (is its name right?)" : "")
              + ": "
              + head.line());
    }
    if (!fields.lists("Methods", "RESPMOD")) {
      throw new Trouble(
          Cause.ENGINE_ERROR,
          "the service does not do RESPMOD, but "
              + fields.first("Methods").orElse("does not say what"));
    }
    OptionalInt preview = number(fields, "Preview");
    OptionalInt seconds = number(fields, "Options-TTL");
    String tag = unquoted(fields.first("ISTag").orElse(""));
    String name = fields.first("Service").or(() -> fields.first("Server")).orElse("ICAP");
    return new IcapOptions(
        preview.isPresent()
            ? OptionalInt.of(Math.min(preview.getAsInt(), LONGEST_PREVIEW))
            : OptionalInt.empty(),
        number(fields, "Max-Connections"),
        seconds.isPresent() ? bounded(Duration.ofSeconds(seconds.getAsInt())) : LONGEST,
        name,
        tag);
  }

  /** Returns the same with another tag. */
  IcapOptions tagged(String other) {
    return new IcapOptions(preview, maxConnections, lifetime, name, other);
  }

  /** Returns name and tag, for the trace header. */
  String line() {
    return OneLine.of((name + " " + tag).strip(), LONGEST_LINE);
  }

  /** Returns a tag as it is compared: the quotes around it are left out by some. */
  static String unquoted(String tag) {
    boolean quoted = tag.length() > 1 && tag.startsWith("\"") && tag.endsWith("\"");
    return quoted ? tag.substring(1, tag.length() - 1) : tag;
  }

  private static Duration bounded(Duration lifetime) {
    if (lifetime.compareTo(SHORTEST) < 0) {
      return SHORTEST;
    }
    return lifetime.compareTo(LONGEST) > 0 ? LONGEST : lifetime;
  }

  /** What is no number counts as not said: nothing that is decided by it can make an answer. */
  private static OptionalInt number(WireFields fields, String name) {
    String text = fields.first(name).orElse("");
    boolean digits =
        !text.isEmpty() && text.length() <= 9 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
  }
}
