package org.postern.inspection.engine.registry;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.postern.inspection.engine.Cause;
import org.postern.inspection.engine.Deadline;
import org.postern.inspection.engine.Trouble;

/**
 * Name servers that are asked over UDP, one after the other until one answers: each question from a
 * port and with a number that nobody can guess.
 */
final class NameServers {
  private static final int LARGEST = 4096;

  /** How long one is waited for before the next is asked, or the same again. */
  private static final Duration PATIENCE = Duration.ofMillis(1500);

  private final List<InetSocketAddress> servers;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param servers at least one
   */
  NameServers(List<InetSocketAddress> servers) {
    this.servers = List.copyOf(servers);
  }

  /**
   * Returns the first answer that says whether there is such a name.
   *
   * @throws Trouble if nobody says in time
   */
  DnsReply ask(String name, RecordType type, Deadline deadline) throws Trouble {
    Trouble last = new Trouble(Cause.TIMEOUT, "no name server answered in time");
    int refused = 0;
    for (int i = 0; !deadline.passed() && refused < servers.size(); i++) {
      try {
        DnsQuery query = new DnsQuery(random.nextInt(1 << 16), name, type);
        DnsReply reply =
            exchange(servers.get(i % servers.size()), query, deadline.atMost(PATIENCE));
        if (!(reply instanceof DnsReply.Failure failure)) {
          return reply;
        }
        last =
            new Trouble(Cause.ENGINE_ERROR, "the name server failed with code " + failure.code());
        refused++;
      } catch (SocketTimeoutException e) {
        last = new Trouble(Cause.TIMEOUT, "no name server answered in time");
      } catch (PortUnreachableException e) {
        last =
            new Trouble(Cause.UNREACHABLE, "nobody listens at " + servers.get(i % servers.size()));
        refused++;
      } catch (IOException e) {
        last = new Trouble(Cause.UNREACHABLE, "the name server cannot be asked: " + e.getMessage());
        refused++;
      }
    }
    throw last;
  }

  private static DnsReply exchange(InetSocketAddress server, DnsQuery query, Deadline deadline)
      throws IOException, Trouble {
    try (DatagramSocket socket = new DatagramSocket()) {
      // What comes from anybody else is not seen.
      socket.connect(server);
      byte[] question = query.bytes();
      socket.send(new DatagramPacket(question, question.length));
      DatagramPacket packet = new DatagramPacket(new byte[LARGEST], LARGEST);
      while (true) {
        long millis = deadline.left().toMillis();
        if (millis == 0) {
          throw new SocketTimeoutException();
        }
        socket.setSoTimeout((int) Math.min(millis, Integer.MAX_VALUE));
        packet.setLength(LARGEST);
        socket.receive(packet);
        Optional<DnsReply> reply = DnsReader.read(packet.getData(), packet.getLength(), query);
        if (reply.isPresent()) {
          return reply.get();
        }
      }
    }
  }
}
