package org.postern.inspection.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What Jazzer calls: once with the names of targets, then with one input after the other. With
 * several targets the first byte of an input chooses one.
 */
public final class FuzzDriver {
  // Jazzer takes static methods alone, so what the first one was told has to stay somewhere.
  private static final List<FuzzTarget> CHOSEN = new ArrayList<>();

  private FuzzDriver() {}

  /** Takes the names of the targets. */
  public static void fuzzerInitialize(String[] names) {
    Map<String, FuzzTarget> all = FuzzTargets.all();
    for (String name : names) {
      if (!all.containsKey(name)) {
        throw new IllegalArgumentException(name + " is no target; there are " + all.keySet());
      }
      CHOSEN.add(all.get(name));
    }
  }

  /** Takes an input. */
  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    if (CHOSEN.size() == 1) {
      CHOSEN.get(0).take(input);
    } else if (input.length > 0) {
      byte[] rest = java.util.Arrays.copyOfRange(input, 1, input.length);
      CHOSEN.get((input[0] & 0xff) % CHOSEN.size()).take(rest);
    }
  }

  /**
   * Without arguments, prints the names of all targets. With a folder and targets, writes what
   * fuzzing them together starts from: seeds, and the files of the corpus. With {@code run}, a
   * target and files, gives the target each of the files.
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length == 0) {
      FuzzTargets.all().keySet().forEach(System.out::println);
    } else if (arguments[0].equals("run")) {
      FuzzTarget target = FuzzTargets.all().get(arguments[1]);
      for (int i = 2; i < arguments.length; i++) {
        System.out.println(arguments[i]);
        target.take(Files.readAllBytes(Path.of(arguments[i])));
      }
    } else {
      for (int i = 1; i < arguments.length; i++) {
        write(Path.of(arguments[0]), arguments[i], arguments.length > 2 ? i - 1 : -1);
      }
    }
  }

  private static void write(Path folder, String target, int choice) throws IOException {
    List<byte[]> seeds = new ArrayList<>(FuzzTargets.seeds(target));
    for (Path file : FuzzCorpusTest.files(target)) {
      seeds.add(Files.readAllBytes(file));
    }
    for (int i = 0; i < seeds.size(); i++) {
      byte[] seed = seeds.get(i);
      byte[] bytes = new byte[seed.length + (choice < 0 ? 0 : 1)];
      bytes[0] = (byte) choice;
      System.arraycopy(seed, 0, bytes, bytes.length - seed.length, seed.length);
      Files.write(folder.resolve("seed-" + target + "-" + i), bytes);
    }
  }
}
