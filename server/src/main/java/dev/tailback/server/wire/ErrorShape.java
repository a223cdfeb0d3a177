package dev.tailback.server.wire;

import dev.tailback.engine.queue.Refusal;
import dev.tailback.engine.queue.Refusal.Reason;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How one kind of error looks on the wire.
 *
 * @param jsonType the {@code __type} in JSON, with its namespace
 * @param queryCode the {@code Code} in Query, which JSON repeats in {@code x-amzn-query-error} and
 *     batch results in {@code Code}
 * @param status the HTTP status
 * @param fault whose fault it is
 */
public record ErrorShape(String jsonType, String queryCode, int status, Fault fault) {

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
  static final ErrorShape NO_OPERATION =
      framework("UnknownOperationException", "InvalidAction", 404, Fault.SENDER);

  static final ErrorShape UNKNOWN_OPERATION =
      framework("UnknownOperationException", "InvalidAction", 400, Fault.SENDER);
  static final ErrorShape SERIALIZATION =
      framework("SerializationException", "MalformedInput", 400, Fault.SENDER);

  /** One of the errors that AWS's services have in common. */
  static final ErrorShape MALFORMED_HTTP =
      framework("MalformedHttpRequestException", "MalformedHttpRequest", 400, Fault.SENDER);

  static final ErrorShape REQUEST_TIMEOUT =
      framework("RequestTimeoutException", "RequestTimeout", 408, Fault.SENDER);
  static final ErrorShape TOO_LARGE =
      framework("RequestEntityTooLargeException", "RequestEntityTooLarge", 413, Fault.SENDER);
  static final ErrorShape INTERNAL_FAILURE =
      framework("InternalFailure", "InternalError", 500, Fault.RECEIVER);

  private static final int LOWEST_OF_RECEIVER = 500;
  private static final String PREFIX = "AWS.SimpleQueueService.";
  private static final String NO_QUEUE_IN_QUERY =
      "The specified queue does not exist for this wsdl version.";

  /** The shape of a refusal's reason. */
  public static ErrorShape of(Reason reason) {
    return switch (reason) {
      case BATCH_ENTRY_IDS_NOT_DISTINCT -> prefixed("BatchEntryIdsNotDistinct", 400);
      case BATCH_REQUEST_TOO_LONG -> prefixed("BatchRequestTooLong", 400);
      case EMPTY_BATCH_REQUEST -> prefixed("EmptyBatchRequest", 400);
      case INTERNAL_ERROR -> INTERNAL_FAILURE;
      case INVALID_ADDRESS -> same("InvalidAddress", 404);
      case INVALID_ATTRIBUTE_NAME -> same("InvalidAttributeName", 400);
      case INVALID_ATTRIBUTE_VALUE -> same("InvalidAttributeValue", 400);
      case INVALID_BATCH_ENTRY_ID -> prefixed("InvalidBatchEntryId", 400);
      case INVALID_MESSAGE_CONTENTS -> same("InvalidMessageContents", 400);
      case INVALID_PARAMETER_VALUE ->
          framework("InvalidParameterValueException", "InvalidParameterValue", 400, Fault.SENDER);
      case KMS_ACCESS_DENIED -> sqs("KmsAccessDenied", "KMS.AccessDeniedException", 400);
      case KMS_DISABLED -> sqs("KmsDisabled", "KMS.DisabledException", 400);
      case KMS_INVALID_KEY_USAGE -> sqs("KmsInvalidKeyUsage", "KMS.InvalidKeyUsageException", 400);
      case KMS_INVALID_STATE -> sqs("KmsInvalidState", "KMS.InvalidStateException", 400);
      case KMS_NOT_FOUND -> sqs("KmsNotFound", "KMS.NotFoundException", 400);
      case KMS_OPT_IN_REQUIRED -> sqs("KmsOptInRequired", "KMS.OptInRequired", 403);
      case KMS_THROTTLED -> sqs("KmsThrottled", "KMS.ThrottlingException", 400);
      case MISSING_PARAMETER ->
          framework("MissingRequiredParameterException", "MissingParameter", 400, Fault.SENDER);
      case OVER_LIMIT -> same("OverLimit", 403);
      case PURGE_QUEUE_IN_PROGRESS -> prefixed("PurgeQueueInProgress", 403);
      case QUEUE_DELETED_RECENTLY -> prefixed("QueueDeletedRecently", 400);
      case QUEUE_DOES_NOT_EXIST -> sqs("QueueDoesNotExist", PREFIX + "NonExistentQueue", 400);
      case QUEUE_NAME_EXISTS -> sqs("QueueNameExists", "QueueAlreadyExists", 400);
      case RECEIPT_HANDLE_IS_INVALID -> same("ReceiptHandleIsInvalid", 404);
      case REQUEST_THROTTLED -> same("RequestThrottled", 403);
      case RESOURCE_NOT_FOUND -> same("ResourceNotFoundException", 404);
      case SERVICE_UNAVAILABLE ->
          framework("ServiceUnavailable", "ServiceUnavailable", 503, Fault.RECEIVER);
      case TOO_MANY_ENTRIES_IN_BATCH_REQUEST -> prefixed("TooManyEntriesInBatchRequest", 400);
      case UNSUPPORTED_OPERATION -> prefixed("UnsupportedOperation", 400);
    };
  }

  /** Returns the reason with this code in Query or name in JSON; {@code null} if SQS has none. */
  public static @Nullable Reason reasonNamed(String name) {
    for (Reason reason : Reason.values()) {
      ErrorShape shape = of(reason);
      if (shape.name().equals(name) || shape.queryCode.equals(name)) {
        return reason;
      }
    }
    return null;
  }

  /**
   * Returns the error with this code in Query or name in JSON.
   *
   * @param status replaces the error's own status, and makes an error of any name that SQS does not
   *     have; {@code null} for SQS's own
   */
  public static ErrorShape named(String name, @Nullable Integer status) {
    Reason reason = reasonNamed(name);
    if (status != null) {
      return (reason == null ? same(name, status) : of(reason)).withStatus(status);
    }
    return of(Objects.requireNonNull(reason, name));
  }

  /** The same error with another status, which tells whose fault it is. */
  private ErrorShape withStatus(int newStatus) {
    Fault newFault = newStatus < LOWEST_OF_RECEIVER ? Fault.SENDER : Fault.RECEIVER;
    return new ErrorShape(jsonType, queryCode, newStatus, newFault);
  }

  /** The text in Query, where SQS words the absence of a queue otherwise than in JSON. */
  static String queryText(Refusal refusal) {
    return refusal.reason() == Reason.QUEUE_DOES_NOT_EXIST ? NO_QUEUE_IN_QUERY : refusal.text();
  }

  /** The error's name in JSON, without its namespace. */
  public String name() {
    return jsonType.substring(jsonType.indexOf('#') + 1);
  }

  /** The value of {@code x-amzn-query-error}. */
  String queryError() {
    return queryCode + ";" + fault.wireName();
  }

  private static ErrorShape same(String name, int status) {
    return sqs(name, name, status);
  }

  private static ErrorShape prefixed(String name, int status) {
    return sqs(name, PREFIX + name, status);
  }

  private static ErrorShape sqs(String name, String queryCode, int status) {
    return new ErrorShape("com.amazonaws.sqs#" + name, queryCode, status, Fault.SENDER);
  }

  private static ErrorShape framework(String name, String queryCode, int status, Fault fault) {
    return new ErrorShape("com.amazon.coral.service#" + name, queryCode, status, fault);
  }
}
