package org.postern.inspection.anatomy;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** Ordinary mail, as programs write it, from a seed: any nesting, encoding and kind of part. */
final class GeneratedMail {
  private static final String[] LINES = {
    "Dear all,",
    "",
    "-- ",
    "--",
    "see below - and above",
    "From here on",
    ".",
    "a=b",
    "trailing ",
    "tab\t",
    "------------",
    "--=_not a boundary",
    "\u00e4\u00f6\u00fc",
    "x".repeat(200)
  };

  private final Random random;
  private int boundaries;

  GeneratedMail(long seed) {
    random = new Random(seed);
  }

  byte[] bytes() {
    String mail = "From: a@example.org\nSubject: generated\nMIME-Version: 1.0\n" + entity(0);
    // Mime4j makes CRLF of the line ends in quoted-printable; ours are those that came.
    boolean lf = random.nextInt(3) == 0 && !mail.contains("quoted-printable");
    return Mails.bytes(lf ? mail : mail.replace("\n", "\r\n"));
  }

  private String entity(int depth) {
    int kind = depth > 4 ? random.nextInt(4) : random.nextInt(8);
    return switch (kind) {
      case 0 -> "\n" + text();
      case 1 -> type("text/plain; charset=us-ascii") + "\n" + text();
      case 2 -> type("text/html") + "Content-Transfer-Encoding: quoted-printable\n\n" + quoted();
      case 3 -> file();
      case 4 -> type("message/rfc822") + "\nSubject: inner\n" + entity(depth + 1);
      default -> multipart(depth);
    };
  }

  private String multipart(int depth) {
    String[] shapes = {"----=_Part_%d_", "b%d", "=_%d x", "------------0%d", "Apple-Mail-%d--"};
    String boundary = shapes[random.nextInt(shapes.length)].formatted(++boundaries) + "end";
    String[] kinds = {"mixed", "alternative", "related", "signed"};
    List<String> lines = new ArrayList<>();
    for (int part = random.nextInt(1, 5); part > 0; part--) {
      lines.add("--" + boundary + (random.nextInt(9) == 0 ? " " : ""));
      lines.add(entity(depth + 1));
    }
    return type("multipart/%s;\n\tboundary=\"%s\"".formatted(kinds[random.nextInt(4)], boundary))
        + (random.nextBoolean() ? "\nThis is a multi-part message in MIME format.\n" : "\n")
        + String.join("\n", lines)
        + ("\n--" + boundary + "--\n")
        + (random.nextInt(4) == 0 ? "\nfooter\n" : "");
  }

  private String file() {
    byte[] content = new byte[random.nextInt(3000)];
    random.nextBytes(content);
    String name = "file-%d.bin".formatted(random.nextInt(99));
    return type("application/octet-stream; name=\"" + name + "\"")
        + "Content-Transfer-Encoding: base64\nContent-Disposition: attachment;\n filename=\""
        + name
        + "\"\n\n"
        + Base64.getMimeEncoder().encodeToString(content).replace("\r", "")
        + (random.nextBoolean() ? "\n" : "");
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int line = random.nextInt(20); line > 0; line--) {
      text.append(LINES[random.nextInt(LINES.length)]).append('\n');
    }
    return text.toString();
  }

  private String quoted() {
    return text()
        .replace("=", "=3D")
        .replace("\u00e4", "=E4")
        .replace("xxxxxxxxxx", "xxxxxxx=\nxxx");
  }

  private String type(String value) {
    return (random.nextBoolean() ? "Content-Type: " : "Content-type:") + value + "\n";
  }
}
