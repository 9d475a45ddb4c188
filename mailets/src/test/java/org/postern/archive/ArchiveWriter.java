package org.postern.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.apache.mailet.Mail;
import org.postern.attributes.MailContent;
import org.postern.mailets.RawMail;

/** Archives mail with several threads until it is killed or cannot; says each time that it has. */
final class ArchiveWriter {
  private static final int THREADS = 4;

  private ArchiveWriter() {}

  /** Takes a folder, a number that no other run has, and words of a message. */
  public static void main(String[] args) throws Exception {
    ArchiveFolder archive = ArchiveFolder.open(Path.of(args[0]), InstantSource.system());
    for (int i = 0; i < THREADS; i++) {
      String name = args[1] + "-" + i;
      int words = Integer.parseInt(args[2]);
      Thread.ofPlatform().start(() -> write(archive, name, words));
    }
  }

  private static void write(ArchiveFolder archive, String name, int words) {
    try {
      for (int i = 0; ; i++) {
        String key = name + "-" + i;
        Mail mail = RawMail.of(key, whole(key, words));
        say("kept " + key + " " + archive.keep(mail, MailContent.of(mail), Packing.PLAIN));
      }
    } catch (Exception e) {
      System.err.println(name + " ends: " + e);
    }
  }

  /** Returns the message of that name, from first to last byte. */
  static String whole(String key, int words) {
    return "Subject: " + key + "\n\n" + "word ".repeat(words) + "end\n";
  }

  private static synchronized void say(String line) throws IOException {
    System.out.println(line);
    System.out.flush();
  }
}
