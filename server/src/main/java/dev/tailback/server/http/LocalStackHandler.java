package dev.tailback.server.http;

import dev.tailback.server.localstack.InternalEndpoints;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import org.jspecify.annotations.Nullable;

/** Answers requests to LocalStack's internal endpoints. */
public final class LocalStackHandler implements HttpHandler {
  /** The path of the services' readiness, which anybody may read. */
  public static final String HEALTH_PATH = InternalEndpoints.PATH + "/health";

  private final InternalEndpoints endpoints;

  public LocalStackHandler(InternalEndpoints endpoints) {
    this.endpoints = endpoints;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    HttpString method = exchange.getRequestMethod();
    boolean reads = method.equals(Methods.GET) || method.equals(Methods.HEAD);
    @Nullable String document = reads ? endpoints.document(exchange.getRequestPath()) : null;
    exchange.setStatusCode(document == null ? 404 : 200);
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
    exchange.getResponseSender().send(document == null ? InternalEndpoints.UNKNOWN : document);
  }
}
