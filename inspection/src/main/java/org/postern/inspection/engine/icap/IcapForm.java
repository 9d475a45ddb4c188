package org.postern.inspection.engine.icap;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.engine.Asking;
import org.postern.inspection.engine.Endpoint;
import org.postern.inspection.engine.Engine;
import org.postern.inspection.engine.EngineForm;
import org.postern.inspection.engine.EngineKind;
import org.postern.inspection.settings.Setting;
import org.postern.inspection.settings.Settings;

/** {@code icap://10.0.0.7:1344/avscan} and {@code icaps://...?trust=/etc/postern/ca.pem}. */
public final class IcapForm implements EngineForm {
  private static final Setting<Integer> CONNECTIONS =
      Asking.connections(
          "If the server says that it bears fewer (Max-Connections), it is asked no more than that"
              + " at once.");

  private static final Setting<Partial> PARTIAL =
      new Setting<>(
          "partial",
          "unscanned or clean",
          "unscanned",
          "What it means that the server looks at the first bytes of a content (its Preview) and"
              + " wants no more. Set it to clean only if the server is known to judge types of"
              + " content by their first bytes, not to let pass what it would not scan.",
          Partial::parse);

  private static final Setting<Boolean> PROOF =
      new Setting<>(
          "proof",
          "yes or no",
          "yes",
          "Whether the server has to find the EICAR test file before it is believed that something"
              + " is clean: at the first question, every hour, and whenever it says that its"
              + " software or database has changed (ISTag). An ICAP server without a scanner behind"
              + " it lets everything pass: c-icap does if it was started before clamd.",
          IcapForm::yesOrNo);

  private static final Setting<String> TRUST =
      new Setting<>(
          "trust",
          "path of a PEM file",
          "",
          "The certificates that may sign the server's, in place of those that Java trusts. The"
              + " server's certificate must be for the host that stands in the address.",
          Function.identity());

  private final boolean tls;

  /**
   * @param tls whether it is {@code icaps:}
   */
  public IcapForm(boolean tls) {
    this.tls = tls;
  }

  @Override
  public EngineKind kind() {
    return tls
        ? new EngineKind(
            "icaps",
            "//host:port/service",
            "A scanner that speaks ICAP, over TLS. All else as icap:.",
            List.of(Asking.TIMEOUT, CONNECTIONS, PARTIAL, PROOF, TRUST))
        : new EngineKind(
            "icap",
            "//host:port/service",
            "A scanner that speaks ICAP, as those of many makers do; the name of the service is in"
                + " its manual. It is asked by RESPMOD. The scanner has to scan all types and sizes;"
                + " c-icap does so with all groups in virus_scan.ScanFileTypes and with"
                + " virus_scan.MaxObjectSize above the size limit for mail. Clean is a 204 to all"
                + " of the content, or a 200 that gives it back unchanged. A threat that a field of"
                + " the answer names is found, as is content that comes back changed or as an error"
                + " page; what the scanner could not open (Type=2 of X-Infection-Found) is"
                + " unscanned.",
            List.of(Asking.TIMEOUT, CONNECTIONS, PARTIAL, PROOF));
  }

  @Override
  public @Nullable Function<String, Engine> read(String address, Settings options) {
    Asking asking = Asking.read(options, CONNECTIONS);
    Partial partial = options.read(PARTIAL);
    Boolean proof = options.read(PROOF);
    SSLContext trust = tls ? trust(options) : null;
    IcapService service = service(address, options, trust);
    return asking == null || partial == null || proof == null || service == null
        ? null
        : name -> new Icap(name, service, asking, partial, new IcapProof(proof, System::nanoTime));
  }

  private @Nullable IcapService service(
      String address, Settings options, @Nullable SSLContext trust) {
    String rest = address.startsWith("//") ? address.substring(2) : "";
    int slash = rest.indexOf('/');
    String path = slash < 0 ? "" : rest.substring(slash + 1);
    if (path.isEmpty() || !path.chars().allMatch(IcapForm::isPath)) {
      options.problem(
          "address",
          "\""
              + address
              + "\" names no service; write //host:port/service, such as //10.0.0.7:1344/avscan");
      return null;
    }
    try {
      return Endpoint.parse("//" + rest.substring(0, slash)) instanceof Endpoint.Tcp tcp
          ? new IcapService(tcp, path, trust)
          : null;
    } catch (IllegalArgumentException e) {
      options.problem("address", String.valueOf(e.getMessage()));
      return null;
    }
  }

  private static Boolean yesOrNo(String text) {
    return switch (text) {
      case "yes" -> true;
      case "no" -> false;
      default -> throw new IllegalArgumentException("\"" + text + "\" is neither; write yes or no");
    };
  }

  private static boolean isPath(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || "/._~-+=:@%".indexOf(c) >= 0;
  }

  private static @Nullable SSLContext trust(Settings options) {
    String file = options.read(TRUST);
    try {
      return file == null || file.isEmpty()
          ? SSLContext.getDefault()
          : TrustedFile.read(Path.of(file));
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      options.problem(
          TRUST.name(),
          "\""
              + file
              + "\" cannot be read as certificates ("
              + e.getMessage()
              + "); write the path of a PEM file");
      return null;
    }
  }
}
