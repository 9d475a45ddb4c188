package org.postern.inspection.data;

/** How much the shape of an identifier proves, without and with a supporting word nearby. */
enum Strength {
  /** A shape without a checksum, which many numbers have. */
  SHAPE(Confidence.LOW, Confidence.MEDIUM),
  /** A single check digit, which one number in ten or eleven has by chance. */
  CHECK_DIGIT(Confidence.LOW, Confidence.HIGH),
  /** A date, an issuer, letters in certain places or two check digits. */
  STRUCTURE(Confidence.MEDIUM, Confidence.HIGH),
  /** So many checks, or so odd a shape, that chance does not make it. */
  CERTAIN(Confidence.HIGH, Confidence.HIGH);

  private final Confidence alone;
  private final Confidence supported;

  Strength(Confidence alone, Confidence supported) {
    this.alone = alone;
    this.supported = supported;
  }

  Confidence confidence(boolean wordNearby) {
    return wordNearby ? supported : alone;
  }
}
