package org.postern.inspection.anatomy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * Writes files into texts, each by its standard: the first byte of an input chooses how lines are
 * cut, the rest is the file.
 */
final class TextEncodings {
  private static final String UU =
      "`!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_";
  private static final String XX =
      "+-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final String HEX =
      "!\"#$%&'()*+,-012345689@ABCDEFGHIJKLMNPQRSTUVXYZ[`abcdefhijklmpqr";

  private TextEncodings() {}

  static byte[] file(byte[] input) {
    return Arrays.copyOfRange(input, 1, input.length);
  }

  static byte[] uu(byte[] input, boolean xx) {
    String alphabet = xx ? XX : UU;
    byte[] file = input.length < 2 ? new byte[0] : file(input);
    int most = input.length < 2 ? 45 : 1 + (input[0] & 0xff) % 60;
    StringBuilder text = new StringBuilder("begin 644 a.exe\n");
    for (int at = 0; at < file.length; at += most) {
      int length = Math.min(most, file.length - at);
      text.append(alphabet.charAt(length));
      for (int i = at; i < at + length; i += 3) {
        int three = 0;
        for (int k = i; k < i + 3; k++) {
          three = three << 8 | (k < file.length ? file[k] & 0xff : 0);
        }
        for (int shift = 18; shift >= 0; shift -= 6) {
          text.append(alphabet.charAt(three >> shift & 0x3f));
        }
      }
      text.append('\n');
    }
    return bytes(text.append(alphabet.charAt(0)).append("\nend\n").toString());
  }

  static byte[] yenc(byte[] input) {
    int line = input.length < 2 ? 128 : 1 + (input[0] & 0xff);
    StringBuilder text = new StringBuilder("=ybegin line=" + line + " size=1 name=a.exe\n");
    int column = 0;
    for (int i = 1; i < input.length; i++) {
      char c = (char) (input[i] + 42 & 0xff);
      boolean critical = "\0\n\r=".indexOf(c) >= 0 || column == 0 && c == '.';
      text.append(critical ? "=" + (char) (c + 64 & 0xff) : String.valueOf(c));
      column++;
      if (column >= line) {
        text.append('\n');
        column = 0;
      }
    }
    return bytes(text.append("\n=yend size=1\n").toString());
  }

  static byte[] binhex(byte[] input) {
    byte[] file = input.length < 2 ? new byte[0] : file(input);
    ByteBuffer all = ByteBuffer.allocate(1 + 5 + 1 + 4 + 4 + 2 + 4 + 4 + 2 + file.length + 2);
    all.put((byte) 5).put(bytes("a.exe")).put((byte) 0).put(bytes("TEXTttxt")).putShort((short) 0);
    all.putInt(file.length).putInt(0).putShort((short) 0).put(file).putShort((short) 0);
    ByteArrayOutputStream folded = new ByteArrayOutputStream();
    byte[] bytes = all.array();
    for (int i = 0; i < bytes.length; i++) {
      int run = 1;
      while (run < 255 && i + run < bytes.length && bytes[i + run] == bytes[i]) {
        run++;
      }
      folded.write(bytes[i]);
      if (bytes[i] == (byte) 0x90) {
        folded.write(0);
      }
      if (run > 3) {
        folded.write(0x90);
        folded.write(run);
        i += run - 1;
      }
    }
    return hexed(folded.toByteArray(), input.length < 2 ? 64 : 1 + (input[0] & 0x7f));
  }

  private static byte[] hexed(byte[] folded, int line) {
    StringBuilder text = new StringBuilder("(This file must be converted with BinHex 4.0)\n\n:");
    int column = 1;
    for (int i = 0; i < folded.length * 8; i += 6) {
      int two =
          (folded[i / 8] & 0xff) << 8 | (i / 8 + 1 < folded.length ? folded[i / 8 + 1] & 0xff : 0);
      if (column++ % line == 0) {
        text.append('\n');
      }
      text.append(HEX.charAt(two >> (10 - i % 8) & 0x3f));
    }
    return bytes(text.append(":\n").toString());
  }

  static byte[] property(byte[] input) {
    byte[] file = input.length < 2 ? new byte[0] : file(input);
    int line = input.length < 2 ? 75 : 1 + (input[0] & 0x7f);
    StringBuilder text = new StringBuilder("BEGIN:VCALENDAR\r\nATTACH;ENCODING=BASE64:");
    String base64 = Base64.getEncoder().encodeToString(file);
    for (int at = 0; at < base64.length(); at += line) {
      text.append("\r\n ").append(base64, at, Math.min(at + line, base64.length()));
    }
    return bytes(text.append("\r\nEND:VCALENDAR\r\n").toString());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
