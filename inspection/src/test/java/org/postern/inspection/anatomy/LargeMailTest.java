package org.postern.inspection.anatomy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
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
    // What is not compiled yet allocates what compiled code does not.
    Anatomy.of(mail, Budget.DEFAULT);
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
}
