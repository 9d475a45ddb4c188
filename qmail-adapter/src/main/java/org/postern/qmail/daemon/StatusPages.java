package org.postern.qmail.daemon;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What posternd tells of itself, by path: one page for one HTTP/1.0 request (RFC 1945), and nothing
 * else. Small enough to be asked with {@code curl --unix-socket} and by Prometheus, and too small
 * to be a way in.
 */
public final class StatusPages implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StatusPages.class);

  /** The path of what Prometheus reads. */
  public static final String METRICS = "/metrics";

  private static final int LONGEST_REQUEST = 4096;
  private static final int AT_ONCE = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Map<String, Page> pages;
  private final Semaphore free = new Semaphore(AT_ONCE);
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("status-watch").daemon().factory());

  /**
   * One page.
   *
   * @param type its media type
   * @param told made anew for each request
   */
  public record Page(String type, Supplier<Told> told) {}

  /**
   * What a page says.
   *
   * @param well whether all is well; if not the status is 503, for those who read nothing else
   * @param text the page
   */
  public record Told(boolean well, String text) {}

  /**
   * @param pages by their paths, such as {@code /engines}
   */
  public StatusPages(Map<String, Page> pages) {
    this.pages = Map.copyOf(pages);
  }

  /** Answers one client, in a thread of its own. One too many is turned away. */
  void welcome(SocketChannel client) throws IOException {
    welcome(client, pages);
  }

  /** Answers one client that may only ask for {@code /metrics}. */
  void welcomeForMetrics(SocketChannel client) throws IOException {
    Page metrics = pages.get(METRICS);
    welcome(client, metrics == null ? Map.of() : Map.of(METRICS, metrics));
  }

  private void welcome(SocketChannel client, Map<String, Page> known) throws IOException {
    if (!free.tryAcquire()) {
      client.close();
      return;
    }
    Thread.ofVirtual()
        .name("status")
        .start(
            () -> {
              try (client) {
                watch.schedule(() -> close(client), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                answer(client, known);
              } catch (IOException e) {
                LOG.debug("a client of the status pages went away: {}", e.toString());
              } finally {
                free.release();
              }
            });
  }

  private static void answer(SocketChannel client, Map<String, Page> pages) throws IOException {
    String[] line = requestLine(client).split(" ", -1);
    if (line.length < 2 || !line[0].equals("GET")) {
      write(client, "405 Method Not Allowed", "text/plain", "only GET is answered\n");
      return;
    }
    Page page = pages.get(line[1].replaceFirst("\\?.*", ""));
    if (page == null) {
      String known = String.join("\n", pages.keySet().stream().sorted().toList());
      write(client, "404 Not Found", "text/plain", "there is only\n" + known + "\n");
      return;
    }
    Told told = page.told().get();
    write(client, told.well() ? "200 OK" : "503 Service Unavailable", page.type(), told.text());
  }

  /** Reads the head of a request as far as it is wanted: what follows the first line is not. */
  private static String requestLine(SocketChannel client) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(LONGEST_REQUEST);
    while (head.hasRemaining() && client.read(head) >= 0) {
      String text =
          new String(head.array(), 0, head.position(), StandardCharsets.ISO_8859_1)
              .replace("\r", "");
      if (text.contains("\n\n")) {
        return text.substring(0, text.indexOf('\n'));
      }
    }
    return "";
  }

  private static void write(SocketChannel client, String status, String type, String body)
      throws IOException {
    byte[] text = body.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    answer.writeBytes(
        ("HTTP/1.0 "
                + status
                + "\r\nContent-Type: "
                + type
                + "; charset=utf-8\r\nContent-Length: "
                + text.length
                + "\r\nConnection: close\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    answer.writeBytes(text);
    ByteBuffer bytes = ByteBuffer.wrap(answer.toByteArray());
    while (bytes.hasRemaining()) {
      client.write(bytes);
    }
  }

  private static void close(SocketChannel client) {
    try {
      client.close();
    } catch (IOException e) {
      LOG.debug("a client of the status pages could not be closed: {}", e.toString());
    }
  }

  /** Ends the watch over clients; the listeners are the caller's. */
  @Override
  public void close() {
    watch.shutdownNow();
  }
}
