package org.postern.syslog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;

/** Reads records as RFC 6587 counts them. */
record CountedOctets(InputStream in) {
  String next() throws IOException {
    int length = 0;
    for (int c = in.read(); c != ' '; c = in.read()) {
      if (c < '0' || c > '9') {
        throw new IOException("not a digit: " + c);
      }
      length = 10 * length + c - '0';
    }
    return new String(in.readNBytes(length), UTF_8);
  }
}
