package org.postern.inspection.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.postern.inspection.engine.icap.IcapServer;
import org.postern.inspection.settings.Settings;
import org.postern.inspection.settings.SettingsException;

/**
 * The server's side of a protocol, as far as all protocols have it.
 *
 * @param name of the protocol and of the form of its clean answer
 * @param unix whether it is spoken over a unix socket
 * @param uri how the engine is named in a list; {@code ADDRESS} and {@code FOLDER} are filled in
 * @param play takes a whole question, and answers it
 * @param clean the answer that says clean
 * @param words what it says when something is wrong, by cause
 */
record EngineProtocol(
    String name, boolean unix, String uri, Play play, String clean, Map<Cause, String> words) {

  /** One question and its answer. */
  interface Play {
    void answer(PeerClient client, String answer) throws IOException;
  }

  /** Every protocol, with each form of its clean answer. */
  static List<EngineProtocol> all() {
    return List.of(
        clamd("clamd over TCP", false),
        clamd("clamd over a unix socket", true),
        icap("icap, 204", IcapServer.NO_CONTENT),
        icap("icap, 200", IcapServer.reply("", "HTTP/1.1 200 OK", CONTENT)),
        sssp(),
        avast());
  }

  /** What the question is about. */
  static final String CONTENT = "Hello Joe\r\n".repeat(200);

  /** Returns the engine for a server. */
  Engine engine(String address, Path folder) {
    String entry = uri.replace("ADDRESS", address).replace("FOLDER", folder.toString());
    Settings settings = new Settings("", Map.of("engines", entry));
    Engines engines = Engines.read(settings, folder);
    try {
      settings.check();
    } catch (SettingsException e) {
      throw new IllegalArgumentException(e);
    }
    return engines.choices().get(0).get(0).opening().get();
  }

  @Override
  public String toString() {
    return name;
  }

  private static EngineProtocol clamd(String name, boolean unix) {
    return new EngineProtocol(
        name,
        unix,
        "clamd:ADDRESS",
        (client, answer) -> {
          client.take("zINSTREAM\0".length());
          for (int length = client.in().readInt(); length != 0; length = client.in().readInt()) {
            client.take(length);
          }
          client.send(answer);
        },
        "stream: OK\0",
        Map.of(
            Cause.TOO_LARGE, "INSTREAM size limit exceeded. ERROR\0",
            Cause.ENGINE_ERROR, "stream: Can't allocate memory ERROR\0",
            Cause.NOT_UNDERSTOOD, "RELOADING\0"));
  }

  private static EngineProtocol icap(String name, String clean) {
    return new EngineProtocol(
        name,
        false,
        "icap://ADDRESS/avscan?proof=no",
        (client, answer) -> {
          new IcapServer(client).content(IcapServer.OPTIONS);
          client.send(answer);
        },
        clean,
        Map.of(
            Cause.TOO_LARGE, "ICAP/1.0 413 Request entity too large\r\n\r\n",
            Cause.ENGINE_ERROR, "ICAP/1.0 500 Out of memory\r\n\r\n",
            Cause.NOT_UNDERSTOOD, "ICAP/1.0 100 Continue\r\n\r\n"));
  }

  private static EngineProtocol sssp() {
    return new EngineProtocol(
        "sssp",
        false,
        "sssp://ADDRESS",
        (client, answer) -> {
          client.send("OK SSSP/1.0\r\n");
          client.line();
          client.send("ACC 4A3C/1\r\n");
          client.take(Long.parseLong(client.line().substring("SCANDATA ".length())));
          client.send(answer);
        },
        "ACC 4A3C/2\r\nDONE OK 0000 The function call succeeded\r\n\r\n",
        Map.of(
            Cause.TOO_LARGE, "REJ 4\r\n",
            Cause.ENGINE_ERROR, "ACC 4A3C/2\r\nDONE FAIL 0201 Out of memory\r\n\r\n",
            Cause.NOT_UNDERSTOOD, "RELOADING\r\n"));
  }

  private static EngineProtocol avast() {
    return new EngineProtocol(
        "avast",
        true,
        "avast:ADDRESS?folder=FOLDER",
        (client, answer) -> {
          client.send("220 DAEMON\r\n");
          String path = client.line().substring("SCAN ".length());
          client.send(answer.replace("PATH", path));
        },
        "210 SCAN DATA\r\nSCAN PATH\t[+]0.0\r\n200 SCAN OK\r\n",
        Map.of(
            Cause.ENGINE_ERROR,
            "210 SCAN DATA\r\nSCAN PATH\t[E]0.0\tError 12 Cannot allocate memory\r\n200 SCAN"
                + " OK\r\n",
            Cause.NOT_UNDERSTOOD,
            "RELOADING\r\n"));
  }
}
