package org.postern.inspection.spam;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A spamd of the system, run by a test with rules of its own and none of the network's: it knows
 * {@link #GTUBE} (1000), a loud subject (3.5) and a sender at loud.example (2), by a threshold of
 * 5. It listens on a unix socket and on a port of 127.0.0.1.
 */
public final class RealSpamd implements AutoCloseable {
  /** The text that every spam engine knows, joined at run time. */
  public static final String GTUBE =
      "XJS*C4JDBQADN1.NSBN3*2IDNEN*" + "GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL" + "*C.34X";

  private static final Path PROGRAM = Path.of("/usr/sbin/spamd");

  private final Daemon daemon;
  private final int port;

  private RealSpamd(Daemon daemon, int port) {
    this.daemon = daemon;
    this.port = port;
  }

  /** Starts one in a new folder and waits until it answers. */
  public static RealSpamd start() {
    Daemon.require(PROGRAM, "spamd");
    int port = Daemon.freePort();
    Daemon daemon = Daemon.in("postern-spamd");
    daemon.write("site/init.pre", "loadplugin Mail::SpamAssassin::Plugin::Check\n");
    daemon.write(
        "rules/rules.cf",
        String.join(
            "\n",
            "util_rb_tld example",
            "required_score 5",
            "body GTUBE /" + GTUBE.replaceAll("[.*]", "\\\\$0") + "/",
            "score GTUBE 1000",
            "header T_LOUD Subject =~ /loud/",
            "score T_LOUD 3.5",
            "header T_SENDER EnvelopeFrom =~ /\\@loud\\.example/",
            "score T_SENDER 2",
            ""));
    RealSpamd spamd = new RealSpamd(daemon, port);
    daemon.start(
        List.of(
            PROGRAM.toString(),
            "--local",
            "--nouser-config",
            "--listen=127.0.0.1:" + port,
            "--socketpath=" + spamd.unixAddress(),
            "--configpath=" + daemon.folder().resolve("rules"),
            "--siteconfigpath=" + daemon.folder().resolve("site"),
            "--min-children=2",
            "--max-children=2",
            "--syslog=stderr"));
    daemon.await(spamd::answers);
    return spamd;
  }

  private boolean answers() throws IOException {
    return Files.exists(Path.of(unixAddress()))
        && Daemon.says("127.0.0.1", port, "PING SPAMC/1.5\r\n\r\n").contains("PONG");
  }

  /** Returns the path of its unix socket. */
  public String unixAddress() {
    return daemon.folder().resolve("spamd.sock").toString();
  }

  /** Returns how to name it in a list of engines, over its unix socket. */
  public String unixUri() {
    return "spamd:" + unixAddress();
  }

  /** Returns how to name it in a list of engines, over TCP. */
  public String tcpUri() {
    return "spamd://127.0.0.1:" + port;
  }

  /** Returns what it wrote into its log so far. */
  public String log() {
    return daemon.output();
  }

  /** Ends it and removes its folder. */
  @Override
  public void close() {
    daemon.close();
  }
}
