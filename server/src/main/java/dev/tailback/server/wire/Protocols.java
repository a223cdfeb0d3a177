package dev.tailback.server.wire;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the protocol and the service of each request on a port. The protocol is CBOR if path and
 * header say so. It is JSON if the content type says so, or if there is a target header and the
 * content is not a form; else it is Query. Requests in a protocol that is not supported are refused
 * in JSON.
 *
 * <p>In CBOR the path names the service, in JSON the target's prefix; in Query the credential scope
 * does, or else the {@code Version}. Requests that name no known service belong to the first one.
 */
public final class Protocols {
  private static final byte[] NO_BODY = {};

  private static final String QUERY_MODE = "X-Amzn-Query-Mode";

  private record Spoken(
      ServiceModel service,
      CborProtocol cbor,
      CborProtocol cborInQueryMode,
      JsonProtocol json,
      JsonProtocol jsonInQueryMode,
      QueryProtocol xml,
      QueryProtocol queryJson,
      QueryProtocol xmlAsJson) {

    static Spoken of(ServiceModel service) {
      return new Spoken(
          service,
          new CborProtocol(service, false),
          new CborProtocol(service, true),
          new JsonProtocol(service, false),
          new JsonProtocol(service, true),
          new QueryProtocol(service, QueryFormat.XML),
          new QueryProtocol(service, QueryFormat.JSON),
          new QueryProtocol(service, QueryFormat.XML_AS_JSON));
    }
  }

  private final List<Spoken> services;
  private final Spoken first;

  /**
   * Creates the protocols of services.
   *
   * @param services at least one; the first gets the requests that name no known service
   */
  public Protocols(List<ServiceModel> services) {
    this.services = services.stream().map(Spoken::of).toList();
    first = this.services.get(0);
  }

  /** Returns the protocol of a request. */
  public Protocol of(WireRequest request) {
    WireRequest.Headers headers = request.headers();
    Spoken cbor = find(s -> CborProtocol.isFor(s.service, request));
    if (cbor != null) {
      return isQueryMode(headers) ? cbor.cborInQueryMode : cbor.cbor;
    }
    if (JsonProtocol.speaks(headers) || find(s -> s.json.isSmithyRpc(request)) != null) {
      return json(request);
    }
    Spoken query = query(request);
    return QueryProtocol.acceptsJson(headers) ? query.queryJson : query.xml;
  }

  /**
   * Returns the protocol of a request to one of LocalStack's endpoints, whose JSON has the shape of
   * its XML.
   */
  public Protocol ofLocalStack(WireRequest request) {
    WireRequest.Headers headers = request.headers();
    if (JsonProtocol.speaks(headers)) {
      return json(request);
    }
    Spoken query = query(request);
    return QueryProtocol.acceptsJson(headers) ? query.xmlAsJson : query.xml;
  }

  /** Returns the protocol of a request whose body has not been read. */
  public Protocol of(String path, WireRequest.Headers headers) {
    return of(new WireRequest("POST", path, "", headers, NO_BODY, "", null));
  }

  /** Returns the protocol for the response to a request that is not even valid HTTP. */
  public Protocol ofUnknown() {
    return first.xml;
  }

  private Protocol json(WireRequest request) {
    Spoken named = find(s -> s.json.isFor(request));
    Spoken found = named == null ? find(s -> s.json.isAtPath(request)) : named;
    return isQueryMode(request.headers()) ? orFirst(found).jsonInQueryMode : orFirst(found).json;
  }

  private static boolean isQueryMode(WireRequest.Headers headers) {
    return "true".equals(headers.first(QUERY_MODE));
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
