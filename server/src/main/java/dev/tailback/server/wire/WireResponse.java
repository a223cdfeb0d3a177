package dev.tailback.server.wire;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP response, ready to be written.
 *
 * @param requestId the value of {@code x-amzn-RequestId}
 * @param queryError the value of {@code x-amzn-query-error}; {@code null} except in errors of JSON
 *     and CBOR
 * @param smithyProtocol the value of {@code smithy-protocol}; {@code null} except in CBOR
 * @param moreHeaders its other headers, such as {@code x-amz-retry-after}
 * @param failure what failed, for the log; {@code null} if nothing did
 */
@SuppressWarnings("ArrayRecordComponent") // the body is handed over, responses are never compared
public record WireResponse(
    int status,
    String contentType,
    String requestId,
    @Nullable String queryError,
    @Nullable String smithyProtocol,
    Map<String, String> moreHeaders,
    @Nullable Failure failure,
    byte[] body) {

  /** Copies the headers. */
  public WireResponse {
    moreHeaders = Map.copyOf(moreHeaders);
  }

  /** Creates a response without more headers. */
  public WireResponse(
      int status,
      String contentType,
      String requestId,
      @Nullable String queryError,
      @Nullable String smithyProtocol,
      @Nullable Failure failure,
      byte[] body) {
    this(status, contentType, requestId, queryError, smithyProtocol, Map.of(), failure, body);
  }

  private static final byte[] NO_OPERATION =
      "<UnknownOperationException/>".getBytes(StandardCharsets.US_ASCII);

  /** Returns the same response with another failure for the log. */
  WireResponse withFailure(Failure newFailure) {
    return new WireResponse(
        status, contentType, requestId, queryError, smithyProtocol, moreHeaders, newFailure, body);
  }

  /** Returns the response to a request that names no operation; it is the same in all protocols. */
  static WireResponse noOperation(ServiceModel service, String requestId) {
    int status = ErrorShape.NO_OPERATION.status();
    Failure failure =
        new Failure(
            ErrorShape.NO_OPERATION.name(),
            "The request names no action of " + service.name() + ".");
    return new WireResponse(
        status, QueryProtocol.CONTENT_TYPE, requestId, null, null, failure, NO_OPERATION);
  }
}
