package org.postern.inspection.container;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveOutputStream;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.cpio.CpioArchiveOutputStream;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorStreamFactory;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.LZMAOutputStream;

/** One small container of every format that is read here, all with the same file in it. */
enum Samples {
  TAR("application/x-tar"),
  AR("application/x-archive"),
  CPIO("application/x-cpio"),
  SEVEN_ZIP("application/x-7z-compressed"),
  GZIP("application/gzip"),
  BZIP2("application/x-bzip2"),
  XZ("application/x-xz"),
  LZMA("application/x-lzma"),
  ZSTD("application/zstd"),
  LZ4("application/x-lz4"),
  SNAPPY("application/x-snappy-framed"),
  TNEF("application/ms-tnef"),
  APPLE_DOUBLE("application/applefile"),
  MAC_BINARY("application/macbinary"),
  MBOX("application/mbox"),
  RTF("application/rtf"),
  ONENOTE("application/onenote"),
  CMS("application/pkcs7-mime"),
  PDF("application/pdf"),
  LZIP("application/x-lzip"),
  LZ4_LEGACY("application/x-lz4-legacy");

  static final String NAME = "hello.txt";
  static final byte[] HELLO = bytes("hello, hello, hello and good bye to all of you\n");

  final String type;

  Samples(String type) {
    this.type = type;
  }

