package dev.tailback.conformance;

/**
 * An error of SQS under its two names, with its HTTP status: all errors of the service's model. The
 * last four are errors of AWS's framework, which the model does not list.
 */
public enum SqsError implements ServiceError {
  BATCH_ENTRY_IDS_NOT_DISTINCT(
      "BatchEntryIdsNotDistinct", "AWS.SimpleQueueService.BatchEntryIdsNotDistinct", 400),
  BATCH_REQUEST_TOO_LONG("BatchRequestTooLong", "AWS.SimpleQueueService.BatchRequestTooLong", 400),
  EMPTY_BATCH_REQUEST("EmptyBatchRequest", "AWS.SimpleQueueService.EmptyBatchRequest", 400),
  INVALID_ADDRESS("InvalidAddress", "InvalidAddress", 404),
  INVALID_ATTRIBUTE_NAME("InvalidAttributeName", "InvalidAttributeName", 400),
  INVALID_ATTRIBUTE_VALUE("InvalidAttributeValue", "InvalidAttributeValue", 400),
  INVALID_BATCH_ENTRY_ID("InvalidBatchEntryId", "AWS.SimpleQueueService.InvalidBatchEntryId", 400),
  INVALID_ID_FORMAT("InvalidIdFormat", "InvalidIdFormat", 400),
  INVALID_MESSAGE_CONTENTS("InvalidMessageContents", "InvalidMessageContents", 400),
  INVALID_SECURITY("InvalidSecurity", "InvalidSecurity", 403),
  KMS_ACCESS_DENIED("KmsAccessDenied", "KMS.AccessDeniedException", 400),
  KMS_DISABLED("KmsDisabled", "KMS.DisabledException", 400),
  KMS_INVALID_KEY_USAGE("KmsInvalidKeyUsage", "KMS.InvalidKeyUsageException", 400),
  KMS_INVALID_STATE("KmsInvalidState", "KMS.InvalidStateException", 400),
  KMS_NOT_FOUND("KmsNotFound", "KMS.NotFoundException", 400),
  KMS_OPT_IN_REQUIRED("KmsOptInRequired", "KMS.OptInRequired", 403),
  KMS_THROTTLED("KmsThrottled", "KMS.ThrottlingException", 400),
  MESSAGE_NOT_INFLIGHT("MessageNotInflight", "AWS.SimpleQueueService.MessageNotInflight", 400),
  OVER_LIMIT("OverLimit", "OverLimit", 403),
  PURGE_QUEUE_IN_PROGRESS(
      "PurgeQueueInProgress", "AWS.SimpleQueueService.PurgeQueueInProgress", 403),
  QUEUE_DELETED_RECENTLY(
      "QueueDeletedRecently", "AWS.SimpleQueueService.QueueDeletedRecently", 400),
  QUEUE_DOES_NOT_EXIST("QueueDoesNotExist", "AWS.SimpleQueueService.NonExistentQueue", 400),
  QUEUE_NAME_EXISTS("QueueNameExists", "QueueAlreadyExists", 400),
  RECEIPT_HANDLE_IS_INVALID("ReceiptHandleIsInvalid", "ReceiptHandleIsInvalid", 404),
  REQUEST_THROTTLED("RequestThrottled", "RequestThrottled", 403),
  RESOURCE_NOT_FOUND("ResourceNotFoundException", "ResourceNotFoundException", 404),
  TOO_MANY_ENTRIES_IN_BATCH_REQUEST(
      "TooManyEntriesInBatchRequest", "AWS.SimpleQueueService.TooManyEntriesInBatchRequest", 400),
  UNSUPPORTED_OPERATION("UnsupportedOperation", "AWS.SimpleQueueService.UnsupportedOperation", 400),
  INVALID_PARAMETER_VALUE("InvalidParameterValueException", "InvalidParameterValue", 400),
  MISSING_PARAMETER("MissingRequiredParameterException", "MissingParameter", 400),
  UNKNOWN_OPERATION("UnknownOperationException", "InvalidAction", 400),
  SERIALIZATION("SerializationException", "MalformedInput", 400);

  private final String shape;
  private final String code;
  private final int status;

  SqsError(String shape, String code, int status) {
    this.shape = shape;
    this.code = code;
    this.status = status;
  }

  @Override
  public String shape() {
    return shape;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public int status() {
    return status;
  }
}
