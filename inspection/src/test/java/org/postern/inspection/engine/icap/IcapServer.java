package org.postern.inspection.engine.icap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.postern.inspection.engine.PeerClient;

/** The server's side of ICAP, for scripts of a peer. */
public final class IcapServer {
  /** What it says of itself unless a test says otherwise: a preview of 1024 bytes. */
  public static final String OPTIONS = options("Preview: 1024\r\n");

  /** Nothing to change. */
  public static final String NO_CONTENT =
      "ICAP/1.0 204 No Content\r\nISTag: \"T1\"\r\nEncapsulated: null-body=0\r\n\r\n";

  private final PeerClient client;
  private final StringBuilder heads = new StringBuilder();

  /**
   * @param client whom it serves
   */
  public IcapServer(PeerClient client) {
    this.client = client;
  }

  /** Returns an answer to OPTIONS with further fields. */
  public static String options(String fields) {
    return "ICAP/1.0 200 OK\r\nMethods: RESPMOD, REQMOD\r\nService: Test scanner 1.0\r\n"
        + "ISTag: \"T1\"\r\nOptions-TTL: 3600\r\nAllow: 204\r\n"
        + fields
        + "Encapsulated: null-body=0\r\n\r\n";
  }

  /** Returns a {@code 200} with an HTTP answer and its body in chunks. */
  public static String reply(String fields, String http, String body) {
    String head = http + "\r\nContent-Type: text/plain\r\n\r\n";
    return "ICAP/1.0 200 OK\r\nISTag: \"T1\"\r\n"
        + fields
        + "Encapsulated: res-hdr=0, res-body="
        + head.length()
        + "\r\n\r\n"
        + head
        + (body.isEmpty() ? "" : Integer.toHexString(body.length()) + "\r\n" + body + "\r\n")
        + "0\r\n\r\n";
  }

  /** Takes requests until one is no OPTIONS; those are answered with {@code options}. */
  String request(String options) throws IOException {
    while (true) {
      String head = client.lines();
      heads.append(head);
      if (!head.startsWith("OPTIONS ")) {
        client.lines();
        client.lines();
        return head;
      }
      client.send(options);
    }
  }

  /** Returns the heads of all requests so far. */
  String heads() {
    return heads.toString();
  }

  /**
   * Takes chunks up to the empty one.
   *
   * @return whether that said that there is no more
   */
  boolean chunks(ByteArrayOutputStream into) throws IOException {
    while (true) {
      String length = client.line();
      int bytes = Integer.parseInt(length.split(";")[0], 16);
      into.write(client.in().readNBytes(bytes));
      client.line();
      if (bytes == 0) {
        return length.endsWith("; ieof");
      }
    }
  }

  /** Takes a whole question, asking for what follows the preview, and returns the content. */
  public byte[] content(String options) throws IOException {
    String head = request(options);
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    boolean whole = chunks(content);
    if (head.contains("\nPreview: ") && !whole) {
      client.send("ICAP/1.0 100 Continue\r\n\r\n");
      chunks(content);
    }
    return content.toByteArray();
  }
}
