package org.postern.qmail.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.mailets.EnginePool;
import org.postern.metrics.Meters;
import org.postern.qmail.chain.ProcessorChain;
import org.postern.qmail.daemon.Posternd;
import org.postern.qmail.daemon.PosterndSettings;
import org.postern.qmail.daemon.StatusPages;
import org.postern.qmail.metrics.Registry;

/** A running posternd tells Prometheus how it does. */
class MetricsPageTest {
  @TempDir private Path folder;
  private Path conf;

  @BeforeEach
  void configuration() throws Exception {
    conf = Shipped.in(folder);
    Files.writeString(
        conf.resolve(PosterndSettings.FILE),
        "socket %s\nstate %s\nmetrics 127.0.0.1:0\n"
            .formatted(folder.resolve("socket"), folder.resolve("state")),
        UTF_8);
  }

  @Test
  void by_http_on_loopback_and_on_the_status_socket() throws Exception {
    EnginePool pool = new EnginePool();
    Registry registry = new Registry();
    PosterndSettings settings = PosterndSettings.read(conf);
    try (ProcessorChain chain = new Configuration(conf).open(pool, registry);
        StatusPages pages = new StatusPages(DaemonCommand.pages(pool, registry));
        Posternd daemon = Posternd.start(settings, chain, pages)) {
      daemon.measure(new Meters(registry, registry), Clock.systemUTC());
      int port = daemon.metricsAddress().map(InetSocketAddress::getPort).orElseThrow();
      HttpResponse<String> page = get(port, "/metrics");
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.headers().firstValue("Content-Type"))
          .contains("text/plain; version=0.0.4; charset=utf-8");
      assertThat(page.body().lines())
          .contains(
              "postern_engine_up{engine=\"builtin\"} 1",
              "postern_connections 0",
              "postern_connections_limit 100",
              "postern_retry_messages 0")
          .anyMatch(
              line -> line.startsWith("postern_quarantine_messages{quarantine=\"viruses\"} "));
      assertThat(StatusClient.ask(settings.statusSocket(), "/metrics"))
          .hasValueSatisfying(told -> assertThat(told.text()).contains("postern_connections 0\n"));
      assertThat(get(port, "/engines/test").statusCode())
          .as("only the daemon's own user may have engines tested")
          .isEqualTo(404);
    }
  }

  private static HttpResponse<String> get(int port, String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI uri = URI.create("http://127.0.0.1:" + port + path);
      return client.send(
          HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString(UTF_8));
    }
  }
}
