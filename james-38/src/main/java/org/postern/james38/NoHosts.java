package org.postern.james38;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.apache.james.dnsservice.api.DNSService;
import org.apache.james.dnsservice.api.TemporaryResolutionException;

/** A name service that knows no host but this one, so that no mail of a demonstration leaves it. */
final class NoHosts implements DNSService {
  @Override
  public List<String> findMXRecords(String domain) throws TemporaryResolutionException {
    throw new TemporaryResolutionException("no mail leaves this host");
  }

  @Override
  public List<String> findTXTRecords(String name) {
    return List.of();
  }

  @Override
  public List<InetAddress> getAllByName(String name) throws UnknownHostException {
    return List.of(getByName(name));
  }

  @Override
  public InetAddress getByName(String name) throws UnknownHostException {
    if (name.equals("localhost")) {
      return getLocalHost();
    }
    if (name.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}")) {
      return InetAddress.getByName(name);
    }
    throw new UnknownHostException(name);
  }

  @Override
  public InetAddress getLocalHost() {
    return InetAddress.getLoopbackAddress();
  }

  @Override
  public String getHostName(InetAddress address) {
    return "localhost";
  }
}
