package org.postern.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** How messages are made smaller before they are stored. */
public enum Compression {
  /** Not at all. */
  NONE(""),
  /** By gzip (RFC 1952). */
  GZIP(".gz"),
  /** By Zstandard (RFC 8878); on James the library is a jar of its own. */
  ZSTD(".zst");

  private final String suffix;

  Compression(String suffix) {
    this.suffix = suffix;
  }

  /** Returns the word for it in a configuration. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Makes sure that this can be done here.
   *
   * @throws IllegalArgumentException with what is missing
   */
  public Compression checked() {
    try {
      pack(OutputStream.nullOutputStream()).close();
      return this;
    } catch (IOException | LinkageError e) {
      throw new IllegalArgumentException(
          "\"" + word() + "\" cannot be done here: zstd-jni.jar is missing; write gzip", e);
    }
  }

  String suffix() {
    return suffix;
  }

  static Optional<Compression> of(String suffix) {
    return Arrays.stream(values()).filter(one -> one.suffix.equals(suffix)).findFirst();
  }

  OutputStream pack(OutputStream out) throws IOException {
    return switch (this) {
      case NONE -> out;
      case GZIP -> new GZIPOutputStream(out, 8192);
      case ZSTD -> ZstdLibrary.pack(out);
    };
  }

  InputStream unpack(InputStream in) throws IOException {
    return switch (this) {
      case NONE -> in;
      case GZIP -> new GZIPInputStream(in, 8192);
      case ZSTD -> ZstdLibrary.unpack(in);
    };
  }
}
