package org.postern.syslog;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import org.postern.syslog.SyslogTarget.Remote;

/** One datagram for each record (RFC 5426). That nobody listens is heard with the next one. */
final class UdpCarrier implements Carrier {
  private final DatagramChannel channel;

  private UdpCarrier(DatagramChannel channel) {
    this.channel = channel;
  }

  static Carrier open(Remote target) throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    try {
      InetSocketAddress address = new InetSocketAddress(target.host(), target.port());
      if (address.isUnresolved()) {
        throw new IOException("no address is known for " + target.host());
      }
      channel.connect(address);
      return new UdpCarrier(channel);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public void send(SyslogRecord record) throws IOException {
    try {
      channel.write(ByteBuffer.wrap(record.bytes()));
    } catch (PortUnreachableException e) {
      throw new IOException("nobody listens there", e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
