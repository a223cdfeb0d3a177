package dev.tailback.server.sqs;

/** The errors that calls can cause: JSON type, Query code, HTTP status. */
enum WireError {
  BATCH_ENTRY_IDS_NOT_DISTINCT(
      "BatchEntryIdsNotDistinct", "AWS.SimpleQueueService.BatchEntryIdsNotDistinct", 400),
  BATCH_REQUEST_TOO_LONG("BatchRequestTooLong", "AWS.SimpleQueueService.BatchRequestTooLong", 400),
  EMPTY_BATCH_REQUEST("EmptyBatchRequest", "AWS.SimpleQueueService.EmptyBatchRequest", 400),
  INVALID_ADDRESS("InvalidAddress", "InvalidAddress", 404),
  INVALID_ATTRIBUTE_NAME("InvalidAttributeName", "InvalidAttributeName", 400),
  INVALID_ATTRIBUTE_VALUE("InvalidAttributeValue", "InvalidAttributeValue", 400),
  INVALID_BATCH_ENTRY_ID("InvalidBatchEntryId", "AWS.SimpleQueueService.InvalidBatchEntryId", 400),
  INVALID_MESSAGE_CONTENTS("InvalidMessageContents", "InvalidMessageContents", 400),
  OVER_LIMIT("OverLimit", "OverLimit", 403),
  PURGE_QUEUE_IN_PROGRESS(
      "PurgeQueueInProgress", "AWS.SimpleQueueService.PurgeQueueInProgress", 403),
  QUEUE_DELETED_RECENTLY(
      "QueueDeletedRecently", "AWS.SimpleQueueService.QueueDeletedRecently", 400),
  QUEUE_DOES_NOT_EXIST("QueueDoesNotExist", "AWS.SimpleQueueService.NonExistentQueue", 400),
  QUEUE_NAME_EXISTS("QueueNameExists", "QueueAlreadyExists", 400),
  RECEIPT_HANDLE_IS_INVALID("ReceiptHandleIsInvalid", "ReceiptHandleIsInvalid", 404),
  RESOURCE_NOT_FOUND("ResourceNotFoundException", "ResourceNotFoundException", 404),
  TOO_MANY_ENTRIES_IN_BATCH_REQUEST(
      "TooManyEntriesInBatchRequest", "AWS.SimpleQueueService.TooManyEntriesInBatchRequest", 400),

  INVALID_PARAMETER_VALUE(
      Namespace.FRAMEWORK, "InvalidParameterValueException", "InvalidParameterValue", 400),
  MISSING_PARAMETER(
      Namespace.FRAMEWORK, "MissingRequiredParameterException", "MissingParameter", 400),
  UNKNOWN_OPERATION(Namespace.FRAMEWORK, "UnknownOperationException", "InvalidAction", 400),
  SERIALIZATION(Namespace.FRAMEWORK, "SerializationException", "MalformedInput", 400);

  private final String jsonType;
  private final String code;
  private final int status;

  WireError(String jsonName, String code, int status) {
    this(Namespace.SQS, jsonName, code, status);
  }

  WireError(String namespace, String jsonName, String code, int status) {
    this.jsonType = namespace + jsonName;
    this.code = code;
    this.status = status;
  }

  String jsonType() {
    return jsonType;
  }

  /** Returns the code in Query and in the header of JSON errors. */
  String code() {
    return code;
  }

  int status() {
    return status;
  }

  /** Returns the text that Query has where JSON has this one. */
  String queryText(String text) {
    return this == QUEUE_DOES_NOT_EXIST
        ? "The specified queue does not exist for this wsdl version."
        : text;
  }

  /** Prefixes of JSON types. */
  private static final class Namespace {
    private static final String SQS = "com.amazonaws.sqs#";
    private static final String FRAMEWORK = "com.amazon.coral.service#";
  }
}
