package org.postern.inspection.active;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes OLE2 files of a few streams. There is no mini stream: the file says that no stream is
 * short enough for one.
 */
public final class OleFile {
  private static final int SECTOR = 512;
  private static final int NONE = -1;
  private static final int END = -2;

  private final List<ByteBuffer> entries = new ArrayList<>();
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();
  private final List<Integer> fat = new ArrayList<>();

  private OleFile() {}

  /** A file of streams, named with their folders. */
  public static byte[] of(Map<String, byte[]> streams) {
    OleFile file = new OleFile();
    file.entry("Root Entry", 5, END, 0);
    Map<String, Integer> folders = new LinkedHashMap<>(Map.of("", 0));
    streams.forEach((path, bytes) -> file.stream(path, bytes, folders));
    return file.bytes();
  }

  private void stream(String path, byte[] bytes, Map<String, Integer> folders) {
    int slash = path.lastIndexOf('/');
    int parent = folder(path.substring(0, Math.max(0, slash)), folders);
    int number = entry(path.substring(slash + 1), 2, sectors(bytes), bytes.length);
    adopt(parent, number);
  }

  private int folder(String path, Map<String, Integer> folders) {
    Integer known = folders.get(path);
    if (known != null) {
      return known;
    }
    int slash = path.lastIndexOf('/');
    int parent = folder(path.substring(0, Math.max(0, slash)), folders);
    int number = entry(path.substring(slash + 1), 1, 0, 0);
    adopt(parent, number);
    folders.put(path, number);
    return number;
  }

  /** Puts an entry at the end of the chain of its parent's children. */
  private void adopt(int parent, int number) {
    int first = entries.get(parent).getInt(76);
    if (first == NONE) {
      entries.get(parent).putInt(76, number);
      return;
    }
    int last = first;
    while (entries.get(last).getInt(72) != NONE) {
      last = entries.get(last).getInt(72);
    }
    entries.get(last).putInt(72, number);
  }

  private int entry(String name, int type, int start, int size) {
    ByteBuffer entry = ByteBuffer.allocate(128).order(ByteOrder.LITTLE_ENDIAN);
    byte[] wide = name.getBytes(StandardCharsets.UTF_16LE);
    entry.put(0, wide).putShort(64, (short) (wide.length + 2)).put(66, (byte) type);
    entry.putInt(68, NONE).putInt(72, NONE).putInt(76, NONE).putInt(116, start).putInt(120, size);
    entries.add(entry);
    return entries.size() - 1;
  }

  private int sectors(byte[] bytes) {
    int first = fat.size();
    byte[] padded = Arrays.copyOf(bytes, Math.max(1, bytes.length + SECTOR - 1) / SECTOR * SECTOR);
    data.writeBytes(padded);
    for (int i = 0; i < padded.length / SECTOR; i++) {
      fat.add(fat.size() + 1);
    }
    if (padded.length == 0) {
      return END;
    }
    fat.set(fat.size() - 1, END);
    return first;
  }

  private byte[] bytes() {
    ByteArrayOutputStream directory = new ByteArrayOutputStream();
    entries.forEach(entry -> directory.writeBytes(entry.array()));
    int start = sectors(directory.toByteArray());
    int tables = fat.size() / (SECTOR / 4 - 1) + 1;
    ByteBuffer table = ByteBuffer.allocate(tables * SECTOR).order(ByteOrder.LITTLE_ENDIAN);
    fat.forEach(table::putInt);
    while (table.hasRemaining()) {
      table.putInt(NONE);
    }
    ByteBuffer header = ByteBuffer.allocate(SECTOR).order(ByteOrder.LITTLE_ENDIAN);
    header.putLong(0, 0xe11ab1a1e011cfd0L).putShort(26, (short) 3).putShort(28, (short) 0xfffe);
    header.putShort(30, (short) 9).putShort(32, (short) 6).putInt(44, tables).putInt(48, start);
    header.putInt(56, 0).putInt(60, END).putInt(68, END);
    for (int i = 0; i < 109; i++) {
      header.putInt(76 + 4 * i, i < tables ? fat.size() + i : NONE);
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(header.array());
    file.writeBytes(data.toByteArray());
    file.writeBytes(table.array());
    return file.toByteArray();
  }
}
