package org.postern.syslog;

import java.time.Instant;

/**
 * One record for a syslog.
 *
 * @param form how it is written
 * @param time when it happened
 * @param text one line, made safe already
 */
record SyslogRecord(SyslogForm form, Instant time, String text) {
  /** Returns its bytes, without what marks its end. */
  byte[] bytes() {
    return form.bytes(time, text);
  }
}
