package dev.tailback.server.auth;

import dev.tailback.server.wire.BadRequest;
import dev.tailback.server.wire.Caller;
import dev.tailback.server.wire.ServiceModel;
import dev.tailback.server.wire.WireRequest;
import org.jspecify.annotations.Nullable;

/** Finds out who makes a request to an AWS service, before the request is decoded. */
@FunctionalInterface
public interface Authentication {

  /** Lets everybody in, and believes who they say they are. */
  Authentication NONE = (request, service) -> null;

  /**
   * Returns who makes a request, {@code null} if what the request says of itself is to be believed.
   *
   * @param request with its body as it was sent, which may be compressed
   * @param service the service that the request goes to
   * @throws BadRequest if the request does not prove who makes it
   */
  @Nullable Caller caller(WireRequest request, ServiceModel service);
}
