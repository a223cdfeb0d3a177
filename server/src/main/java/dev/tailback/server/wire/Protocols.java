package dev.tailback.server.wire;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The protocols of all services on one port. A request's protocol follows from its headers: JSON
 * from its content type, or from a target header where the content is not a form; else Query.
 * Requests in a protocol that is not supported are refused in JSON.
 *
 * <p>The service is the one that the target's prefix names in JSON; in Query the credential
 * scope's, else that of the {@code Version}. Requests that name none of the services are taken to
 * be for the first.
 */
public final class Protocols {
  private static final byte[] NO_BODY = {};

  private record Spoken(
      ServiceModel service,
      JsonProtocol json,
      QueryProtocol xml,
      QueryProtocol queryJson,
      QueryProtocol xmlAsJson) {

    static Spoken of(ServiceModel service) {
      return new Spoken(
          service,
          new JsonProtocol(service),
          new QueryProtocol(service, QueryAnswer.XML),
          new QueryProtocol(service, QueryAnswer.JSON),
          new QueryProtocol(service, QueryAnswer.XML_AS_JSON));
    }
  }

  private final List<Spoken> services;
  private final Spoken first;

  /**
   * @param services at least one; the first gets requests that name no service
   */
  public Protocols(List<? extends ServiceModel> services) {
    this.services = services.stream().map(Spoken::of).toList();
    first = this.services.get(0);
  }

  /** Returns the protocol of a request. */
  public Protocol of(WireRequest request) {
    WireRequest.Headers headers = request.headers();
    if (JsonProtocol.speaks(headers) || find(s -> s.json.isSmithyRpc(request)) != null) {
      return json(request);
    }
    Spoken query = query(request);
    return QueryProtocol.acceptsJson(headers) ? query.queryJson : query.xml;
  }

  /** Returns the protocol of a request to LocalStack, whose JSON has the shape of its XML. */
  public Protocol ofLocalStack(WireRequest request) {
    WireRequest.Headers headers = request.headers();
    if (JsonProtocol.speaks(headers)) {
      return json(request);
    }
    Spoken query = query(request);
    return QueryProtocol.acceptsJson(headers) ? query.xmlAsJson : query.xml;
  }

  /** Returns the protocol of a request of which only the path and the headers have arrived. */
  public Protocol of(String path, WireRequest.Headers headers) {
    return of(new WireRequest("POST", path, "", headers, NO_BODY, ""));
  }

  /** Returns the protocol to answer in where nothing is known of a request. */
  public Protocol ofUnknown() {
    return first.xml;
  }

  private Protocol json(WireRequest request) {
    return orFirst(find(s -> s.json.isFor(request))).json;
  }

  private Spoken query(WireRequest request) {
    if (services.size() == 1) {
      return first;
    }
    String signed = Credentials.service(request);
    Spoken found = find(s -> s.service.signingName().equals(signed));
    return found == null ? orFirst(find(s -> s.xml.isVersionOf(request))) : found;
  }

  private Spoken orFirst(@Nullable Spoken found) {
    return found == null ? first : found;
  }

  private @Nullable Spoken find(Predicate<Spoken> wanted) {
    for (Spoken service : services) {
      if (wanted.test(service)) {
        return service;
      }
    }
    return null;
  }
}
