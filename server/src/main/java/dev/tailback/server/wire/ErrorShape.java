package dev.tailback.server.wire;

import dev.tailback.engine.queue.RefusalReason;

/**
 * How one kind of error looks on the wire. The constants are errors that all of AWS's services
 * have.
 *
 * @param jsonType the {@code __type} in JSON, with its namespace
 * @param queryCode the {@code Code} in Query, which JSON repeats in {@code x-amzn-query-error} and
 *     batch results in {@code Code}
 * @param status the HTTP status
 */
public record ErrorShape(String jsonType, String queryCode, int status) implements RefusalReason {

  /** Whose fault an error is: {@code Receiver} means that trying again may help. */
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

  /** The request asks for no operation at all; answered without code or text. */
  static final ErrorShape NO_OPERATION = common("UnknownOperationException", "InvalidAction", 404);

  static final ErrorShape UNKNOWN_OPERATION =
      common("UnknownOperationException", "InvalidAction", 400);
  static final ErrorShape SERIALIZATION = common("SerializationException", "MalformedInput", 400);
  static final ErrorShape MALFORMED_HTTP =
      common("MalformedHttpRequestException", "MalformedHttpRequest", 400);
  static final ErrorShape REQUEST_TIMEOUT =
      common("RequestTimeoutException", "RequestTimeout", 408);
  static final ErrorShape TOO_LARGE =
      common("RequestEntityTooLargeException", "RequestEntityTooLarge", 413);

  /** The service has failed. */
  public static final ErrorShape INTERNAL_FAILURE = common("InternalFailure", "InternalError", 500);

  /** A parameter's value is not acceptable. */
  public static final ErrorShape INVALID_PARAMETER_VALUE =
      common("InvalidParameterValueException", "InvalidParameterValue", 400);

  /** A required parameter is absent or empty. */
  public static final ErrorShape MISSING_PARAMETER =
      common("MissingRequiredParameterException", "MissingParameter", 400);

  /** The service can't answer now. */
  public static final ErrorShape SERVICE_UNAVAILABLE =
      common("ServiceUnavailable", "ServiceUnavailable", 503);

  private static final int MIN_RECEIVER_STATUS = 500;

  /** Returns whose fault the error is, which its status tells. */
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

  /** Returns the value of {@code x-amzn-query-error}. */
  String queryError() {
    return queryCode + ";" + fault().wireName();
  }

  private static ErrorShape common(String name, String queryCode, int status) {
    return new ErrorShape("com.amazon.coral.service#" + name, queryCode, status);
  }
}
