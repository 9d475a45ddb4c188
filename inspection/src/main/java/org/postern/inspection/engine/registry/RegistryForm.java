package org.postern.inspection.engine.registry;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.engine.Engine;
import org.postern.inspection.engine.EngineForm;
import org.postern.inspection.engine.EngineKind;
import org.postern.inspection.engine.hashes.Digest;
import org.postern.inspection.settings.Durations;
import org.postern.inspection.settings.Setting;
import org.postern.inspection.settings.Settings;
import org.postern.inspection.settings.WholeNumber;

/** {@code mhr:} and {@code mhr:hash.example.org?server=127.0.0.1:53}. */
public final class RegistryForm implements EngineForm {
  private static final String CYMRU = "malware.hash.cymru.com";
  private static final int PORT = 53;
  private static final int MOST_KEPT = 20_000;

  /** With a digest of 40 digits and a dot before it, a name stays within its 253. */
  private static final int LONGEST_ZONE = 200;

  private static final int LONGEST_LABEL = 63;

  private static final Setting<Duration> TIMEOUT =
      new Setting<>(
          "timeout",
          "length of time from 100ms to 1m",
          "5s",
          "How long one question may take. Without an answer the content is unscanned.",
          text -> Durations.parse(text, Duration.ofMillis(100), Duration.ofMinutes(1)));

  private static final Setting<Digest> HASH =
      new Setting<>(
          "hash",
          "sha1 or md5",
          "sha1",
          "Which digest of a content the registry is asked about.",
          RegistryForm::digest);

  private static final Setting<RecordType> TYPE =
      new Setting<>(
          "type",
          "a or txt",
          "txt",
          "Which record says that a content is known: an address in 127.0.0.0/8, or a text.",
          RecordType::parse);

  private static final Setting<Integer> LEAST =
      new Setting<>(
          "least",
          "whole number from 0 to 100",
          "0",
          "From which rate of detection in percent on a content is harmful, where the text has one,"
              + " as Team Cymru's has.",
          new WholeNumber(0, 100));

  private static final Setting<List<InetSocketAddress>> SERVER =
      new Setting<>(
          "server",
          "address:port, of IPv4",
          "",
          "The name server to ask. Unless it is set, those of /etc/resolv.conf, as it is at start.",
          RegistryForm::servers);

  @Override
  public EngineKind kind() {
    return new EngineKind(
        "mhr",
        "the zone of a registry; nothing for Team Cymru's, " + CYMRU,
        "Team Cymru's Malware Hash Registry, or another of its form, asked by DNS about the digest of"
            + " each content. It is asked only if it is named here: **its terms of use forbid"
            + " commercial use** (read them at team-cymru.com before you name it), and whoever runs"
            + " it or the name servers in between learns the digests. A name that is not there"
            + " means that the registry does not know the content; a name server that fails or"
            + " does not answer means that nobody knows, and the content is unscanned. Answers are"
            + " kept as long as the name server says, up to "
            + MOST_KEPT
            + " of them.",
        List.of(TIMEOUT, HASH, TYPE, LEAST, SERVER));
  }

  @Override
  public @Nullable Function<String, Engine> read(String address, Settings options) {
    Duration timeout = options.read(TIMEOUT);
    Digest digest = options.read(HASH);
    RecordType type = options.read(TYPE);
    Integer least = options.read(LEAST);
    List<InetSocketAddress> servers = options.read(SERVER);
    String zone = address.isEmpty() ? CYMRU : address.toLowerCase(Locale.ROOT);
    if (!isZone(zone)) {
      options.problem(
          "address",
          "\"" + address + "\" is not a zone; write a domain name such as hash.example.org");
      return null;
    }
    if (timeout == null || digest == null || type == null || least == null || servers == null) {
      return null;
    }
    Registry.Form form = new Registry.Form(zone, digest, type, least);
    return name ->
        new Registry(
            name,
            form,
            new NameServers(servers),
            new Lifetimes(MOST_KEPT, System::nanoTime),
            timeout);
  }

  private static boolean isZone(String zone) {
    if (zone.length() > LONGEST_ZONE) {
      return false;
    }
    for (String label : zone.split("\\.", -1)) {
      if (label.isEmpty()
          || label.length() > LONGEST_LABEL
          || !label
              .chars()
              .allMatch(
                  c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_')) {
        return false;
      }
    }
    return true;
  }

  private static Digest digest(String text) {
    return switch (text) {
      case "sha1" -> Digest.SHA1;
      case "md5" -> Digest.MD5;
      default ->
          throw new IllegalArgumentException(
              "\"" + text + "\" is not a digest that fits in a name; write sha1 or md5");
    };
  }

  private static List<InetSocketAddress> servers(String text) {
    if (text.isEmpty()) {
      return configured();
    }
    int colon = text.lastIndexOf(':');
    String port = colon < 0 ? Integer.toString(PORT) : text.substring(colon + 1);
    String host = colon < 0 ? text : text.substring(0, colon);
    // Digits and dots only: a name would be asked for here and now.
    if (!host.matches("[0-9]{1,3}([.][0-9]{1,3}){3}") || !port.matches("[0-9]{1,5}")) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is not an address and a port; write such as 127.0.0.1:53");
    }
    return List.of(server(host, Integer.parseInt(port)));
  }

  /** Without a name server in it, the one on this machine is asked, as others do. */
  private static List<InetSocketAddress> configured() {
    List<InetSocketAddress> servers = new ArrayList<>();
    try {
      for (String line :
          Files.readAllLines(Path.of("/etc/resolv.conf"), StandardCharsets.ISO_8859_1)) {
        String[] words = line.strip().split("\\s+");
        if (words.length > 1 && words[0].equals("nameserver") && words[1].matches("[0-9a-f:.%]+")) {
          servers.add(server(words[1], PORT));
        }
      }
    } catch (IOException e) {
      // As if it were empty.
    }
    return servers.isEmpty() ? List.of(server("127.0.0.1", PORT)) : servers;
  }

  private static InetSocketAddress server(String host, int port) {
    try {
      return new InetSocketAddress(InetAddress.getByName(host), port);
    } catch (UnknownHostException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "\"" + host + "\" is not an address and a port; write such as 127.0.0.1:53", e);
    }
  }
}
