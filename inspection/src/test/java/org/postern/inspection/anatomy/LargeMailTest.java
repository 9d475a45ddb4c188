package org.postern.inspection.anatomy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.postern.inspection.content.Content;

/** The memory that a message takes does not grow with its size. */
class LargeMailTest {
  private static final int LINES = 1_300_000;
  private static final String LINE = "QUJD".repeat(19) + "\r\n";

  @Test
  void a_mail_of_100_mb_is_taken_apart_with_a_few_blocks() throws IOException {
    Content mail =
        Content.concat(
            text("Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"),
            text("Content-Type: application/x\r\nContent-Transfer-Encoding: base64\r\n\r\n"),
            new Repeated(Mails.bytes(LINE), LINES),
            text("--b\r\n\r\nhello\r\n--b--\r\n"));
    assertThat(mail.size()).isGreaterThan(100_000_000);
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    Anatomy anatomy = Anatomy.of(mail, Budget.DEFAULT);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(anatomy.exceeded()).isEmpty();
    assertThat(Mails.node(anatomy, "1").reading().size()).isEqualTo(57L * LINES);
    assertThat(Mails.text(Mails.node(anatomy, "2").reading())).isEqualTo("hello");
    assertThat(allocated).isLessThan(4 << 20);
  }

  private static Content text(String text) {
    return Content.of(Mails.bytes(text));
  }

  /** A block many times over, without the memory for it. */
  private record Repeated(byte[] block, int times) implements Content {
    @Override
    public long size() {
      return (long) block.length * times;
    }

    @Override
    public boolean jumps() {
      return true;
    }

    @Override
    public InputStream open() throws IOException {
      return slice(0, size()).open();
    }

    @Override
    public int read(long position, byte[] into, int offset, int length) {
      int n = (int) Math.min(length, size() - Math.min(position, size()));
      for (int done = 0; done < n; ) {
        int at = (int) ((position + done) % block.length);
        int step = Math.min(block.length - at, n - done);
        System.arraycopy(block, at, into, offset + done, step);
        done += step;
      }
      return n;
    }
  }
}
