package org.postern.inspection.anatomy;

import static org.postern.inspection.anatomy.FileType.Family.ARCHIVE;
import static org.postern.inspection.anatomy.FileType.Family.DOCUMENT;
import static org.postern.inspection.anatomy.FileType.Family.FONT;
import static org.postern.inspection.anatomy.FileType.Family.MESSAGE;
import static org.postern.inspection.anatomy.FileType.Family.TEXT;
import static org.postern.inspection.anatomy.Signature.hex;
import static org.postern.inspection.anatomy.Signature.text;

import java.util.List;

/** Documents, databases, keys and fonts. */
final class DocumentSignatures {
  static final List<Signature> TABLE =
      List.of(
          text(0, "%PDF-", "application/pdf", DOCUMENT),
          hex(0, "d0cf11e0a1b11ae1", "application/x-ole-storage", DOCUMENT),
          text(0, "ActiveMime", "application/x-mso", DOCUMENT),
          text(0, "{\\rt", "application/rtf", DOCUMENT),
          text(0, "%!PS", "application/postscript", DOCUMENT),
          hex(0, "c5d0d3c6", "application/postscript", DOCUMENT),
          hex(0, "e4525c7b8cd8a74daeb15378d02996d3", "application/onenote", DOCUMENT),
          hex(0, "3f5f0300", "application/winhlp", DOCUMENT),
          text(0, "ITSF", "application/vnd.ms-htmlhelp", DOCUMENT),
          text(4, "Standard Jet DB", "application/x-msaccess", DOCUMENT),
          text(4, "Standard ACE DB", "application/x-msaccess", DOCUMENT),
          hex(0, "31be0000", "application/x-mswrite", DOCUMENT),
          hex(0, "dba52d00", "application/msword", DOCUMENT),
          hex(0, "0908100000060500", "application/vnd.ms-excel", DOCUMENT),
          hex(0, "0904060000001000", "application/vnd.ms-excel", DOCUMENT),
          text(0, "AT&TFORM", "image/vnd.djvu", DOCUMENT),
          hex(0, "ff575043", "application/vnd.wordperfect", DOCUMENT),
          text(0, "SQLite format 3\0", "application/vnd.sqlite3", DOCUMENT),
          text(0, "!BDN", "application/vnd.ms-outlook-pst", MESSAGE),
          text(0, "-----BEGIN PGP MESSAGE", "application/pgp-encrypted", TEXT),
          text(0, "-----BEGIN PKCS7", "application/pkcs7-mime", ARCHIVE),
          text(0, "-----BEGIN CMS", "application/pkcs7-mime", ARCHIVE),
          hex(0, "0001000000", "font/ttf", FONT),
          text(0, "OTTO", "font/otf", FONT),
          text(0, "ttcf", "font/collection", FONT),
          text(0, "wOFF", "font/woff", FONT),
          text(0, "wOF2", "font/woff2", FONT));

  private DocumentSignatures() {}
}
