package dev.tailback.server.service;

import dev.tailback.server.wire.Protocol;
import dev.tailback.server.wire.Protocols;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The services on one port, and the actions of each. */
public final class Services {
  private final Map<String, Service> byName;
  private final Protocols protocols;

  /**
   * Creates the set of services.
   *
   * @param services at least one; the first gets the requests that name no known service
   */
  public Services(Service... services) {
    List<Service> all = List.of(services);
    byName = all.stream().collect(Collectors.toMap(s -> s.model().name(), Function.identity()));
    protocols = new Protocols(all.stream().map(Service::model).toList());
  }

  /** Returns the protocols of these services. */
  public Protocols protocols() {
    return protocols;
  }

  /** Returns the service that a protocol reads calls to. */
  public Service of(Protocol protocol) {
    return Objects.requireNonNull(byName.get(protocol.service().name()));
  }
}
