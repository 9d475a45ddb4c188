package org.postern.inspection.container;

import static org.postern.inspection.container.Samples.HELLO;
import static org.postern.inspection.container.Samples.bytes;
import static org.postern.inspection.container.Samples.join;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Containers that fuzzing starts from, besides those of {@link Samples}. */
final class MoreSamples {
  private static final int SECTOR = 512;
  private static final int END = -2;
  private static final int FREE = -1;

  private MoreSamples() {}

  static List<byte[]> of(String target) {
    try {
      return switch (target) {
        case "zip" -> List.of(zip(), document());
        case "ole" ->
            List.of(
                ole("EncryptedPackage", HELLO),
                ole("\1Ole10Native", packaged()),
                ole(
                    "PowerPoint Document",
                    HexFormat.of().parseHex("00001110080000000100000061626364")),
                ole("__substg1.0_37010102", HELLO),
                ole(
                    "Workbook",
                    HexFormat.of().parseHex("090804000006050085000a0000000000000101000161")));
        case "rar" ->
            List.of(
                RarReaderTest.rar4("a.txt", 0x30, 0),
                RarReaderTest.rar4("a.exe", 0x33, 4),
                RarReaderTest.rar5("a.txt", 0, 0),
                RarReaderTest.rar5("a.exe", 3, 1));
        case "compress" -> List.of(HexFormat.of().parseHex("1f9d9068cab061f3060580"));
        case "program" ->
            List.of(join(bytes("MZ"), new byte[62], bytes("Rar!\u001a\u0007"), HELLO));
        case "pdf" -> List.of(packedPdf());
        case "rtf" -> List.of(bytes("{\\rtf1{\\object\\objdata {\\*\\x} 01 0 5\\'0a\\bin4 abcd}}"));
        case "mbox" -> List.of(bytes("From a\n\nx\n>From b\n\nFrom c\nSubject: x\n\ny\n"));
        default -> List.of();
      };
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] zip() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setComment("a comment");
      zip.putNextEntry(new ZipEntry("folder/"));
      zip.putNextEntry(new ZipEntry("folder/\u00fc.txt"));
      zip.write(HELLO);
      ZipEntry stored = new ZipEntry("b.txt");
      CRC32 crc = new CRC32();
      crc.update(HELLO);
      stored.setMethod(ZipEntry.STORED);
      stored.setSize(HELLO.length);
      stored.setCrc(crc.getValue());
      zip.putNextEntry(stored);
      zip.write(HELLO);
    }
    return out.toByteArray();
  }

  private static byte[] document() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String name : List.of("[Content_Types].xml", "word/document.xml", "word/vba.bin")) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes("<x/>"));
      }
    }
    return out.toByteArray();
  }

  private static byte[] packedPdf() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream packed = new DeflaterOutputStream(out)) {
      packed.write(HELLO);
    }
    return join(
        bytes("%PDF-1.4\n1 0 obj <</Type/EmbeddedFile/Filter/FlateDecode/Length 40>> stream\r\n"),
        out.toByteArray(),
        bytes("\nendstream endobj 2 0 obj <</JS (x)/F(a.exe)/UF<FEFF0061>>>\ntrailer<</Root 1>>"));
  }

  /** A file of four sectors: FAT, directory, short streams, and the FAT of those. */
  private static byte[] ole(String name, byte[] stream) {
    ByteBuffer file = ByteBuffer.allocate(5 * SECTOR).order(ByteOrder.LITTLE_ENDIAN);
    file.put(HexFormat.of().parseHex("d0cf11e0a1b11ae1"));
    file.position(24).putShort((short) 0x3e).putShort((short) 3).putShort((short) 0xfffe);
    file.putShort((short) 9).putShort((short) 6);
    file.position(44).putInt(1).putInt(1).putInt(0).putInt(4096).putInt(3).putInt(1);
    file.putInt(END).putInt(0).putInt(0);
    while (file.position() < SECTOR) {
      file.putInt(FREE);
    }
    file.putInt(-3).putInt(END).putInt(END).putInt(END);
    while (file.position() < 2 * SECTOR) {
      file.putInt(FREE);
    }
    entry(file, 0, "Root Entry", 5, 1, 2, 64);
    entry(file, 1, name, 2, FREE, 0, stream.length);
    entry(file, 2, "WordDocument", 2, FREE, 0, stream.length);
    file.putInt(2 * SECTOR + 128 + 72, 2);
    file.position(3 * SECTOR).put(stream);
    file.position(4 * SECTOR).putInt(END);
    return file.array();
  }

  private static byte[] packaged() {
    byte[] name = bytes("a.exe\0");
    ByteBuffer object = ByteBuffer.allocate(60).order(ByteOrder.LITTLE_ENDIAN);
    object.putInt(56).putShort((short) 2).put(name).put(name).putInt(0x30000);
    return object.putInt(name.length).put(name).putInt(4).put(bytes("abcd")).array();
  }

  private static void entry(
      ByteBuffer file, int number, String name, int kind, int child, int start, int size) {
    int at = 2 * SECTOR + 128 * number;
    byte[] wide = name.getBytes(StandardCharsets.UTF_16LE);
    file.position(at).put(wide);
    file.putShort(at + 64, (short) (wide.length + 2))
        .put(at + 66, (byte) kind)
        .put(at + 67, (byte) 1);
    file.putInt(at + 68, FREE).putInt(at + 72, FREE).putInt(at + 76, child);
    file.putInt(at + 116, start).putInt(at + 120, size);
  }
}
