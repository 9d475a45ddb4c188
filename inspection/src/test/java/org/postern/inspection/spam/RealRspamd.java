package org.postern.inspection.spam;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An rspamd of the system, run by a test with one worker, rules of its own and no network: it
 * rejects {@link RealSpamd#GTUBE}, knows a loud subject (7), a sender at loud.example (2), a client
 * that says helo.example (1) and one who logged in as joe (1), adds a header at 6 and rejects at
 * 15. It wants {@code X-Test: <queue id>} on every message and {@code X-Old} out.
 */
public final class RealRspamd implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/bin/rspamd");

  private static final String CONFIGURATION =
      """
      options {
        pidfile = "FOLDER/rspamd.pid";
        rundir = "FOLDER";
        control_socket = "FOLDER/control.sock mode=0600";
        hs_cache_dir = "FOLDER";
        cache_file = "FOLDER/symbols.cache";
        url_tld = "FOLDER/tld";
        filters = "";
        dns { nameserver = ["127.0.0.1:9"]; timeout = 1s; retransmits = 1; }
      }
      logging { type = "console"; level = "info"; }
      metric { name = "default"; actions { reject = 15; "add header" = 6; } }
      worker {
        type = "normal";
        bind_socket = "127.0.0.1:PORT";
        bind_socket = "FOLDER/rspamd.sock mode=0666";
        count = 1;
      }
      lua = "FOLDER/rules.lua";
      """;

  private static final String RULES =
      """
      local function rule(name, score, holds)
        rspamd_config:register_symbol{ name = name, score = score, callback = holds }
      end
      rule('T_LOUD', 7.0, function(task)
        return (task:get_header('Subject') or ''):find('loud') ~= nil
      end)
      rule('T_SENDER', 2.0, function(task)
        local from = task:get_from('smtp')
        return from ~= nil and from[1] ~= nil and from[1].domain == 'loud.example'
      end)
      rule('T_HELO', 1.0, function(task) return task:get_helo() == 'helo.example' end)
      rule('T_USER', 1.0, function(task) return task:get_user() == 'joe' end)
      rspamd_config:register_symbol{ name = 'T_MILTER', type = 'postfilter',
        callback = function(task)
          task:set_milter_reply({
            add_headers = { ['X-Test'] = task:get_queue_id() or 'none' },
            remove_headers = { ['X-Old'] = 0 }
          })
        end }
      """;

  private final Daemon daemon;
  private final int port;

  private RealRspamd(Daemon daemon, int port) {
    this.daemon = daemon;
    this.port = port;
  }

  /** Starts one in a new folder and waits until it answers. */
  public static RealRspamd start() {
    Daemon.require(PROGRAM, "rspamd");
    int port = Daemon.freePort();
    Daemon daemon = Daemon.in("postern-rspamd");
    daemon.write("tld", "example\n");
    daemon.write("rules.lua", RULES);
    daemon.write(
        "rspamd.conf",
        CONFIGURATION
            .replace("FOLDER", daemon.folder().toString())
            .replace("PORT", Integer.toString(port)));
    RealRspamd rspamd = new RealRspamd(daemon, port);
    daemon.start(
        List.of(
            PROGRAM.toString(),
            "--no-fork",
            "--insecure",
            "--config=" + daemon.folder().resolve("rspamd.conf")));
    daemon.await(rspamd::answers);
    return rspamd;
  }

  private boolean answers() throws IOException {
    return Files.exists(Path.of(unixAddress()))
        && Daemon.says("127.0.0.1", port, "GET /ping HTTP/1.0\r\n\r\n").contains("200");
  }

  /** Returns the path of its unix socket. */
  public String unixAddress() {
    return daemon.folder().resolve("rspamd.sock").toString();
  }

  /** Returns how to name it in a list of engines, over its unix socket. */
  public String unixUri() {
    return "rspamd:" + unixAddress();
  }

  /** Returns how to name it in a list of engines, over TCP. */
  public String tcpUri() {
    return "rspamd://127.0.0.1:" + port;
  }

  /** Ends it and removes its folder. */
  @Override
  public void close() {
    daemon.close();
  }
}
