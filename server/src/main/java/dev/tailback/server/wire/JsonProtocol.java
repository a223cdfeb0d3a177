package dev.tailback.server.wire;

import dev.tailback.engine.queue.Refusal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** AWS JSON: the action is in a header, request and response are JSON objects. */
final class JsonProtocol implements Protocol {
  private static final String ANY_VERSION = "application/x-amz-json-";
  private static final String TARGET = "X-Amz-Target";
  private static final byte[] NO_BODY = {};

  private final ServiceModel service;
  private final String contentType;
  private final String targetPrefix;
  private final boolean isQueryMode;

  /**
   * @param isQueryMode whether errors have the status that they have in Query
   */
  JsonProtocol(ServiceModel service, boolean isQueryMode) {
    this.service = service;
    this.isQueryMode = isQueryMode;
    contentType = ANY_VERSION + service.jsonVersion();
    targetPrefix = service.targetPrefix() + ".";
  }

  static boolean speaks(WireRequest.Headers headers) {
    return headers.areOfType(ANY_VERSION)
        || (!headers.areOfForm() && headers.first(TARGET) != null);
  }

  /** Returns whether a request's target has the service's prefix. */
  boolean isFor(WireRequest request) {
    String target = request.header(TARGET);
    return target != null && target.startsWith(targetPrefix);
  }

  /** Returns whether a request's path is that of Smithy RPC for the service. */
  boolean isAtPath(WireRequest request) {
    return SmithyRpc.action(service, request.path()) != null;
  }

  boolean isSmithyRpc(WireRequest request) {
    return SmithyRpc.isSpoken(service, request.path(), request.headers());
  }

  @Override
  public ServiceModel service() {
    return service;
  }

  @Override
  public Call read(WireRequest request, Caller anonymous) {
    if (isSmithyRpc(request)) {
      throw SmithyRpc.refusal(service);
    }
    if (!request.method().equals("POST")) {
      throw BadRequest.noOperation();
    }
    String action = action(request.header(TARGET));
    Input input = new JsonInput(JsonBody.read(new JsonText(request.body()), service));
    Input signature = QueryInput.of(service, Map.of(), request.query(), NO_BODY);
    Caller caller = Credentials.of(request, signature, service).caller(anonymous);
    return Call.of(action, input, caller, request);
  }

  private String action(@Nullable String target) {
    if (target == null || !target.startsWith(targetPrefix)) {
      throw unknownAction("");
    }
    return target.substring(targetPrefix.length());
  }

  @Override
  public int maxEscape() {
    return 2; // a quotation mark and its backslash
  }

  @Override
  public WireResponse success(String action, Result result, String requestId) {
    byte[] body = result == Result.NOTHING ? NO_BODY : JsonOutput.render(result);
    return new WireResponse(200, contentType, requestId, null, null, result.failure(), body);
  }

  @Override
  public WireResponse refusal(Refusal refusal, String requestId) {
    return error(service.traits().error(refusal.reason()), refusal.text(), requestId);
  }

  @Override
  public BadRequest unknownAction(String action) {
    return BadRequest.unknownTarget();
  }

  @Override
  public WireResponse error(ErrorShape shape, String text, String requestId) {
    byte[] body =
        JsonOutput.render(
            output -> {
              output.string("__type", shape.jsonType());
              output.string(service.traits().errorTextName(), text);
            });
    return new WireResponse(
        isQueryMode ? shape.status() : service.traits().statusOutsideQueryMode(shape),
        contentType,
        requestId,
        service.traits().isQueryCompatible() ? shape.queryError() : null,
        null,
        new Failure(shape.name(), text),
        body);
  }
}
