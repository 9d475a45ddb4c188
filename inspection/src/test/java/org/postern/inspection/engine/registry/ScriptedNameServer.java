package org.postern.inspection.engine.registry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A name server on loopback that answers each question as a test says. */
final class ScriptedNameServer implements AutoCloseable {
  private static final HexFormat HEX = HexFormat.of();

  /** What it answers: datagrams, in their order. */
  interface Script {
    List<byte[]> answers(byte[] query);
  }

  private final DatagramSocket socket;
  private final Thread thread;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile Script script;

  ScriptedNameServer(Script script) throws IOException {
    this.script = script;
    this.socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
    this.thread = Thread.ofPlatform().name("scripted-name-server").start(this::serve);
  }

  void play(Script other) {
    script = other;
  }

  String address() {
    return "127.0.0.1:" + socket.getLocalPort();
  }

  /** The names it was asked for. */
  List<String> asked() {
    return asked;
  }

  private void serve() {
    byte[] buffer = new byte[512];
    try {
      while (true) {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        byte[] query = Arrays.copyOf(buffer, packet.getLength());
        asked.add(name(query));
        for (byte[] answer : script.answers(query)) {
          socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
        }
      }
    } catch (SocketException e) {
      // It was closed.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(byte[] query) {
    StringBuilder name = new StringBuilder();
    for (int at = 12; query[at] != 0; at += query[at] + 1) {
      name.append(name.isEmpty() ? "" : ".");
      name.append(new String(query, at + 1, query[at], StandardCharsets.US_ASCII));
    }
    return name.toString();
  }

  /** A reply to {@code query} with these flags, numbers of records, and records in hex. */
  static byte[] reply(byte[] query, String flags, String counts, String records) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(query, 0, 2);
    out.writeBytes(HEX.parseHex(flags + "0001" + counts));
    out.write(query, 12, query.length - 12);
    out.writeBytes(HEX.parseHex(records.replace(" ", "")));
    return out.toByteArray();
  }

  /** A text record, or an address record, for the name of the question. */
  static String record(String type, int seconds, String data) {
    return "c00c" + type + "0001" + HEX.toHexDigits(seconds) + data;
  }

  static String text(int seconds, String text) {
    String hex = HEX.toHexDigits((byte) text.length()) + HEX.formatHex(text.getBytes());
    return record("0010", seconds, HEX.toHexDigits((short) (hex.length() / 2)) + hex);
  }

  static Script says(String text, int seconds) {
    return query -> List.of(reply(query, "8180", "000100000000", text(seconds, text)));
  }

  /** No such name, with the start of authority that says how long. */
  static Script noName(int seconds) {
    String soa = "0000" + "00000001 00000002 00000003 00000004 " + HEX.toHexDigits(seconds);
    String record =
        "c00c 0006 0001 00000e10 "
            + HEX.toHexDigits((short) (soa.replace(" ", "").length() / 2))
            + soa;
    return query -> List.of(reply(query, "8183", "000000010000", record));
  }

  static Script code(int code) {
    return query -> List.of(reply(query, "818" + Integer.toHexString(code), "000000000000", ""));
  }

  static Script silent() {
    return query -> List.of();
  }

  @Override
  public void close() {
    socket.close();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
