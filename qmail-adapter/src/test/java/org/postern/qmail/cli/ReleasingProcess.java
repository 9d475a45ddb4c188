package org.postern.qmail.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** Releases all that is held, one by one, until it is killed; says so before and after each. */
final class ReleasingProcess {
  private ReleasingProcess() {}

  /** Takes the configuration folder. */
  public static void main(String... args) {
    for (String line : run("list", "--json", "--limit", "1000", "--config", args[0])) {
      String id = line.split("\"")[3];
      System.out.println("release " + id);
      run("release", id, "--config", args[0]);
      System.out.println("done " + id);
    }
  }

  private static List<String> run(String... words) {
    StringWriter out = new StringWriter();
    String[] all = new String[words.length + 1];
    all[0] = "quarantine";
    System.arraycopy(words, 0, all, 1, words.length);
    Postern.commands(Commands.real())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(out))
        .execute(all);
    return out.toString().lines().toList();
  }
}
