import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Random;
import java.util.zip.Deflater;

/** Writes the benchmark's mails, always the same: 10 kB of text, 100 kB and 1 MB with attachments. */
class Mails {
  private static final Random RANDOM = new Random(20261122);
  private static final String[] WORDS =
      ("the of and to in that it was for on with as his they be at one have this from or had by "
              + "word but what some we can out other were all there when up use your how said an each "
              + "she which do their time if will way about many then them would write like so these "
              + "her long make thing see him two has look more day could go come did number sound")
          .split(" ");

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("10k.eml"), head("text/plain; charset=utf-8") + "\n" + text(9_700));
    Files.writeString(folder.resolve("100k.eml"), mixed(text(6_000), html(12_000), noise("report.pdf", pdf(58_000))));
    Files.writeString(
        folder.resolve("1m.eml"),
        mixed(text(8_000), html(20_000), noise("report.pdf", pdf(260_000)), noise("one.jpg", jpeg(250_000)), noise("two.jpg", jpeg(220_000))));
  }

  private static String head(String type) {
    StringBuilder head = new StringBuilder();
    for (int hop = 1; hop <= 4; hop++) {
      head.append("Received: from relay%d.example.net (relay%d.example.net [192.0.2.%d])\n\tby mx.example.org with ESMTPS id %08x\n\tfor <user@example.org>; Mon, 16 Nov 2026 09:00:0%d +0100\n".formatted(hop, hop, hop, RANDOM.nextInt(), hop));
    }
    return head + "From: Alice <alice@example.net>\nTo: User <user@example.org>\nSubject: quarterly report\nDate: Mon, 16 Nov 2026 09:00:00 +0100\nMessage-ID: <UNIQ0000000000000000@example.net>\nMIME-Version: 1.0\nContent-Type: " + type + "\n";
  }

  private static String mixed(String text, String html, String... attachments) {
    StringBuilder mail = new StringBuilder(head("multipart/mixed; boundary=\"outer-frontier\""));
    mail.append("\n--outer-frontier\nContent-Type: multipart/alternative; boundary=\"inner-frontier\"\n\n--inner-frontier\nContent-Type: text/plain; charset=utf-8\n\n").append(text);
    mail.append("\n--inner-frontier\nContent-Type: text/html; charset=utf-8\n\n").append(html).append("\n--inner-frontier--\n");
    for (String attachment : attachments) {
      mail.append("\n--outer-frontier\n").append(attachment);
    }
    return mail.append("\n--outer-frontier--\n").toString();
  }

  private static String noise(String name, byte[] bytes) {
    return "Content-Type: application/octet-stream; name=\"%s\"\nContent-Disposition: attachment; filename=\"%s\"\nContent-Transfer-Encoding: base64\n\n%s\n".formatted(name, name, Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(bytes));
  }

  private static byte[] pdf(int size) {
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    pdf.writeBytes("%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII));
    for (int object = 1; pdf.size() < size; object++) {
      byte[] stream = deflated(text(8_000));
      pdf.writeBytes("%d 0 obj\n<< /Length %d /Filter /FlateDecode >>\nstream\n".formatted(object, stream.length).getBytes(StandardCharsets.US_ASCII));
      pdf.writeBytes(stream);
      pdf.writeBytes("\nendstream\nendobj\n".getBytes(StandardCharsets.US_ASCII));
    }
    pdf.writeBytes("%%EOF\n".getBytes(StandardCharsets.US_ASCII));
    return pdf.toByteArray();
  }

  private static byte[] jpeg(int size) {
    byte[] jpeg = new byte[size];
    RANDOM.nextBytes(jpeg);
    byte[] start = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 16, 'J', 'F', 'I', 'F', 0};
    System.arraycopy(start, 0, jpeg, 0, start.length);
    return jpeg;
  }

  private static byte[] deflated(String text) {
    Deflater deflater = new Deflater();
    deflater.setInput(text.getBytes(StandardCharsets.US_ASCII));
    deflater.finish();
    byte[] out = new byte[text.length() + 64];
    int n = deflater.deflate(out);
    deflater.end();
    return java.util.Arrays.copyOf(out, n);
  }

  private static String html(int size) {
    StringBuilder html = new StringBuilder("<html><body>\n");
    while (html.length() < size) {
      html.append("<p class=\"m%d\">%s</p>\n".formatted(RANDOM.nextInt(9), text(300).replace("\n", " ")));
    }
    return html.append("</body></html>\n").toString();
  }

  private static String text(int size) {
    StringBuilder text = new StringBuilder();
    int line = 0;
    while (text.length() < size) {
      String word = WORDS[RANDOM.nextInt(WORDS.length)];
      if (line + word.length() > 70) {
        text.append('\n');
        line = 0;
      }
      text.append(word).append(' ');
      line += word.length() + 1;
    }
    return text.append('\n').toString();
  }
}