  byte[] make() {
    try {
      return switch (this) {
        case TAR -> tar();
        case AR -> ar();
        case CPIO -> cpio();
        case SEVEN_ZIP -> sevenZip();
        case GZIP -> packed(CompressorStreamFactory.GZIP);
        case BZIP2 -> packed(CompressorStreamFactory.BZIP2);
        case XZ -> packed(CompressorStreamFactory.XZ);
        case LZMA -> packed(CompressorStreamFactory.LZMA);
        case ZSTD -> packed(CompressorStreamFactory.ZSTANDARD);
        case LZ4 -> packed(CompressorStreamFactory.LZ4_FRAMED);
        case SNAPPY -> packed(CompressorStreamFactory.SNAPPY_FRAMED);
        case TNEF -> tnef();
        case APPLE_DOUBLE -> apple();
        case MAC_BINARY -> macBinary();
        case MBOX -> join(bytes("From a@b Mon Jan 1\n"), HELLO);
        case RTF -> rtf();
        case ONENOTE -> oneNote();
        case CMS -> cms();
        case PDF ->
            join(
                bytes("%PDF-1.4\n1 0 obj <</Type/EmbeddedFile>> stream\n"),
                HELLO,
                bytes("endstream"));
        case LZIP -> lzip();
        case LZ4_LEGACY -> lz4Legacy();
      };
    } catch (IOException | CompressorException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] tar() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
      TarArchiveEntry entry = new TarArchiveEntry(NAME);
      entry.setSize(HELLO.length);
      tar.putArchiveEntry(entry);
      tar.write(HELLO);
      tar.closeArchiveEntry();
    }
    return out.toByteArray();
  }

  private static byte[] ar() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ArArchiveOutputStream ar = new ArArchiveOutputStream(out)) {
      ar.putArchiveEntry(new ArArchiveEntry(NAME, HELLO.length));
      ar.write(HELLO);
      ar.closeArchiveEntry();
    }
    return out.toByteArray();
  }

  private static byte[] cpio() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (CpioArchiveOutputStream cpio = new CpioArchiveOutputStream(out)) {
      CpioArchiveEntry entry = new CpioArchiveEntry(NAME);
      entry.setMode(0100644);
      entry.setSize(HELLO.length);
      cpio.putArchiveEntry(entry);
      cpio.write(HELLO);
      cpio.closeArchiveEntry();
    }
    return out.toByteArray();
  }

  private static byte[] sevenZip() throws IOException {
    try (SeekableInMemoryByteChannel channel = new SeekableInMemoryByteChannel()) {
      try (SevenZOutputFile file = new SevenZOutputFile(channel)) {
        SevenZArchiveEntry entry = new SevenZArchiveEntry();
        entry.setName(NAME);
        file.putArchiveEntry(entry);
        file.write(HELLO);
        file.closeArchiveEntry();
      }
      return java.util.Arrays.copyOf(channel.array(), (int) channel.size());
    }
  }

  private static byte[] packed(String codec) throws IOException, CompressorException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream packer =
        new CompressorStreamFactory().createCompressorOutputStream(codec, out)) {
      packer.write(HELLO);
    }
    return out.toByteArray();
  }

  /** Source: lzip manual, File format. */
  private static byte[] lzip() throws IOException {
    LZMA2Options options = new LZMA2Options();
    options.setDictSize(1 << 16);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (LZMAOutputStream packer = new LZMAOutputStream(out, options, true)) {
      packer.write(HELLO);
    }
    return join(bytes("LZIP"), new byte[] {1, 16}, out.toByteArray(), new byte[20]);
  }

  /** Source: lz4_Frame_format.md, Legacy frame. */
  private static byte[] lz4Legacy() {
    byte[] literals = join(new byte[] {(byte) 0xf0, (byte) (HELLO.length - 15)}, HELLO);
    return join(little(8).putInt(0x184c2102).putInt(literals.length).array(), literals);
  }

  private static byte[] tnef() {
    return join(
        little(6).putInt(0x223e9f78).array(),
        attribute(0x00069002, new byte[14]),
        attribute(0x00018010, bytes(NAME + "\0")),
        attribute(0x0006800f, HELLO));
  }

  private static byte[] attribute(int id, byte[] data) {
    byte[] head = little(9).put((byte) 2).putInt(id).putInt(data.length).array();
    return join(head, data, new byte[2]);
  }

  private static byte[] apple() {
    ByteBuffer head = ByteBuffer.allocate(26 + 24);
    head.putInt(0x00051600).putInt(0x20000).position(24).putShort((short) 2);
    head.putInt(3).putInt(50).putInt(NAME.length());
    head.putInt(1).putInt(50 + NAME.length()).putInt(HELLO.length);
    return join(head.array(), bytes(NAME), HELLO);
  }

  private static byte[] macBinary() {
    ByteBuffer head = ByteBuffer.allocate(128);
    head.position(1).put((byte) NAME.length()).put(bytes(NAME));
    head.position(65).put(bytes("TEXTttxt"));
    head.position(83).putInt(HELLO.length);
    return join(head.array(), HELLO, new byte[128 - HELLO.length]);
  }

  private static byte[] rtf() {
    byte[] name = bytes(NAME + "\0");
    int size = 2 + 2 * name.length + 4 + 4 + name.length + 4 + HELLO.length;
    ByteBuffer object = little(8 + 12 + 8 + 4 + size);
    object.putInt(0x501).putInt(2).putInt(8).put(bytes("Package\0")).putInt(0).putInt(0);
    object.putInt(size).putShort((short) 2).put(name).put(name).putInt(0x30000);
    object.putInt(name.length).put(name).putInt(HELLO.length).put(HELLO);
    String hex = HexFormat.of().formatHex(object.array());
    return bytes("{\\rtf1{\\object\\objemb{\\*\\objdata " + hex.replace("00", "0 \n0") + "}}}");
  }

  private static byte[] oneNote() {
    byte[] guid = HexFormat.of().parseHex("e716e3bd65261145a4c48d4d0b7a9eac");
    byte[] start = HexFormat.of().parseHex("e4525c7b8cd8a74daeb15378d02996d3");
    byte[] length = little(20).putLong(HELLO.length).array();
    return join(start, new byte[100], guid, length, HELLO, new byte[16]);
  }

  private static byte[] cms() {
    byte[] data = HexFormat.of().parseHex("06092a864886f70d010701");
    byte[] signed = HexFormat.of().parseHex("06092a864886f70d010702");
    byte[] content = tlv(0x30, data, tlv(0xa0, tlv(4, HELLO)));
    byte[] inner = tlv(0x30, new byte[] {2, 1, 1}, tlv(0x31), content, tlv(0x31));
    return tlv(0x30, signed, tlv(0xa0, inner));
  }

  private static byte[] tlv(int tag, byte[]... values) {
    byte[] value = join(values);
    return join(new byte[] {(byte) tag, (byte) value.length}, value);
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  static byte[] join(byte[]... all) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] bytes : all) {
      out.writeBytes(bytes);
    }
    return out.toByteArray();
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
