package org.postern.inspection.active;

import java.util.List;
import org.postern.inspection.anatomy.FileType.Family;
import org.postern.inspection.anatomy.Reading;

/** What contents look like. */
final class Types {
  static final String OLE = "application/x-ole-storage";
  static final String ZIP = "application/zip";
  static final String PDF = "application/pdf";
  static final String RTF = "application/rtf";
  static final String SVG = "image/svg+xml";
  static final String OPEN_DOCUMENT = "application/vnd.oasis.opendocument";
  static final List<String> OFFICE =
      List.of(
          "application/msword",
          "application/vnd.ms-excel",
          "application/vnd.ms-powerpoint",
          "application/vnd.visio");

  private Types() {}

  static boolean has(Reading reading, String type) {
    return reading.types().stream().anyMatch(each -> each.mediaType().equals(type));
  }

  static boolean has(Reading reading, Family family) {
    return reading.types().stream().anyMatch(each -> each.family() == family);
  }
}
