package org.postern.inspection.engine.hashes;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.engine.Engine;
import org.postern.inspection.engine.EngineForm;
import org.postern.inspection.engine.EngineKind;
import org.postern.inspection.settings.Durations;
import org.postern.inspection.settings.Setting;
import org.postern.inspection.settings.Settings;
import org.postern.inspection.settings.WholeNumber;

/** {@code hashes:/etc/postern/hashes} and {@code hashes:/var/lib/feed.csv?column=2}. */
public final class HashesForm implements EngineForm {
  private static final Setting<Integer> COLUMN =
      new Setting<>(
          "column",
          "whole number from 1 to 100",
          "1",
          "Which column of a line has the hash. Columns have commas, semicolons or tabs between"
              + " them, or else blanks.",
          new WholeNumber(1, 100));

  private static final Setting<Integer> NAME_COLUMN =
      new Setting<>(
          "name-column",
          "whole number from 0 to 100",
          "2",
          "Which column has the name of a finding; 0 if none has. Without a name it is Listed- and"
              + " the first digits of the hash.",
          new WholeNumber(0, 100));

  private static final Setting<Duration> LOOK_AGAIN =
      new Setting<>(
          "reload",
          "length of time from 10ms to 1d",
          "2s",
          "How long the files are left alone before they are looked at again for a change.",
          text -> Durations.parse(text, Duration.ofMillis(10), Duration.ofDays(1)));

  @Override
  public EngineKind kind() {
    return new EngineKind(
        "hashes",
        "the absolute path of a file, or of a folder of files",
        "Lists of hashes of harmful contents: SHA-256, SHA-1 or MD5, one a line, then a name if there"
            + " is one; lines that begin with # are comments. What sha256sum prints is such a list,"
            + " and so are the plain lists of feeds; for their tables say which columns to read."
            + " A content is found if it is the same to the last byte. Files that change are read"
            + " again while mail comes; one with a mistake changes nothing and says so in the log."
            + " A million hashes take about 50 MB.",
        List.of(COLUMN, NAME_COLUMN, LOOK_AGAIN));
  }

  @Override
  public @Nullable Function<String, Engine> read(String address, Settings options) {
    Integer column = options.read(COLUMN);
    Integer nameColumn = options.read(NAME_COLUMN);
    Duration lookAgain = options.read(LOOK_AGAIN);
    if (column == null || nameColumn == null || lookAgain == null) {
      return null;
    }
    try {
      if (address.startsWith("/")) {
        HashFiles files = new HashFiles(Path.of(address), new Columns(column, nameColumn));
        HashFiles.State state = files.state();
        HashList list = files.read(options::problem);
        return name -> new Hashes(name, files, list, state, lookAgain);
      }
    } catch (InvalidPathException | IOException e) {
      // As below.
    }
    options.problem(
        "address",
        "\"" + address + "\" cannot be read; write the absolute path of a file or a folder");
    return null;
  }
}
