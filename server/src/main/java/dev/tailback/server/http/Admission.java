package dev.tailback.server.http;

import dev.tailback.server.auth.Authentication;
import dev.tailback.server.wire.BadRequest;
import dev.tailback.server.wire.Caller;
import dev.tailback.server.wire.ServiceModel;
import dev.tailback.server.wire.WireRequest;
import io.undertow.server.HttpServerExchange;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Decides which requests to AWS services are let in, and who makes them. */
public final class Admission {
  /** Lets everybody in, and trusts what requests say about the caller. */
  public static final Admission EVERYBODY = new Admission(Authentication.NONE, exchange -> false);

  private final Authentication authentication;
  private final Predicate<HttpServerExchange> isTrusted;

  /**
   * @param authentication finds out who makes a request
   * @param isTrusted returns which requests are let in without that, and trusted: those of the
   *     console once somebody has logged in there
   */
  public Admission(Authentication authentication, Predicate<HttpServerExchange> isTrusted) {
    this.authentication = authentication;
    this.isTrusted = isTrusted;
  }

  /**
   * Returns who makes a request, {@code null} to trust what the request says about itself.
   *
   * @param sent the request as it was sent; its body may be compressed
   * @throws BadRequest if the request is not let in
   */
  @Nullable Caller caller(HttpServerExchange exchange, WireRequest sent, ServiceModel service) {
    return isTrusted.test(exchange) ? null : authentication.caller(sent, service);
  }
}
