package dev.tailback.server.service;

import dev.tailback.server.wire.ServiceModel;
import java.util.Map;

/**
 * An AWS service that the server offers.
 *
 * @param model how its API looks on the wire
 * @param actions its actions by name
 * @param interceptor intercepts its calls
 */
public record Service(ServiceModel model, Map<String, Action<?>> actions, Interceptor interceptor) {

  /** Creates a service whose calls go straight to their actions. */
  public Service(ServiceModel model, Map<String, Action<?>> actions) {
    this(model, actions, Interceptor.NONE);
  }

  /** Returns the same service with an interceptor. */
  public Service with(Interceptor newInterceptor) {
    return new Service(model, actions, newInterceptor);
  }
}
