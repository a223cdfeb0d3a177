package dev.tailback.server.wire;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP answer, ready to be written.
 *
 * @param requestId the value of {@code x-amzn-RequestId}
 * @param queryError the value of {@code x-amzn-query-error}, in JSON errors only
 * @param failure what went wrong, if anything did
 */
@SuppressWarnings("ArrayRecordComponent") // the body is handed over, answers are never compared
public record WireResponse(
    int status,
    String contentType,
    String requestId,
    @Nullable String queryError,
    @Nullable Failure failure,
    byte[] body) {

  private static final byte[] NO_OPERATION =
      "<UnknownOperationException/>".getBytes(StandardCharsets.US_ASCII);

  /** What answers a request that asks for no operation at all, whatever its protocol. */
  static WireResponse noOperation(ServiceModel service, String requestId) {
    int status = ErrorShape.NO_OPERATION.status();
    Failure failure =
        new Failure(
            ErrorShape.NO_OPERATION.name(),
            "The request names no action of " + service.name() + ".");
    return new WireResponse(
        status, QueryProtocol.CONTENT_TYPE, requestId, null, failure, NO_OPERATION);
  }
}
