package org.postern.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.mailet.Mail;
import org.postern.attributes.MailContent;
import org.postern.inspection.content.Content;
import org.postern.mailets.RawMail;
import org.postern.repository.Disk;

/**
 * How many mails a second an archive takes, with several threads; beside it, what the same disk
 * does in the same run when each mail's two files are written and synced and nothing else. For
 * {@code bench/archive}.
 */
final class ArchiveLoad {
  private static final String BODY = "Lorem ipsum dolor sit amet, consectetur adipisici.\r\n";

  private ArchiveLoad() {}

  /** Takes a folder, mails for each thread, and bytes of a message. */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    int each = Integer.parseInt(args[1]);
    String message = "Subject: x\r\n\r\n" + BODY.repeat(Integer.parseInt(args[2]) / BODY.length());
    System.out.println("threads  archive/s  floor/s  share");
    for (int threads : new int[] {1, 4, 16}) {
      try (ArchiveFolder archive =
          ArchiveFolder.open(folder.resolve("a" + threads), InstantSource.system())) {
        rate(threads, Math.min(each, 50), i -> keep(archive, message));
        double archived = rate(threads, each, i -> keep(archive, message));
        Path floor = Disk.makeFolder(folder.resolve("f" + threads));
        double bare = rate(threads, each, i -> write(floor, i, message));
        System.out.printf(
            "%7d  %9.0f  %7.0f  %4.0f%%%n", threads, archived, bare, 100 * archived / bare);
      }
      Verification.Result result =
          Verification.of(folder.resolve("a" + threads), LocalDate.MIN, LocalDate.MAX, Set.of());
      if (!result.faults().isEmpty()) {
        throw new IllegalStateException(result.faults().toString());
      }
    }
  }

  /** What is measured. */
  private interface Act {
    void once(String name) throws Exception;
  }

  private static double rate(int threads, int each, Act act) throws Exception {
    long start = System.nanoTime();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> all =
          IntStream.range(0, threads)
              .<Future<?>>mapToObj(
                  thread ->
                      pool.submit(
                          () -> {
                            for (int i = 0; i < each; i++) {
                              act.once(thread + "-" + i);
                            }
                            return null;
                          }))
              .toList();
      for (Future<?> one : all) {
        one.get();
      }
    }
    return threads * each * 1e9 / (System.nanoTime() - start);
  }

  private static void keep(ArchiveFolder archive, String message) throws Exception {
    Mail mail = RawMail.of(message);
    archive.keep(mail, MailContent.of(mail), Packing.PLAIN);
  }

  /** Two files and a name, all synced: what one mail cannot go without. */
  private static void write(Path floor, String name, String message) throws IOException {
    byte[] bytes = message.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    Disk.write(floor.resolve(name), Content.of(bytes));
    Disk.write(floor.resolve(name + ".side"), Content.of(new byte[900]));
    try (FileChannel names = FileChannel.open(floor, StandardOpenOption.READ)) {
      names.force(true);
    }
    if (!Files.exists(floor.resolve(name))) {
      throw new IOException(name);
    }
  }
}
