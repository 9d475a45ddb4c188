package org.postern.inspection.anatomy;

import static org.postern.inspection.anatomy.FileType.Family.ARCHIVE;
import static org.postern.inspection.anatomy.FileType.Family.AUDIO;
import static org.postern.inspection.anatomy.FileType.Family.DOCUMENT;
import static org.postern.inspection.anatomy.FileType.Family.EXECUTABLE;
import static org.postern.inspection.anatomy.FileType.Family.IMAGE;
import static org.postern.inspection.anatomy.FileType.Family.SCRIPT;
import static org.postern.inspection.anatomy.FileType.Family.VIDEO;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.postern.inspection.anatomy.FileType.Family;

/** The bytes at a fixed place by which a type of file is known. */
final class Signatures {
  private static final List<Signature> TABLE =
      List.of(
          text(0, "MZ", "application/x-dosexec", EXECUTABLE),
          hex(0, "7f454c46", "application/x-elf", EXECUTABLE),
          hex(0, "feedface", "application/x-mach-binary", EXECUTABLE),
          hex(0, "feedfacf", "application/x-mach-binary", EXECUTABLE),
          hex(0, "cefaedfe", "application/x-mach-binary", EXECUTABLE),
          hex(0, "cffaedfe", "application/x-mach-binary", EXECUTABLE),
          // Also the first bytes of a Java class, which is no less of a program.
          hex(0, "cafebabe", "application/x-mach-binary", EXECUTABLE),
          hex(
              0,
              "4c0000000114020000000000c000000000000046",
              "application/x-ms-shortcut",
              EXECUTABLE),
          text(0, "#!", "text/x-script", SCRIPT),
          hex(0, "504b0304", "application/zip", ARCHIVE),
          hex(0, "504b0506", "application/zip", ARCHIVE),
          hex(0, "504b0708", "application/zip", ARCHIVE),
          hex(0, "1f8b", "application/gzip", ARCHIVE),
          text(0, "BZh", "application/x-bzip2", ARCHIVE),
          hex(0, "fd377a585a00", "application/x-xz", ARCHIVE),
          hex(0, "28b52ffd", "application/zstd", ARCHIVE),
          hex(0, "377abcaf271c", "application/x-7z-compressed", ARCHIVE),
          hex(0, "526172211a07", "application/vnd.rar", ARCHIVE),
          text(0, "MSCF", "application/vnd.ms-cab-compressed", ARCHIVE),
          text(257, "ustar", "application/x-tar", ARCHIVE),
          hex(0, "60ea", "application/x-arj", ARCHIVE),
          hex(0, "789f3e22", "application/ms-tnef", ARCHIVE),
          text(32769, "CD001", "application/x-iso9660-image", ARCHIVE),
          text(0, "%PDF-", "application/pdf", DOCUMENT),
          hex(0, "d0cf11e0a1b11ae1", "application/x-ole-storage", DOCUMENT),
          text(0, "{\\rtf", "application/rtf", DOCUMENT),
          text(0, "%!PS", "application/postscript", DOCUMENT),
          hex(0, "e4525c7b8cd8a74daeb15378d02996d3", "application/onenote", DOCUMENT),
          text(0, "ITSF", "application/vnd.ms-htmlhelp", DOCUMENT),
          hex(0, "89504e470d0a1a0a", "image/png", IMAGE),
          text(0, "GIF87a", "image/gif", IMAGE),
          text(0, "GIF89a", "image/gif", IMAGE),
          hex(0, "ffd8ff", "image/jpeg", IMAGE),
          hex(0, "49492a00", "image/tiff", IMAGE),
          hex(0, "4d4d002a", "image/tiff", IMAGE),
          text(8, "WEBP", "image/webp", IMAGE),
          text(0, "ID3", "audio/mpeg", AUDIO),
          text(8, "WAVE", "audio/x-wav", AUDIO),
          text(0, "OggS", "application/ogg", AUDIO),
          text(8, "AVI ", "video/x-msvideo", VIDEO),
          text(4, "ftyp", "video/mp4", VIDEO));

  private Signatures() {}

  private record Signature(int offset, byte[] bytes, FileType type) {
    boolean matches(byte[] head, int length) {
      if (offset + bytes.length > length) {
        return false;
      }
      for (int i = 0; i < bytes.length; i++) {
        if (head[offset + i] != bytes[i]) {
          return false;
        }
      }
      return true;
    }
  }

  /** Returns every type whose bytes are there, in the order of the table. */
  static List<FileType> match(byte[] head, int length) {
    List<FileType> types = new ArrayList<>();
    for (Signature signature : TABLE) {
      if (signature.matches(head, length)) {
        types.add(signature.type());
      }
    }
    return types;
  }

  private static Signature hex(int offset, String hex, String type, Family family) {
    return new Signature(
        offset, java.util.HexFormat.of().parseHex(hex), new FileType(type, family));
  }

  private static Signature text(int offset, String text, String type, Family family) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return new Signature(offset, bytes, new FileType(type, family));
  }
}
