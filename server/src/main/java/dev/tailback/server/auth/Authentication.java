package dev.tailback.server.auth;

import dev.tailback.server.wire.BadRequest;
import dev.tailback.server.wire.Caller;
import dev.tailback.server.wire.ServiceModel;
import dev.tailback.server.wire.WireRequest;
import org.jspecify.annotations.Nullable;

/** Finds out who makes a request to an AWS service, before the request is decoded. */
@FunctionalInterface
public interface Authentication {

  /** Lets everybody in, and trusts what requests say about the caller. */
  Authentication NONE = (request, service) -> null;

  /**
   * Returns who makes a request, {@code null} to trust what the request says about itself.
   *
   * @param request with its body as it was sent, which may be compressed
   * @param service the service that the request goes to
   * @throws BadRequest if the request does not prove who makes it
   */
  @Nullable Caller caller(WireRequest request, ServiceModel service);
}
