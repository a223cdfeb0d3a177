package dev.tailback.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.queue.Refusal.Reason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorShapeTest {

  @ParameterizedTest
  @CsvSource({
    "BATCH_ENTRY_IDS_NOT_DISTINCT,BatchEntryIdsNotDistinct,AWS.SimpleQueueService.BatchEntryIdsNotDistinct,400",
    "BATCH_REQUEST_TOO_LONG,BatchRequestTooLong,AWS.SimpleQueueService.BatchRequestTooLong,400",
    "EMPTY_BATCH_REQUEST,EmptyBatchRequest,AWS.SimpleQueueService.EmptyBatchRequest,400",
    "INVALID_ADDRESS,InvalidAddress,InvalidAddress,404",
    "INVALID_ATTRIBUTE_NAME,InvalidAttributeName,InvalidAttributeName,400",
    "INVALID_ATTRIBUTE_VALUE,InvalidAttributeValue,InvalidAttributeValue,400",
    "INVALID_BATCH_ENTRY_ID,InvalidBatchEntryId,AWS.SimpleQueueService.InvalidBatchEntryId,400",
    "INVALID_MESSAGE_CONTENTS,InvalidMessageContents,InvalidMessageContents,400",
    "OVER_LIMIT,OverLimit,OverLimit,403",
    "PURGE_QUEUE_IN_PROGRESS,PurgeQueueInProgress,AWS.SimpleQueueService.PurgeQueueInProgress,403",
    "QUEUE_DELETED_RECENTLY,QueueDeletedRecently,AWS.SimpleQueueService.QueueDeletedRecently,400",
    "QUEUE_DOES_NOT_EXIST,QueueDoesNotExist,AWS.SimpleQueueService.NonExistentQueue,400",
    "QUEUE_NAME_EXISTS,QueueNameExists,QueueAlreadyExists,400",
    "RECEIPT_HANDLE_IS_INVALID,ReceiptHandleIsInvalid,ReceiptHandleIsInvalid,404",
    "RESOURCE_NOT_FOUND,ResourceNotFoundException,ResourceNotFoundException,404",
    "TOO_MANY_ENTRIES_IN_BATCH_REQUEST,TooManyEntriesInBatchRequest,AWS.SimpleQueueService.TooManyEntriesInBatchRequest,400",
    "UNSUPPORTED_OPERATION,UnsupportedOperation,AWS.SimpleQueueService.UnsupportedOperation,400"
  })
  void modelledErrorsAreInTheNamespaceOfSqs(Reason reason, String name, String code, int status) {
    assertThat(ErrorShape.of(reason))
        .isEqualTo(
            new ErrorShape("com.amazonaws.sqs#" + name, code, status, ErrorShape.Fault.SENDER));
  }

  @ParameterizedTest
  @CsvSource({
    "INVALID_PARAMETER_VALUE,InvalidParameterValueException,InvalidParameterValue",
    "MISSING_PARAMETER,MissingRequiredParameterException,MissingParameter"
  })
  void frameworkErrorsAreInTheNamespaceOfCoral(Reason reason, String name, String code) {
    assertThat(ErrorShape.of(reason))
        .isEqualTo(
            new ErrorShape("com.amazon.coral.service#" + name, code, 400, ErrorShape.Fault.SENDER));
  }

  @ParameterizedTest
  @CsvSource({"400, SENDER", "499, SENDER", "500, RECEIVER", "599, RECEIVER"})
  void anotherStatusTellsWhoseFaultItIs(int status, ErrorShape.Fault fault) {
    ErrorShape overLimit = ErrorShape.named("OverLimit", status);
    assertThat(overLimit)
        .isEqualTo(new ErrorShape("com.amazonaws.sqs#OverLimit", "OverLimit", status, fault));
    assertThat(ErrorShape.named("Tired", status))
        .isEqualTo(new ErrorShape("com.amazonaws.sqs#Tired", "Tired", status, fault));
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void theQueryErrorHeaderHasTwoParts(Reason reason) {
    ErrorShape shape = ErrorShape.of(reason);
    boolean isOurFault = shape.status() >= 500;
    assertThat(shape.queryError().split(";", -1))
        .containsExactly(shape.queryCode(), isOurFault ? "Receiver" : "Sender");
  }
}
