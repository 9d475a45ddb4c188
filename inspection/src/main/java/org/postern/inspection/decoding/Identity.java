package org.postern.inspection.decoding;

/** No encoding. */
final class Identity implements Decoder {
  @Override
  public int mostOf(int encoded) {
    return encoded;
  }

  @Override
  public int decode(byte[] encoded, int from, int to, byte[] decoded, int at) {
    System.arraycopy(encoded, from, decoded, at, to - from);
    return to - from;
  }

  @Override
  public int end(byte[] decoded, int at) {
    return 0;
  }
}
