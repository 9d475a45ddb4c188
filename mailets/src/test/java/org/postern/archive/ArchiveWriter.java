package org.postern.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.apache.mailet.Mail;
import org.postern.attributes.MailContent;
import org.postern.mailets.RawMail;

/** Archives mail with several threads until it is killed; says each time that it has. */
final class ArchiveWriter {
  private static final int SIZE = 5_000;
  private static final int THREADS = 4;

  private ArchiveWriter() {}

  /** Takes a folder, and a number that no other run has. */
  public static void main(String[] args) throws Exception {
    ArchiveFolder archive = ArchiveFolder.open(Path.of(args[0]), InstantSource.system());
    for (int i = 0; i < THREADS; i++) {
      String name = args[1] + "-" + i;
      Thread.ofPlatform().start(() -> write(archive, name));
    }
  }

  private static void write(ArchiveFolder archive, String name) {
    try {
      for (int i = 0; ; i++) {
        String key = name + "-" + i;
        Mail mail = RawMail.of(key, whole(key));
        say("kept " + key + " " + archive.keep(mail, MailContent.of(mail), Packing.PLAIN));
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the message of that name, from first to last byte. */
  static String whole(String key) {
    return "Subject: " + key + "\n\n" + "word ".repeat(SIZE) + "end\n";
  }

  private static synchronized void say(String line) throws IOException {
    System.out.println(line);
    System.out.flush();
  }
}
