package org.postern.inspection.anatomy;

import java.util.ArrayList;
import java.util.List;
import org.postern.inspection.anatomy.FileType.Family;

/** Tells from the first bytes what a file may be; a file may be several things at once. */
final class Sniffer {
  /** Bytes that are looked at; the signature that lies furthest in begins at 38,913. */
  static final int HEAD = 39 << 10;

  private static final FileType TAR = new FileType("application/x-tar", Family.ARCHIVE);
  private static final FileType PDF = new FileType("application/pdf", Family.DOCUMENT);
  private static final FileType CMS = new FileType("application/pkcs7-mime", Family.ARCHIVE);
  private static final FileType PGP = new FileType("application/pgp-encrypted", Family.DOCUMENT);
  private static final FileType MAC = new FileType("application/macbinary", Family.ARCHIVE);
  private static final byte[] CMS_OID = {6, 9, 42, -122, 72, -122, -9, 13, 1, 7};
  private static final byte[] SMIME_OID = {6, 11, 42, -122, 72, -122, -9, 13, 1, 9, 16, 1};

  private Sniffer() {}

  /** Returns the types that have their bytes at no fixed place. */
  static List<FileType> loose() {
    return List.of(TAR, PDF, CMS, MAC, PGP);
  }

  /** Returns what the content may be, the most likely first, never empty. */
  static List<FileType> types(byte[] head, int length) {
    List<FileType> types = new ArrayList<>(Signatures.match(head, length));
    for (FileType type : Texts.match(head, length, types.isEmpty())) {
      boolean nothingNew = type.family() == Family.TEXT && !types.isEmpty();
      if (!types.contains(type) && !nothingNew) {
        types.add(type);
      }
    }
    loose(head, length, types);
    if (types.isEmpty()) {
      types.add(FileType.UNKNOWN);
    }
    return types;
  }

  /** What has its bytes at no fixed place, or only a sum. */
  private static void loose(byte[] head, int length, List<FileType> types) {
    if (!types.contains(TAR) && isOldTar(head, length)) {
      types.add(TAR);
    }
    // Readers of PDF take a header anywhere in the first kilobyte.
    if (!types.contains(PDF) && find(head, Math.min(length, 1024), "%PDF-") >= 0) {
      types.add(PDF);
    }
    if (length > 20 && head[0] == 0x30 && isCms(head)) {
      types.add(CMS);
    }
    boolean locked = types.isEmpty() && OpenPgpHead.isEncrypted(head, length);
    if (locked || !types.contains(PGP) && OpenPgpHead.isPacked(head, length)) {
      types.add(PGP);
    }
    if (length >= 128 && isMacBinary(head)) {
      types.add(MAC);
    }
  }

  private static boolean starts(byte[] head, int at, byte[] bytes) {
    return java.util.Arrays.equals(head, at, at + bytes.length, bytes, 0, bytes.length);
  }

  private static boolean isCms(byte[] head) {
    for (int at = 2; at <= 6; at++) {
      if (starts(head, at, CMS_OID) || starts(head, at, SMIME_OID)) {
        return true;
      }
    }
    return false;
  }

  /** A header of the oldest tar, which has no signature but a checksum. */
  private static boolean isOldTar(byte[] head, int length) {
    if (length < 512 || head[0] == 0) {
      return false;
    }
    long wanted = 0;
    for (int i = 148; i < 155; i++) {
      if (head[i] >= '0' && head[i] <= '7') {
        wanted = wanted * 8 + head[i] - '0';
      } else if (head[i] != ' ' && head[i] != 0) {
        return false;
      }
    }
    long sum = 0;
    for (int i = 0; i < 512; i++) {
      sum += i >= 148 && i < 156 ? ' ' : head[i] & 0xff;
    }
    return sum == wanted;
  }

  /** Source: MacBinary II; its three zeros and a name of a sensible length. */
  private static boolean isMacBinary(byte[] head) {
    int name = head[1];
    if (head[0] != 0 || head[74] != 0 || head[82] != 0 || name < 1 || name > 63) {
      return false;
    }
    for (int i = 2; i < 2 + name; i++) {
      if (head[i] < ' ' && head[i] >= 0) {
        return false;
      }
    }
    boolean forks = (head[83] | head[87]) >= 0 && (head[84] | head[85] | head[86]) != 0;
    return forks && head[65] >= ' ' && head[69] >= ' ';
  }

  private static int find(byte[] head, int length, String text) {
    for (int i = 0; i + text.length() <= length; i++) {
      int n = 0;
      while (n < text.length() && head[i + n] == text.charAt(n)) {
        n++;
      }
      if (n == text.length()) {
        return i;
      }
    }
    return -1;
  }
}
