package dev.tailback.server.sqs.request;

import dev.tailback.engine.queue.Refusal;
import dev.tailback.engine.queue.Refusal.Reason;
import dev.tailback.engine.queue.RefusalReason;
import dev.tailback.server.wire.ErrorShape;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The errors of the SQS API, one row each.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/CommonErrors.html">Common
 *     errors</a>
 */
public final class SqsErrors {
  private static final String NAMESPACE = "com.amazonaws.sqs";
  private static final String PREFIX = "AWS.SimpleQueueService.";

  public static final ErrorShape BATCH_ENTRY_IDS_NOT_DISTINCT =
      prefixed("BatchEntryIdsNotDistinct", 400);
  public static final ErrorShape BATCH_REQUEST_TOO_LONG = prefixed("BatchRequestTooLong", 400);
  public static final ErrorShape EMPTY_BATCH_REQUEST = prefixed("EmptyBatchRequest", 400);

  /** An entry of a batch has a member that is empty. */
  public static final ErrorShape EMPTY_VALUE = same("EmptyValue", 400);

  public static final ErrorShape INVALID_ADDRESS = same("InvalidAddress", 404);
  public static final ErrorShape INVALID_ATTRIBUTE_NAME = same("InvalidAttributeName", 400);
  public static final ErrorShape INVALID_ATTRIBUTE_VALUE = same("InvalidAttributeValue", 400);
  public static final ErrorShape INVALID_BATCH_ENTRY_ID = prefixed("InvalidBatchEntryId", 400);
  public static final ErrorShape INVALID_MESSAGE_CONTENTS = same("InvalidMessageContents", 400);
  public static final ErrorShape OVER_LIMIT = same("OverLimit", 403);
  public static final ErrorShape QUEUE_NAME_EXISTS =
      sqs("QueueNameExists", "QueueAlreadyExists", 400);
  public static final ErrorShape RESOURCE_NOT_FOUND = same("ResourceNotFoundException", 404);
  public static final ErrorShape TOO_MANY_ENTRIES_IN_BATCH_REQUEST =
      prefixed("TooManyEntriesInBatchRequest", 400);

  public static final ErrorShape UNSUPPORTED_OPERATION = prefixed("UnsupportedOperation", 400);

  private static final ErrorShape PURGE_QUEUE_IN_PROGRESS = prefixed("PurgeQueueInProgress", 403);
  private static final ErrorShape QUEUE_DELETED_RECENTLY = prefixed("QueueDeletedRecently", 400);
  private static final ErrorShape QUEUE_DOES_NOT_EXIST =
      sqs("QueueDoesNotExist", PREFIX + "NonExistentQueue", 400);
  private static final ErrorShape RECEIPT_HANDLE_IS_INVALID = same("ReceiptHandleIsInvalid", 404);
  private static final ErrorShape REQUEST_THROTTLED = same("RequestThrottled", 403);

  /**
   * All errors, for fault rules that name one. The emulator itself never refuses a call with those
   * of KMS.
   */
  private static final List<ErrorShape> ALL =
      List.of(
          BATCH_ENTRY_IDS_NOT_DISTINCT,
          BATCH_REQUEST_TOO_LONG,
          EMPTY_BATCH_REQUEST,
          EMPTY_VALUE,
          ErrorShape.INTERNAL_FAILURE,
          INVALID_ADDRESS,
          INVALID_ATTRIBUTE_NAME,
          INVALID_ATTRIBUTE_VALUE,
          INVALID_BATCH_ENTRY_ID,
          INVALID_MESSAGE_CONTENTS,
          ErrorShape.INVALID_PARAMETER_VALUE,
          ErrorShape.MISSING_PARAMETER,
          OVER_LIMIT,
          PURGE_QUEUE_IN_PROGRESS,
          QUEUE_DELETED_RECENTLY,
          QUEUE_DOES_NOT_EXIST,
          QUEUE_NAME_EXISTS,
          RECEIPT_HANDLE_IS_INVALID,
          REQUEST_THROTTLED,
          RESOURCE_NOT_FOUND,
          ErrorShape.SERVICE_UNAVAILABLE,
          TOO_MANY_ENTRIES_IN_BATCH_REQUEST,
          sqs("KmsAccessDenied", "KMS.AccessDeniedException", 400),
          sqs("KmsDisabled", "KMS.DisabledException", 400),
          sqs("KmsInvalidKeyUsage", "KMS.InvalidKeyUsageException", 400),
          sqs("KmsInvalidState", "KMS.InvalidStateException", 400),
          sqs("KmsNotFound", "KMS.NotFoundException", 400),
          sqs("KmsOptInRequired", "KMS.OptInRequired", 403),
          sqs("KmsThrottled", "KMS.ThrottlingException", 400),
          UNSUPPORTED_OPERATION);

  private SqsErrors() {}

  /** Returns how a refusal's error looks on the wire. */
  public static ErrorShape of(Refusal refusal) {
    return of(refusal.reason());
  }

  static ErrorShape of(RefusalReason reason) {
    return reason instanceof ErrorShape error ? error : ofEngine((Reason) reason);
  }

  private static ErrorShape ofEngine(Reason reason) {
    return switch (reason) {
      case INVALID_PARAMETER_VALUE -> ErrorShape.INVALID_PARAMETER_VALUE;
      case OVER_LIMIT -> OVER_LIMIT;
      case PURGE_QUEUE_IN_PROGRESS -> PURGE_QUEUE_IN_PROGRESS;
      case QUEUE_DELETED_RECENTLY -> QUEUE_DELETED_RECENTLY;
      case QUEUE_DOES_NOT_EXIST -> QUEUE_DOES_NOT_EXIST;
      case RECEIPT_HANDLE_IS_INVALID -> RECEIPT_HANDLE_IS_INVALID;
      case RESOURCE_NOT_FOUND -> RESOURCE_NOT_FOUND;
      case SERVICE_UNAVAILABLE -> ErrorShape.SERVICE_UNAVAILABLE;
    };
  }

  /** Returns the error with this code in Query or name in JSON, {@code null} if SQS has none. */
  public static @Nullable ErrorShape named(String name) {
    for (ErrorShape error : ALL) {
      if (error.name().equals(name) || error.queryCode().equals(name)) {
        return error;
      }
    }
    return null;
  }

  /**
   * Returns the error with this code in Query or name in JSON.
   *
   * @param status replaces the error's own status, and allows errors that SQS does not have; {@code
   *     null} for SQS's own
   */
  public static ErrorShape named(String name, @Nullable Integer status) {
    ErrorShape error = named(name);
    if (status != null) {
      return error == null ? same(name, status) : error.withStatus(status);
    }
    return Objects.requireNonNull(error, name);
  }

  /**
   * Returns the refusal of a throttled call.
   *
   * @param retryAfterMillis after how many milliseconds a retry can succeed; 0 if unknown
   */
  public static Refusal throttled(long retryAfterMillis) {
    return new Refusal(REQUEST_THROTTLED, "Request is throttled.", retryAfterMillis);
  }

  /** Returns the refusal of a queue's URL to an account that may not know whether it exists. */
  public static Refusal queueNotAccessible() {
    return new Refusal(
        QUEUE_DOES_NOT_EXIST,
        "The specified queue does not exist or you do not have access to it.");
  }

  private static ErrorShape same(String name, int status) {
    return sqs(name, name, status);
  }

  private static ErrorShape prefixed(String name, int status) {
    return sqs(name, PREFIX + name, status);
  }

  private static ErrorShape sqs(String name, String queryCode, int status) {
    return new ErrorShape(NAMESPACE + "#" + name, queryCode, status);
  }
}
