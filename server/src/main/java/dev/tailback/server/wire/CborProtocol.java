package dev.tailback.server.wire;

import dev.tailback.engine.queue.Refusal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Smithy RPC v2 CBOR: the service and the action are in the path, request and response are CBOR
 * maps.
 *
 * @see <a href="https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html">Smithy RPC v2
 *     CBOR</a>
 */
final class CborProtocol implements Protocol {
  private static final String CONTENT_TYPE = "application/cbor";
  private static final byte[] NO_BODY = {};

  private final ServiceModel service;
  private final boolean isQueryMode;

  /**
   * @param isQueryMode whether errors have the status that they have in Query
   */
  CborProtocol(ServiceModel service, boolean isQueryMode) {
    this.service = service;
    this.isQueryMode = isQueryMode;
  }

  /** Returns whether a request is to this service, and in this protocol. */
  static boolean isFor(ServiceModel service, WireRequest request) {
    return service.speaksCbor()
        && SmithyRpc.action(service, request.path()) != null
        && SmithyRpc.CBOR.equals(request.header(SmithyRpc.HEADER));
  }

  @Override
  public ServiceModel service() {
    return service;
  }

  @Override
  public Call read(WireRequest request, Caller anonymous) {
    String action = SmithyRpc.action(service, request.path());
    if (action == null || !request.method().equals("POST")) {
      throw BadRequest.unknownOperation("Operations of " + service.name() + " are called by POST.");
    }
    checkContentType(request);
    Input input = new JsonInput(CborBody.read(request.body(), service));
    Input signature = QueryInput.of(service, Map.of(), request.query(), NO_BODY);
    Caller caller = Credentials.of(request, signature, service).caller(anonymous);
    return Call.of(action, input, caller, request);
  }

  private static void checkContentType(WireRequest request) {
    if (request.body().length > 0 && !request.headers().areOfType(CONTENT_TYPE)) {
      String type = request.header("Content-Type");
      throw BadRequest.malformed("The content type is " + type + ", not " + CONTENT_TYPE + ".");
    }
  }

  @Override
  public int maxEscape() {
    return 1;
  }

  @Override
  public WireResponse success(String action, Result result, String requestId) {
    byte[] body = CborOutput.map(result);
    return response(200, requestId, null, result.failure(), body);
  }

  @Override
  public WireResponse refusal(Refusal refusal, String requestId) {
    return error(service.traits().error(refusal.reason()), refusal.text(), requestId);
  }

  @Override
  public BadRequest unknownAction(String action) {
    return BadRequest.unknownOperation(service.name() + " has no operation " + action + ".");
  }

  @Override
  public WireResponse error(ErrorShape shape, String text, String requestId) {
    byte[] body =
        CborOutput.map(
            output -> {
              output.string("__type", shape.jsonType());
              output.string(service.traits().errorTextName(), text);
            });
    int status = isQueryMode ? shape.status() : service.traits().statusOutsideQueryMode(shape);
    return response(status, requestId, shape.queryError(), new Failure(shape.name(), text), body);
  }

  private static WireResponse response(
      int status,
      String requestId,
      @Nullable String queryError,
      @Nullable Failure failure,
      byte[] body) {
    return new WireResponse(
        status, CONTENT_TYPE, requestId, queryError, SmithyRpc.CBOR, failure, body);
  }
}
