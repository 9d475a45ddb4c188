package org.postern.inspection.plaintext;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.postern.inspection.content.Content;

/** The texts of the PDF files of one message: so many, and in so much time together. */
final class PdfTexts {
  private static final int MOST_FILES = 32;
  private static final Duration MOST_TIME = Duration.ofSeconds(10);

  private final Optional<PdfProgram> program;
  private int files;
  private long nanos;

  /** A text, how many bytes it had, and whether it is all of the file. */
  record Result(String text, long bytes, boolean whole) {
    static final Result NONE = new Result("", 0, false);
  }

  PdfTexts(Optional<PdfProgram> program) {
    this.program = program;
  }

  /** Returns the text of a file, at most so many bytes of it; what is not read is not whole. */
  Result read(Content content, long most) throws IOException {
    if (program.isEmpty() || most <= 0 || files == MOST_FILES || nanos > MOST_TIME.toNanos()) {
      return Result.NONE;
    }
    files++;
    long start = System.nanoTime();
    // Only the owner can open it.
    Path folder = Files.createTempDirectory("pdf");
    Path file = folder.resolve("content");
    try {
      try (InputStream in = content.open()) {
        Files.copy(in, file);
      }
      return run(program.get(), file, most);
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
      nanos += System.nanoTime() - start;
    }
  }

  private static Result run(PdfProgram program, Path file, long most) throws IOException {
    Process process = program.start(file);
    try (InputStream out = process.getInputStream()) {
      byte[] bytes = out.readNBytes((int) Math.min(most, Integer.MAX_VALUE - 8));
      boolean ended = out.read() < 0 && process.waitFor() == 0;
      return new Result(new String(bytes, StandardCharsets.UTF_8), bytes.length, ended);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Result.NONE;
    } finally {
      // This asks timeout, which ends the program; a forced end of timeout would leave it running.
      process.destroy();
    }
  }
}
