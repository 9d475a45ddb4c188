package org.postern.inspection.anatomy;

import java.util.List;

/**
 * Entities that say themselves that what they hold cannot be seen here.
 *
 * <p>Source: RFC 2046, 5.2.2 and 5.2.3; RFC 1847, section 2.2; RFC 8551, section 3.2.2.
 */
final class Opaque {
  private Opaque() {}

  static void note(Spot spot, Declared declared) {
    for (String type : declared.types()) {
      switch (type) {
        case "message/partial" -> spot.fault(Irregularity.MESSAGE_PARTIAL, "");
        case "message/external-body" -> spot.fault(Irregularity.MESSAGE_EXTERNAL, "");
        case "multipart/encrypted", "application/pgp-encrypted" -> lock(spot, type);
        case "application/pkcs7-mime", "application/x-pkcs7-mime" -> {
          if (declared.smime().contains("enveloped-data")) {
            lock(spot, "S/MIME, encrypted");
          }
        }
        default -> {}
      }
    }
  }

  /** Notes that only the recipient can read what is here. */
  static void lock(Spot spot, String what) {
    if (spot.encrypted) {
      return;
    }
    spot.encrypted = true;
    lock(spot.faults, what);
  }

  /** Notes among the faults of something that only the recipient can read it. */
  static void lock(List<Fault> faults, String what) {
    if (faults.stream().noneMatch(fault -> fault.what() == Irregularity.CONTENT_CLOSED)) {
      faults.add(new Fault(Irregularity.CONTENT_CLOSED, what));
    }
  }
}
