package dev.tailback.server.wire;

import dev.tailback.engine.queue.Refusal;
import org.jspecify.annotations.Nullable;

/** AWS JSON 1.0: the action in a header, one JSON object each way. */
final class JsonProtocol implements Protocol {
  static final JsonProtocol INSTANCE = new JsonProtocol();

  private static final String CONTENT_TYPE = "application/x-amz-json-1.0";
  private static final String ANY_VERSION = "application/x-amz-json-";
  private static final String TARGET = "X-Amz-Target";
  private static final String TARGET_PREFIX = "AmazonSQS.";
  private static final byte[] NO_BODY = {};

  private JsonProtocol() {}

  static boolean speaks(WireRequest.Headers headers) {
    String type = headers.first("Content-Type");
    if (type != null && startsWithIgnoringCase(type, ANY_VERSION)) {
      return true;
    }
    boolean form = type != null && startsWithIgnoringCase(type, QueryProtocol.FORM);
    return !form && headers.first(TARGET) != null;
  }

  @Override
  public Call read(WireRequest request, Caller anonymous) {
    if (SmithyRpc.isSpoken(request.path(), request.headers())) {
      throw SmithyRpc.refusal();
    }
    if (!request.method().equals("POST")) {
      throw BadRequest.noOperation();
    }
    String action = action(request.header(TARGET));
    Input input = new JsonInput(JsonBody.read(new JsonText(request.body())));
    Input signature = QueryInput.of(null, request.query(), NO_BODY);
    Caller caller = Credentials.of(request, signature).caller(anonymous);
    return new Call(
        action, input, caller, request.endpoint(), TraceHeader.of(request), request.userAgent());
  }

  private String action(@Nullable String target) {
    if (target == null || !target.startsWith(TARGET_PREFIX)) {
      throw unknownAction("");
    }
    return target.substring(TARGET_PREFIX.length());
  }

  @Override
  public int maxEscape() {
    return 2; // a quotation mark and its backslash
  }

  @Override
  public WireResponse success(String action, Result result, String requestId) {
    byte[] body = result == Result.NOTHING ? NO_BODY : JsonOutput.render(result);
    return new WireResponse(200, CONTENT_TYPE, requestId, null, result.failure(), body);
  }

  @Override
  public WireResponse refusal(Refusal refusal, String requestId) {
    return error(ErrorShape.of(refusal.reason()), refusal.text(), requestId);
  }

  @Override
  public BadRequest unknownAction(String action) {
    return BadRequest.unknownOperation("");
  }

  @Override
  public WireResponse error(ErrorShape shape, String text, String requestId) {
    byte[] body =
        JsonOutput.render(
            output -> {
              output.string("__type", shape.jsonType());
              output.string("message", text);
            });
    return new WireResponse(
        shape.status(),
        CONTENT_TYPE,
        requestId,
        shape.queryError(),
        new Failure(shape.name(), text),
        body);
  }

  private static boolean startsWithIgnoringCase(String text, String prefix) {
    return text.regionMatches(true, 0, prefix, 0, prefix.length());
  }
}
