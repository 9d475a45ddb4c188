package org.postern.qmail.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.postern.inspection.engine.Eicar;

/**
 * How the demo runs a scanner: as small as it can be, knowing the EICAR test file or the GTUBE text
 * and nothing else.
 *
 * @param name for people
 * @param packages of Debian, for those who do not have it
 * @param needs what of it has to be there
 * @param files that it is given, by name
 * @param command to start it, in the foreground
 * @param socket of its folder; empty if it listens on {@code port}
 * @param port of 127.0.0.1
 * @param uri how it is named in a list of engines
 * @param spam whether it is asked for a score, and not for viruses
 */
record EngineRecipe(
    String name,
    String packages,
    List<Path> needs,
    Map<String, String> files,
    List<String> command,
    String socket,
    int port,
    String uri,
    boolean spam) {
  private static final String ICAP_MODULES = "/usr/lib/x86_64-linux-gnu/c_icap";

  /** Returns whether it is installed. */
  boolean isInstalled() {
    return needs.stream().allMatch(Files::exists);
  }

  static EngineRecipe clamd(Path folder) {
    String signature = HexFormat.of().formatHex(Eicar.bytes());
    return new EngineRecipe(
        "clamd",
        "clamav-daemon",
        List.of(Path.of("/usr/sbin/clamd")),
        Map.of(
            "db/test.ndb",
            "Eicar-Test-Signature:0:0:" + signature + "\n",
            "clamd.conf",
            """
                Foreground yes
                LocalSocket %1$s/clamd.sock
                DatabaseDirectory %1$s/db
                TemporaryDirectory %1$s
                AlertExceedsMax yes
                SelfCheck 0
                """
                .formatted(folder)),
        List.of("/usr/sbin/clamd", "-c", folder + "/clamd.conf"),
        "clamd.sock",
        0,
        "clamd:" + folder + "/clamd.sock",
        false);
  }

  /** c-icap with its virus scanner, which asks the clamd of the same folder. */
  static EngineRecipe icap(Path folder, int port) {
    return new EngineRecipe(
        "c-icap",
        "c-icap libc-icap-mod-virus-scan",
        List.of(Path.of("/usr/bin/c-icap"), Path.of(ICAP_MODULES, "clamd_mod.so")),
        Map.of(
            "c-icap.conf",
            """
            PidFile %1$s/c-icap.pid
            CommandsSocket %1$s/c-icap.ctl
            StartServers 1
            MaxServers 2
            ThreadsPerChild 10
            Port 127.0.0.1:%2$d
            TmpDir %1$s
            ModulesDir %3$s
            ServicesDir %3$s
            TemplateDir /usr/share/c_icap/templates/
            LoadMagicFile /etc/c-icap/c-icap.magic
            ServerLog %1$s/c-icap.log
            AccessLog %1$s/c-icap.access
            Service scan virus_scan.so
            ServiceAlias avscan scan?allow204=on&sizelimit=off&mode=simple
            Module common clamd_mod.so
            clamd_mod.ClamdSocket %1$s/clamd.sock
            virus_scan.ScanFileTypes TEXT DATA EXECUTABLE ARCHIVE DOCUMENT STREAM
            virus_scan.DefaultEngine clamd
            """
                .formatted(folder, port, ICAP_MODULES)),
        List.of("/usr/bin/c-icap", "-N", "-f", folder + "/c-icap.conf"),
        "",
        port,
        "icap://127.0.0.1:" + port + "/avscan",
        false);
  }

  static EngineRecipe spamd(Path folder, int port) {
    return new EngineRecipe(
        "spamd",
        "spamassassin spamd",
        List.of(Path.of("/usr/sbin/spamd")),
        Map.of(
            "site/init.pre",
            "loadplugin Mail::SpamAssassin::Plugin::Check\n",
            "rules/rules.cf",
            """
                util_rb_tld example
                required_score 5
                body GTUBE /%s/
                score GTUBE 1000
                """
                .formatted(gtube().replaceAll("[.*]", "\\\\$0"))),
        List.of(
            "/usr/sbin/spamd",
            "--local",
            "--nouser-config",
            "--listen=127.0.0.1:" + port,
            "--configpath=" + folder + "/rules",
            "--siteconfigpath=" + folder + "/site",
            "--min-children=1",
            "--max-children=2",
            "--syslog=stderr"),
        "",
        port,
        "spamd://127.0.0.1:" + port,
        true);
  }

  static EngineRecipe rspamd(Path folder, int port) {
    return new EngineRecipe(
        "rspamd",
        "rspamd",
        List.of(Path.of("/usr/bin/rspamd")),
        Map.of(
            "tld",
            "example\n",
            "rspamd.conf",
            """
                options {
                  pidfile = "%1$s/rspamd.pid";
                  rundir = "%1$s";
                  control_socket = "%1$s/rspamd.ctl mode=0600";
                  hs_cache_dir = "%1$s";
                  cache_file = "%1$s/symbols.cache";
                  url_tld = "%1$s/tld";
                  filters = "";
                  dns { nameserver = ["127.0.0.1:9"]; timeout = 1s; retransmits = 1; }
                }
                logging { type = "console"; level = "warning"; }
                metric { name = "default"; actions { reject = 15; "add header" = 6; } }
                worker { type = "normal"; bind_socket = "127.0.0.1:%2$d"; count = 1; }
                """
                .formatted(folder, port)),
        List.of(
            "/usr/bin/rspamd", "--no-fork", "--insecure", "--config=" + folder + "/rspamd.conf"),
        "",
        port,
        "rspamd://127.0.0.1:" + port,
        true);
  }

  /** The text that every spam engine knows, joined here: it stands nowhere. */
  private static String gtube() {
    return String.join(
        "", "XJS*C4JDBQADN1.NSBN3*2IDNEN*", "GTUBE-STANDARD-ANTI-", "UBE-TEST-EMAIL", "*C.34X");
  }
}
