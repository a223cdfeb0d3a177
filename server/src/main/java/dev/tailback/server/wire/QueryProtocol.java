package dev.tailback.server.wire;

import dev.tailback.engine.queue.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * AWS Query: parameters are in the URL or a form; responses are XML, or JSON if the client accepts
 * it.
 */
final class QueryProtocol implements Protocol {
  static final String FORM = "application/x-www-form-urlencoded";
  static final String CONTENT_TYPE = "text/xml";

  private static final String JSON_CONTENT_TYPE = "application/json";

  private final ServiceModel service;
  private final QueryFormat format;
  private final byte[] version;

  QueryProtocol(ServiceModel service, QueryFormat format) {
    this.service = service;
    this.format = format;
    version = ("Version=" + service.apiVersion()).getBytes(StandardCharsets.US_ASCII);
  }

  static boolean acceptsJson(WireRequest.Headers headers) {
    String accepted = headers.first("Accept");
    return accepted != null && accepted.startsWith(JSON_CONTENT_TYPE);
  }

  /** Returns whether a request's {@code Version} is that of the service's API. */
  boolean isVersionOf(WireRequest request) {
    return request.hasParameter(version);
  }

  @Override
  public ServiceModel service() {
    return service;
  }

  @Override
  public Call read(WireRequest request, Caller anonymous) {
    if (!request.method().equals("POST") && !request.method().equals("GET")) {
      throw BadRequest.noOperation();
    }
    String path = NormalPath.of(request.path());
    Map<String, String> implied = service.traits().queryParameters(path);
    QueryInput input = QueryInput.of(service, implied, request.query(), request.body());
    String action = action(input, path);
    Caller caller = Credentials.of(request, input, service).caller(anonymous);
    return Call.of(action, input, caller, request);
  }

  private String action(QueryInput input, String path) {
    String action = input.string("Action");
    if (action == null || action.isEmpty()) {
      throw BadRequest.noOperation();
    }
    if (!service.traits().hasQueryAction(action, path)) {
      throw unknownAction(action);
    }
    return action;
  }

  @Override
  public boolean readsForms() {
    return true;
  }

  @Override
  public int maxEscape() {
    return "&quot;".length();
  }

  @Override
  public WireResponse success(String action, Result result, String requestId) {
    return response(
        200, requestId, result.failure(), format.success(service, action, result, requestId));
  }

  @Override
  public WireResponse refusal(Refusal refusal, String requestId) {
    return error(
        service.traits().error(refusal.reason()), service.traits().queryText(refusal), requestId);
  }

  @Override
  public BadRequest unknownAction(String action) {
    return BadRequest.unknownOperation("The action " + action + " is not valid for this endpoint.");
  }

  @Override
  public WireResponse error(ErrorShape shape, String text, String requestId) {
    Failure failure = new Failure(shape.name(), text);
    return response(
        shape.status(), requestId, failure, format.error(service, shape, text, requestId));
  }

  private WireResponse response(
      int status, String requestId, @Nullable Failure failure, byte[] body) {
    String contentType = format == QueryFormat.XML ? CONTENT_TYPE : JSON_CONTENT_TYPE;
    return new WireResponse(status, contentType, requestId, null, null, failure, body);
  }
}
