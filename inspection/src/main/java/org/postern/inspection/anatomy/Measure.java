package org.postern.inspection.anatomy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.postern.inspection.container.BrokenException;

/**
 * What one reading of a stream from start to end tells about it.
 *
 * @param size bytes that came
 * @param sha256 of them
 * @param types what they look like
 * @param broken why the stream broke off before its end, if it did
 * @param probe what text in it may hold
 * @param wide the same if it is read as UTF-16; nothing if it does not look like that
 */
record Measure(
    long size,
    String sha256,
    List<FileType> types,
    Optional<BrokenException> broken,
    Probe probe,
    Probe wide) {
  private static final int BLOCK = 64 << 10;
  private static final String SVG = "image/svg+xml";
  private static final String HTA = "application/hta";

  /**
   * Reads a stream, as far as the budget goes.
   *
   * @param most bytes that can come, as far as that is known
   * @param path for what is noted when it does not go far enough
   * @param text whether it is text whatever it looks like
   */
  static Measure of(InputStream in, long most, Account account, String path, boolean text) {
    return of(in, most, account, path, text, false);
  }

  /**
   * Reads a stream, as far as the budget goes.
   *
   * @param saidWide whether somebody says that it is text in UTF-16
   */
  static Measure of(
      InputStream in, long most, Account account, String path, boolean text, boolean saidWide) {
    Probe probe = new Probe();
    Probe wide = new Probe();
    boolean probed = text;
    boolean isWide = saidWide;
    MessageDigest digest = newDigest();
    byte[] block = new byte[(int) Math.min(BLOCK, most + 1)];
    List<FileType> types = List.of();
    Tail tail = new Tail();
    long size = 0;
    Optional<BrokenException> broken = Optional.empty();
    boolean more = true;
    while (more) {
      int filled = 0;
      try {
        int n;
        while (filled < block.length && (n = in.read(block, filled, block.length - filled)) >= 0) {
          filled += n;
        }
      } catch (BrokenException e) {
        broken = Optional.of(e);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      int allowed = account.decodedBytes(filled, path);
      if (size == 0) {
        types = Sniffer.types(block, allowed);
        probed |= types.stream().anyMatch(Measure::mayBeText);
        isWide |= Wide.is(block, allowed);
      }
      if (probed) {
        probe.take(block, allowed);
      }
      digest.update(block, 0, allowed);
      size += allowed;
      tail.take(block, allowed);
      more = broken.isEmpty() && allowed == block.length;
      if (isWide) {
        wide.take(block, Wide.narrow(block, allowed));
      }
    }
    probe.end();
    wide.end();
    return new Measure(
        size,
        HexFormat.of().formatHex(digest.digest()),
        tail.types(types, size),
        broken,
        probe,
        wide);
  }

  private static boolean mayBeText(FileType type) {
    return switch (type.family()) {
      case TEXT, MESSAGE, UNKNOWN -> true;
      case DOCUMENT, SCRIPT -> type.mediaType().startsWith("text/") || type.mediaType().equals(HTA);
      case IMAGE -> type.mediaType().equals(SVG);
      case EXECUTABLE,
          SHORTCUT,
          INSTALLER,
          ARCHIVE,
          MACRO_DOCUMENT,
          DISK_IMAGE,
          FONT,
          AUDIO,
          VIDEO ->
          false;
    };
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
