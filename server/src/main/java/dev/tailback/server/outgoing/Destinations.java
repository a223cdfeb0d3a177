package dev.tailback.server.outgoing;

import dev.tailback.config.HostPort;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Decides to which addresses a request may be sent: those of listed hosts and ports, except
 * link-local addresses and this server itself.
 */
final class Destinations {
  /** The address under which EC2 hands out credentials over IPv6. */
  private static final String EC2_METADATA = "fd00:ec2:0:0:0:0:0:254";

  /** Resolves names to addresses. */
  interface Names {
    InetAddress[] resolve(String host) throws UnknownHostException;
  }

  private final Set<HostPort> listed;
  private final Names names;
  private volatile List<Integer> ownPorts = List.of();

  Destinations(Set<HostPort> listed, Names names) {
    this.listed = Set.copyOf(listed);
    this.names = names;
  }

  void setOwnPorts(List<Integer> ports) {
    ownPorts = List.copyOf(ports);
  }

  /**
   * Returns the addresses of a URL, at least one.
   *
   * @throws OutgoingException if it must not be called, or its name is unknown
   */
  List<InetSocketAddress> addresses(URI url) throws OutgoingException {
    HostPort target = HostPort.of(url);
    if (target == null) {
      throw new OutgoingException(
          "only URLs of http and https without user information are called");
    }
    if (!listed.contains(target)) {
      throw new OutgoingException(target + " is not listed under outgoing");
    }
    List<InetSocketAddress> allowed = new ArrayList<>();
    for (InetAddress address : resolve(target)) {
      if (isCallable(address, target.port())) {
        allowed.add(new InetSocketAddress(address, target.port()));
      }
    }
    if (allowed.isEmpty()) {
      throw new OutgoingException(
          target + " is a link-local address, or this server itself: neither is called");
    }
    return allowed;
  }

  private InetAddress[] resolve(HostPort target) throws OutgoingException {
    try {
      return names.resolve(target.host());
    } catch (UnknownHostException e) {
      throw new OutgoingException("there is no host " + target.host());
    }
  }

  private boolean isCallable(InetAddress address, int port) {
    return !address.isLinkLocalAddress()
        && !address.isAnyLocalAddress()
        && !address.isMulticastAddress()
        && !address.getHostAddress().equals(EC2_METADATA)
        && !(ownPorts.contains(port) && isOwn(address));
  }

  private static boolean isOwn(InetAddress address) {
    try {
      return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException e) {
      return true;
    }
  }
}
