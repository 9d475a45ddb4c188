package org.postern.inspection.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.settings.Setting;
import org.postern.inspection.settings.Settings;

/**
 * {@code clamd:/run/clamav/clamd.ctl}, {@code clamd:127.0.0.1:3310?timeout=20s} and {@code
 * clamd:10.0.0.7:3310|10.0.0.8:3310}.
 */
final class ClamdForm implements EngineForm {
  static final Setting<Integer> CONNECTIONS =
      Asking.connections("Keep it below MaxThreads of clamd.conf, which is 10 unless it is set.");

  @Override
  public EngineKind kind() {
    return new EngineKind(
        "clamd",
        "the path of a unix socket, or host:port; several with | between them",
        "ClamAV's daemon. The content is streamed to it, so it may run on another host and as"
            + " another user. StreamMaxLength of clamd.conf has to be above the size limit for"
            + " mail, and AlertExceedsMax has to be yes: otherwise clamd calls clean what it did"
            + " not look at. Of several daemons the one with the fewest questions under way is"
            + " asked, and another one if that one has failed.",
        List.of(Asking.TIMEOUT, CONNECTIONS));
  }

  @Override
  public @Nullable Function<String, Engine> read(String address, Settings options) {
    Asking asking = Asking.read(options, CONNECTIONS);
    try {
      List<Endpoint> endpoints = new ArrayList<>();
      for (String each : address.split("\\|", -1)) {
        endpoints.add(Endpoint.parse(each));
      }
      return asking == null ? null : name -> engine(name, endpoints, asking);
    } catch (IllegalArgumentException e) {
      options.problem("address", String.valueOf(e.getMessage()));
      return null;
    }
  }

  private static Engine engine(String name, List<Endpoint> endpoints, Asking asking) {
    List<Engine> hosts =
        endpoints.stream()
            .<Engine>map(
                endpoint -> new Clamd(name, endpoint, asking.timeout(), asking.connections()))
            .toList();
    return hosts.size() == 1 ? hosts.get(0) : new HostGroup(name, hosts, System::nanoTime);
  }
}
