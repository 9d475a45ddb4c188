package org.postern.inspection.container;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The manifest of a document of LibreOffice and its like, in which the encryption of its files is
 * described. Source: OpenDocument 1.3, part 2, sections 3.4 and 4.4.
 */
final class OpenDocument {
  private static final String MANIFEST = "META-INF/manifest.xml";
  private static final String KEY = "encryption-data";
  private static final int LARGEST = 1 << 20;

  private OpenDocument() {}

  /** Returns whether an entry is the manifest of a document that has a password. */
  static boolean isLocked(Words zip, ZipRecord record) {
    if (!record.name().equals(MANIFEST) || record.encrypted()) {
      return false;
    }
    try (InputStream in = ZipMethod.member(zip, record, "").open()) {
      return new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8).contains(KEY);
    } catch (IOException e) {
      // That it cannot be read is said of the entry itself.
      return false;
    }
  }
}
