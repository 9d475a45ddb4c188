package org.postern.inspection.anatomy;

import static org.postern.inspection.anatomy.FileType.Family.AUDIO;
import static org.postern.inspection.anatomy.FileType.Family.IMAGE;
import static org.postern.inspection.anatomy.FileType.Family.VIDEO;
import static org.postern.inspection.anatomy.Signature.hex;
import static org.postern.inspection.anatomy.Signature.text;

import java.util.List;

/** Pictures, sounds and films. */
final class MediaSignatures {
  static final List<Signature> TABLE =
      List.of(
          hex(0, "89504e470d0a1a0a", "image/png", IMAGE),
          text(0, "GIF87a", "image/gif", IMAGE),
          text(0, "GIF89a", "image/gif", IMAGE),
          hex(0, "ffd8ff", "image/jpeg", IMAGE),
          hex(0, "49492a00", "image/tiff", IMAGE),
          hex(0, "4d4d002a", "image/tiff", IMAGE),
          text(8, "WEBP", "image/webp", IMAGE),
          text(0, "BM", "image/bmp", IMAGE),
          hex(0, "00000100", "image/x-icon", IMAGE),
          text(8, "ACON", "image/x-ani", IMAGE),
          text(0, "8BPS", "image/vnd.adobe.photoshop", IMAGE),
          text(40, " EMF", "image/emf", IMAGE),
          hex(0, "d7cdc69a", "image/wmf", IMAGE),
          hex(0, "0000000c6a502020", "image/jp2", IMAGE),
          hex(0, "0000000c4a584c20", "image/jxl", IMAGE),
          text(0, "gimp xcf", "image/x-xcf", IMAGE),
          text(4, "ftypheic", "image/heic", IMAGE),
          text(4, "ftypmif1", "image/heif", IMAGE),
          text(4, "ftypavif", "image/avif", IMAGE),
          text(0, "ID3", "audio/mpeg", AUDIO),
          hex(0, "fffb", "audio/mpeg", AUDIO),
          hex(0, "fff3", "audio/mpeg", AUDIO),
          hex(0, "fff1", "audio/aac", AUDIO),
          hex(0, "fff9", "audio/aac", AUDIO),
          text(8, "WAVE", "audio/x-wav", AUDIO),
          text(0, "OggS", "application/ogg", AUDIO),
          text(0, "fLaC", "audio/flac", AUDIO),
          text(0, "MThd", "audio/midi", AUDIO),
          text(0, "#!AMR", "audio/amr", AUDIO),
          text(8, "AIFF", "audio/aiff", AUDIO),
          text(0, ".snd", "audio/basic", AUDIO),
          text(4, "ftypM4A", "audio/mp4", AUDIO),
          text(8, "AVI ", "video/x-msvideo", VIDEO),
          text(4, "ftyp", "video/mp4", VIDEO),
          text(4, "moov", "video/quicktime", VIDEO),
          hex(0, "1a45dfa3", "video/x-matroska", VIDEO),
          hex(0, "3026b2758e66cf11", "video/x-ms-asf", VIDEO),
          text(0, "FLV\1", "video/x-flv", VIDEO),
          hex(0, "000001ba", "video/mpeg", VIDEO),
          hex(0, "000001b3", "video/mpeg", VIDEO),
          text(0, "FWS", "application/x-shockwave-flash", VIDEO),
          text(0, "CWS", "application/x-shockwave-flash", VIDEO),
          text(0, "ZWS", "application/x-shockwave-flash", VIDEO));

  private MediaSignatures() {}
}
