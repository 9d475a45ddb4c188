package org.postern.inspection.engine.program;

import java.nio.file.Path;
import java.util.List;
import org.postern.inspection.engine.Answer;
import org.postern.inspection.engine.Trouble;

/** A program that looks at one content, in one process for each question. */
public interface Program {

  /**
   * Returns where it is.
   *
   * @throws Trouble if it is not there or cannot be run
   */
  Path path() throws Trouble;

  /**
   * Returns what follows its path on the command line. There is no shell: each word arrives as it
   * is.
   *
   * @param folder a private folder with nothing in it but {@code file}
   * @param file the content, under a name of ours
   */
  List<String> arguments(Path folder, Path file);

  /** Returns whether it reads the content from its standard input, which is closed otherwise. */
  boolean readsInput();

  /** Returns what its end means. */
  Answer meaning(Ended ended);
}
