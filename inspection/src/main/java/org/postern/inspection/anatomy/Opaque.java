package org.postern.inspection.anatomy;

import java.util.Locale;
import org.postern.inspection.anatomy.Header.Field;

/** Entities that say themselves that what they hold cannot be seen here. */
final class Opaque {
  private Opaque() {}

  static void note(Spot spot, Declared declared) {
    for (String type : declared.types()) {
      switch (type) {
        case "message/partial" -> spot.fault(Irregularity.MESSAGE_PARTIAL, "");
        case "message/external-body" -> spot.fault(Irregularity.MESSAGE_EXTERNAL, "");
        case "multipart/encrypted", "application/pgp-encrypted" -> lock(spot, type);
        default -> {}
      }
    }
  }

  /** Notes an entity in S/MIME whose field says that it is encrypted. Source: RFC 8551, 3.2.2. */
  static void noteEnveloped(Spot spot, Header header) {
    for (Field field : header.fields()) {
      String value = field.value().toLowerCase(Locale.ROOT);
      if (field.name().equalsIgnoreCase("Content-Type")
          && value.contains("pkcs7-mime")
          && value.contains("enveloped-data")) {
        lock(spot, "enveloped S/MIME");
      }
    }
  }

  static void lock(Spot spot, String what) {
    spot.encrypted = true;
    spot.faults.add(new Fault(Irregularity.CONTENT_CLOSED, what));
  }
}
