package org.postern.syslog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.postern.metrics.Family;
import org.postern.metrics.Meters;
import org.postern.syslog.SyslogForm.Protocol;
import org.postern.syslog.SyslogTarget.Local;
import org.postern.syslog.SyslogTarget.Remote;

/**
 * The syslogs that mailets of one server write to: those that name the same one share the way to
 * it. It is closed when the last mailet has given it back.
 */
@Singleton
public final class SyslogPool {
  private final Meters meters;
  private final Syslog.Patience patience;
  private final Map<Wanted, Shared> shared = new HashMap<>();

  /**
   * What a mailet wants.
   *
   * @param tag the program's name before each record
   * @param protocol the form of the head; if not set, RFC 3164 on this host and RFC 5424 elsewhere
   * @param trust certificates in PEM that a TLS server's must come from; if not set, those that
   *     Java trusts
   */
  public record Wanted(
      SyslogTarget target,
      String tag,
      Facility facility,
      Optional<Protocol> protocol,
      Optional<Path> trust) {}

  private record Shared(Syslog syslog, int users) {}

  /** Takes where lost lines are counted. */
  @Inject
  public SyslogPool(Meters meters) {
    this(meters, Syslog.Patience.USUAL);
  }

  SyslogPool(Meters meters, Syslog.Patience patience) {
    this.meters = meters;
    this.patience = patience;
  }

  /**
   * Returns a syslog. Nothing is waited for: whether it is there is found out meanwhile. Each call
   * needs a call of {@link #giveBack}.
   *
   * @throws IOException if the certificates cannot be read
   */
  public synchronized Syslog take(Wanted wanted) throws IOException {
    Shared known = shared.get(wanted);
    Syslog syslog = known == null ? open(wanted) : known.syslog();
    shared.put(wanted, new Shared(syslog, known == null ? 1 : known.users() + 1));
    return syslog;
  }

  /** Says that a syslog is not needed any more by one who took it. */
  public synchronized void giveBack(Wanted wanted) {
    Shared known = shared.remove(wanted);
    if (known == null) {
      throw new IllegalStateException("not taken: " + wanted);
    }
    if (known.users() > 1) {
      shared.put(wanted, new Shared(known.syslog(), known.users() - 1));
    } else {
      known.syslog().close();
    }
  }

  private Syslog open(Wanted wanted) throws IOException {
    boolean local = wanted.target() instanceof Local;
    SyslogForm form =
        new SyslogForm(
            wanted.protocol().orElse(local ? Protocol.RFC3164 : Protocol.RFC5424),
            wanted.facility(),
            wanted.tag(),
            local ? "" : hostName(),
            ZoneId.systemDefault());
    return new Syslog(
        "syslog " + name(wanted.target()),
        form,
        opening(wanted, form),
        patience,
        () -> meters.count(Family.REPORT_DROPPED, 1));
  }

  private Carrier.Opening opening(Wanted wanted, SyslogForm form) throws IOException {
    return switch (wanted.target()) {
      case Local local -> () -> UnixCarrier.open(local.socket(), form);
      case Remote remote ->
          switch (remote.transport()) {
            case UDP -> () -> UdpCarrier.open(remote);
            case TCP -> () -> StreamCarrier.plain(remote, patience.step());
            case TLS -> {
              SSLContext trust = trust(wanted.trust());
              yield () -> StreamCarrier.tls(remote, trust, patience.step());
            }
          };
    };
  }

  private static String name(SyslogTarget target) {
    return switch (target) {
      case Local local -> local.socket().toString();
      case Remote remote -> remote.transport() + " " + remote.host() + ":" + remote.port();
    };
  }

  private static String hostName() {
    try {
      String name = InetAddress.getLocalHost().getHostName();
      boolean plain = name.chars().allMatch(c -> c > 32 && c < 127);
      return plain ? name.substring(0, Math.min(255, name.length())) : "localhost";
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  private static SSLContext trust(Optional<Path> file) throws IOException {
    try {
      if (file.isEmpty()) {
        return SSLContext.getDefault();
      }
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      try (InputStream in = Files.newInputStream(file.get())) {
        int number = 0;
        for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
          store.setCertificateEntry("ca-" + number++, one);
        }
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (CertificateException e) {
      throw new IOException("holds no certificate in PEM: " + e.getMessage(), e);
    } catch (GeneralSecurityException e) {
      throw new IOException("TLS cannot be set up: " + e.getMessage(), e);
    }
  }
}
