package org.postern.qmail.chain;

import jakarta.mail.internet.AddressException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.james.core.MailAddress;
import org.apache.james.core.MaybeSender;

/**
 * The envelope as the chain sees it, and the way back. An address that James cannot express (no
 * domain, odd bytes, over-long) is carried by a stand-in, at its own domain where James can express
 * that, so that a rule for a domain holds whatever stands before the @; one that James writes
 * otherwise (upper case in the domain) is carried as itself. Both come out as the very bytes that
 * came in, unless a mailet put another address in their place.
 *
 * <p>Addresses that James holds for the same, such as {@code Joe@x} and {@code joe@x}, are one
 * recipient in the chain and as many as there were when they leave it.
 */
final class Addresses {
  /** For an address without a domain, or with one that James cannot express. */
  private static final String NO_DOMAIN = "envelope.postern.invalid";

  /** A local part that no honest address has; one that has it gets a stand-in of its own. */
  private static final Pattern STAND_IN =
      Pattern.compile("raw-\\d+\\.envelope\\.postern", Pattern.CASE_INSENSITIVE);

  private static final int LONGEST = 512;
  private static final int LONGEST_DOMAIN = 255;
  private static final String DOUBLE_BOUNCE = "#@[]";

  private final Envelope envelope;
  private final Optional<MailAddress> sender;
  private final Map<MailAddress, List<String>> originals = new LinkedHashMap<>();
  private final List<MailAddress> carriers = new ArrayList<>();
  private final Map<MailAddress, String> standIns = new LinkedHashMap<>();

  Addresses(Envelope envelope) {
    this.envelope = envelope;
    this.sender =
        envelope.sender().isEmpty() || envelope.sender().equals(DOUBLE_BOUNCE)
            ? Optional.empty()
            : Optional.of(carrier(envelope.sender(), 0));
    for (String recipient : envelope.recipients()) {
      MailAddress carrier = carrier(recipient, carriers.size() + 1);
      carriers.add(carrier);
      originals.computeIfAbsent(carrier, key -> new ArrayList<>(1)).add(recipient);
    }
  }

  Envelope envelope() {
    return envelope;
  }

  /** The reverse path; none for a bounce and for a double bounce. */
  Optional<MailAddress> sender() {
    return sender;
  }

  /** The recipients, each once. */
  Set<MailAddress> recipients() {
    return originals.keySet();
  }

  /** The address behind each stand-in. */
  Map<MailAddress, String> standIns() {
    return standIns;
  }

  /** Returns whom the recipient at {@code index} of the envelope is in the chain. */
  MailAddress carrierOf(int index) {
    return carriers.get(index);
  }

  /** Returns the reverse path to send from. */
  String sender(MaybeSender now) {
    Optional<MailAddress> address = now.asOptional();
    return address.isEmpty() && sender.isEmpty()
        ? envelope.sender()
        : address.map(this::original).orElse("");
  }

  /** Returns whom to send to: those of the envelope in its order, then those that mailets added. */
  List<String> recipients(Collection<MailAddress> now) {
    Map<MailAddress, MailAddress> wanted = new LinkedHashMap<>();
    now.forEach(address -> wanted.putIfAbsent(address, address));
    Set<String> out = new LinkedHashSet<>();
    List<String> list = new ArrayList<>(now.size());
    for (int i = 0; i < carriers.size(); i++) {
      MailAddress carrier = carriers.get(i);
      MailAddress address = wanted.get(carrier);
      if (address == null) {
        continue;
      }
      if (same(address, first(carrier))) {
        list.add(envelope.recipients().get(i));
      } else if (out.add(address.asString())) {
        list.add(address.asString());
      }
    }
    wanted.keySet().removeAll(originals.keySet());
    wanted.values().forEach(address -> list.add(original(address)));
    return list;
  }

  /** Returns what to write for an address of the chain, wherever in an envelope it stands. */
  String original(MailAddress address) {
    if (sender.isPresent() && same(sender.get(), address)) {
      return envelope.sender();
    }
    return originals.containsKey(address) && same(first(address), address)
        ? originals.get(address).get(0)
        : address.asString();
  }

  private static boolean same(MailAddress one, MailAddress other) {
    return one.asString().equals(other.asString());
  }

  /** The object that stands in the chain for all that are equal to it. */
  private MailAddress first(MailAddress carrier) {
    return carriers.get(carriers.indexOf(carrier));
  }

  private MailAddress carrier(String raw, int number) {
    try {
      if (raw.length() <= LONGEST && isPlain(raw)) {
        MailAddress address = new MailAddress(raw);
        if (!STAND_IN.matcher(address.getLocalPart()).matches()) {
          return address;
        }
      }
    } catch (AddressException e) {
      // not one that James can express, so it gets a stand-in
    }
    MailAddress standIn = standIn("raw-" + number + ".envelope.postern", domain(raw));
    standIns.put(standIn, raw);
    return standIn;
  }

  /** What qmail takes for the domain: all behind the last @. A dot at its end changes nothing. */
  private static String domain(String raw) {
    int end = raw.length();
    while (end > 0 && raw.charAt(end - 1) == '.') {
      end--;
    }
    String domain = raw.substring(Math.min(raw.lastIndexOf('@') + 1, end), end);
    return raw.indexOf('@') >= 0 && domain.length() <= LONGEST_DOMAIN && isPlain(domain)
        ? domain
        : NO_DOMAIN;
  }

  private static boolean isPlain(String text) {
    return text.chars().allMatch(c -> c > 32 && c < 127);
  }

  private static MailAddress standIn(String local, String domain) {
    try {
      return new MailAddress(local + "@" + domain);
    } catch (AddressException e) {
      if (domain.equals(NO_DOMAIN)) {
        throw new IllegalStateException(e);
      }
      return standIn(local, NO_DOMAIN);
    }
  }
}
