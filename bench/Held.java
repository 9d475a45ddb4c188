import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.james.core.MailAddress;
import org.apache.james.mailrepository.api.MailRepositoryUrl;
import org.apache.james.server.core.MailImpl;
import org.apache.james.server.core.MimeMessageSource;
import org.apache.mailet.Mail;
import org.postern.attributes.MailFindings;
import org.postern.inspection.Finding;
import org.postern.qmail.chain.ConfigurationFiles;
import org.postern.repository.MaildirRepository;

/**
 * Fills a maildir without syncs, in the form of docs/quarantine.md (fill FOLDER MESSAGES); opens one
 * and stores into it as a daemon does (daemon FOLDER); measures storing (store FOLDER MESSAGES
 * THREADS).
 */
class Held {
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[1]).toAbsolutePath();
    switch (arguments[0]) {
      case "fill" -> fill(folder, Integer.parseInt(arguments[2]));
      case "daemon" -> daemon(folder);
      case "store" -> System.out.printf("%.1f%n", store(folder, Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3])));
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  /** Spread over the last fourteen days. */
  private static void fill(Path folder, int count) throws Exception {
    for (String name : List.of("tmp", "new", "cur", "about", "swap", "index")) {
      Files.createDirectories(folder.resolve(name));
    }
    Random random = new Random(20261122);
    Instant start = Instant.now().minus(Duration.ofDays(14)).plusSeconds(60);
    long step = Duration.ofDays(14).toMillis() / count;
    byte[] message = "From: joe@example.net\nTo: ann@example.org\nSubject: held\n\nHello.\n".getBytes(StandardCharsets.US_ASCII);
    LocalDate day = LocalDate.MIN;
    BufferedWriter index = null;
    for (int i = 0; i < count; i++) {
      Instant stored = start.plusMillis(i * step);
      if (!LocalDate.ofInstant(stored, ZoneOffset.UTC).equals(day)) {
        day = LocalDate.ofInstant(stored, ZoneOffset.UTC);
        if (index != null) {
          index.close();
        }
        index = Files.newBufferedWriter(folder.resolve("index").resolve(day.toString()));
      }
      String digits = Long.toUnsignedString(random.nextLong(), 36);
      String id = "0".repeat(13 - digits.length()) + digits;
      String kind = i % 100 == 0 ? "policy" : "virus";
      String rule = i % 1000 == 0 ? "rare" : "Some.Name";
      Files.write(folder.resolve("new").resolve(id), message);
      Files.writeString(
          folder.resolve("about").resolve(id + ".json"),
          """
          {"version":1,"key":"%s","stored":"%s","size":%d,"sha256":"","sender":"joe@example.net","recipients":["ann@example.org"],
           "remoteAddr":"192.0.2.7","remoteHost":null,"state":"virus","error":null,
           "findings":[{"kind":"%s","effect":"block","source":"clamd","name":"%s","path":"message","detail":"","recipients":[]}],
           "attributes":{},"headers":[]}
          """
              .formatted(id, stored, message.length, kind, rule));
      index.write("\n" + stored.toEpochMilli() + " " + message.length + " " + kind + " " + id);
      if (i == count / 2) {
        Files.writeString(folder.resolveSibling("middle"), id);
      }
    }
    index.close();
  }

  private static void daemon(Path folder) throws Exception {
    long start = System.nanoTime();
    MaildirRepository repository = opened(folder);
    long opened = System.nanoTime();
    repository.store(mail("first", new byte[10_000]));
    long first = System.nanoTime();
    long size = repository.size();
    long counted = System.nanoTime();
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    System.out.printf(
        "million: opened in %d ms, stored in %d ms, %d counted in %d ms, heap in use %d kB%n",
        (opened - start) / 1_000_000, (first - opened) / 1_000_000, size, (counted - first) / 1_000_000,
        (runtime.totalMemory() - runtime.freeMemory()) / 1024);
  }

  private static double store(Path folder, int count, int threads) throws Exception {
    MaildirRepository repository = opened(folder);
    byte[] message = new byte[10_000];
    java.util.Arrays.fill(message, (byte) 'x');
    // A daemon runs for months: what counts is what it does once its code is compiled.
    run(repository, message, "warm", Math.max(count / 2, 200), threads);
    long start = System.nanoTime();
    run(repository, message, "message", count, threads);
    return count * 1e9 / (System.nanoTime() - start);
  }

  private static void run(MaildirRepository repository, byte[] message, String name, int count, int threads) throws Exception {
    AtomicInteger next = new AtomicInteger();
    List<Thread> all = new ArrayList<>();
    AtomicInteger failed = new AtomicInteger();
    for (int t = 0; t < threads; t++) {
      all.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    for (int i; (i = next.getAndIncrement()) < count; ) {
                      try {
                        repository.store(mail(name + i, message));
                      } catch (Exception e) {
                        failed.incrementAndGet();
                      }
                    }
                  }));
    }
    for (Thread thread : all) {
      thread.join();
    }
    if (failed.get() > 0) {
      throw new IllegalStateException(failed + " could not be stored");
    }
  }

  private static MaildirRepository opened(Path folder) throws Exception {
    MaildirRepository repository =
        new MaildirRepository(MailRepositoryUrl.from("maildir:/" + folder.toString().replaceFirst("^/", "//")), new ConfigurationFiles(folder));
    repository.init();
    return repository;
  }

  private static Mail mail(String name, byte[] bytes) throws Exception {
    MailImpl mail = MailImpl.builder().name(name).sender("joe@example.net").addRecipients(List.of(new MailAddress("ann@example.org"))).remoteAddr("192.0.2.7").state("virus").build();
    MailFindings.add(mail, List.of(new Finding(Finding.Kind.VIRUS, Finding.Effect.BLOCK, "clamd", "Some.Name", "message", "")));
    mail.setMessageContent(
        new MimeMessageSource() {
          @Override
          public String getSourceId() {
            return name;
          }

          @Override
          public InputStream getInputStream() {
            return new ByteArrayInputStream(bytes);
          }
        });
    return mail;
  }
}
