package dev.tailback.server.wire;

import dev.tailback.engine.queue.RefusalReason;
import org.jspecify.annotations.Nullable;

/**
 * How one kind of error looks on the wire. The constants are the errors that all AWS services
 * share.
 *
 * @param jsonType the {@code __type} in JSON and CBOR, with its namespace
 * @param queryCode the {@code Code} in Query, also sent in the {@code x-amzn-query-error} header of
 *     JSON and CBOR and in batch results; empty if there is none
 * @param status the HTTP status
 */
public record ErrorShape(String jsonType, String queryCode, int status) implements RefusalReason {

  /** Says who caused an error. After {@code Receiver} errors a retry may help. */
  public enum Fault {
    SENDER("Sender"),
    RECEIVER("Receiver");

    private final String wireName;

    Fault(String wireName) {
      this.wireName = wireName;
    }

    String wireName() {
      return wireName;
    }
  }

  /** The request names no operation. The response has neither code nor text. */
  static final ErrorShape NO_OPERATION = common("UnknownOperationException", "InvalidAction", 404);

  /** AWS JSON: the service has no operation of this name. The error has no code in Query. */
  static final ErrorShape UNKNOWN_TARGET = common("UnknownOperationException", "", 400);

  /** The service has no operation of this name. */
  public static final ErrorShape UNKNOWN_OPERATION =
      common("UnknownOperationException", "InvalidAction", 400);

  static final ErrorShape SERIALIZATION = common("SerializationException", "MalformedInput", 400);
  static final ErrorShape MALFORMED_HTTP =
      common("MalformedHttpRequestException", "MalformedHttpRequest", 400);
  static final ErrorShape MISSING_AUTHENTICATION_TOKEN =
      common("MissingAuthenticationTokenException", "MissingAuthenticationToken", 403);
  static final ErrorShape UNRECOGNIZED_CLIENT =
      common("UnrecognizedClientException", "InvalidClientTokenId", 403);
  static final ErrorShape INVALID_SIGNATURE =
      common("InvalidSignatureException", "SignatureDoesNotMatch", 403);
  static final ErrorShape INCOMPLETE_SIGNATURE =
      common("IncompleteSignatureException", "IncompleteSignature", 400);

  /** The client may not make the call. */
  public static final ErrorShape ACCESS_DENIED =
      common("AccessDeniedException", "AccessDenied", 403);

  static final ErrorShape REQUEST_TIMEOUT =
      common("RequestTimeoutException", "RequestTimeout", 408);
  static final ErrorShape TOO_LARGE =
      common("RequestEntityTooLargeException", "RequestEntityTooLarge", 413);

  /** The service failed. */
  public static final ErrorShape INTERNAL_FAILURE = common("InternalFailure", "InternalError", 500);

  /** A parameter has an invalid value. */
  public static final ErrorShape INVALID_PARAMETER_VALUE =
      common("InvalidParameterValueException", "InvalidParameterValue", 400);

  /** A required parameter is absent or empty. */
  public static final ErrorShape MISSING_PARAMETER =
      common("MissingRequiredParameterException", "MissingParameter", 400);

  /** The service can't handle the request at the moment. */
  public static final ErrorShape SERVICE_UNAVAILABLE =
      common("ServiceUnavailable", "ServiceUnavailable", 503);

  private static final int MIN_RECEIVER_STATUS = 500;

  /** Returns who caused the error, which follows from its status. */
  public Fault fault() {
    return status < MIN_RECEIVER_STATUS ? Fault.SENDER : Fault.RECEIVER;
  }

  /** Returns the same error with another status. */
  public ErrorShape withStatus(int newStatus) {
    return new ErrorShape(jsonType, queryCode, newStatus);
  }

  /** Returns the error's name in JSON, without its namespace. */
  public String name() {
    return jsonType.substring(jsonType.indexOf('#') + 1);
  }

  /** Returns the value of {@code x-amzn-query-error}, {@code null} if there is none. */
  @Nullable String queryError() {
    return queryCode.isEmpty() ? null : queryCode + ";" + fault().wireName();
  }

  private static ErrorShape common(String name, String queryCode, int status) {
    return new ErrorShape("com.amazon.coral.service#" + name, queryCode, status);
  }
}
