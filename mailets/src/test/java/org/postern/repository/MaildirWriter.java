package org.postern.repository;

import java.nio.file.Path;
import java.time.InstantSource;
import org.apache.james.mailrepository.api.MailKey;
import org.postern.mailets.RawMail;

/** Stores, replaces and removes mail until it is killed; says each time that it has. */
final class MaildirWriter {
  private static final int SIZE = 20_000;

  private MaildirWriter() {}

  /** Takes a folder, and a number that no other run has. */
  public static void main(String[] args) throws Exception {
    MaildirRepository repository = new MaildirRepository(Path.of(args[0]), InstantSource.system());
    repository.init();
    for (int i = 0; ; i++) {
      String key = args[1] + "-" + i + (i % 3 == 2 ? "-removed" : "");
      repository.store(RawMail.of(key, whole(key, "one")));
      say("stored " + key);
      if (i % 3 == 1) {
        repository.store(RawMail.of(key, whole(key, "two")));
      }
      if (i % 3 == 2) {
        repository.remove(new MailKey(key));
        say("removed " + key);
      }
    }
  }

  /**
   * Returns whether a message is one that this program writes under a key, from first to last byte.
   */
  static boolean isWhole(String key, String message) {
    return message.equals(whole(key, "one")) || message.equals(whole(key, "two"));
  }

  private static String whole(String key, String word) {
    return "Subject: " + key + "\n\n" + (word + " ").repeat(SIZE) + "end\n";
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
