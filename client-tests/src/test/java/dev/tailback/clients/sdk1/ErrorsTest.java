package dev.tailback.clients.sdk1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.amazonaws.services.sqs.AmazonSQS;
import com.amazonaws.services.sqs.model.AmazonSQSException;
import com.amazonaws.services.sqs.model.BatchEntryIdsNotDistinctException;
import com.amazonaws.services.sqs.model.CreateQueueRequest;
import com.amazonaws.services.sqs.model.QueueDoesNotExistException;
import com.amazonaws.services.sqs.model.QueueNameExistsException;
import com.amazonaws.services.sqs.model.ReceiptHandleIsInvalidException;
import com.amazonaws.services.sqs.model.ReceiveMessageRequest;
import com.amazonaws.services.sqs.model.SendMessageBatchRequestEntry;
import com.amazonaws.services.sqs.model.SendMessageRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The error codes that SDK 1 applications check are the same in both protocols. */
class ErrorsTest {
  @RegisterExtension static final Sdk1 SDK = new Sdk1();

  private final AmazonSQS sqs = SDK.sqs();
  private final String url = SDK.newQueue();

  private static <E extends AmazonSQSException> void assertRefused(
      Class<E> type, int status, String code, Runnable call) {
    E error = catchThrowableOfType(type, call::run);
    assertThat(error).as("an error of type %s", type.getSimpleName()).isNotNull();
    assertThat(error.getErrorCode()).isEqualTo(code);
    assertThat(error.getStatusCode()).isEqualTo(status);
    assertThat(error.getRequestId()).isNotBlank();
    assertThat(error.getErrorMessage()).isNotBlank();
  }

  @Test
  void aQueueThatDoesNotExist() {
    String code = "AWS.SimpleQueueService.NonExistentQueue";
    Class<QueueDoesNotExistException> type = QueueDoesNotExistException.class;
    assertRefused(type, 400, code, () -> sqs.getQueueUrl("nowhere"));
    assertRefused(type, 400, code, () -> sqs.sendMessage(url + "-not", "b"));
  }

  @Test
  void aQueueOfTheSameNameWithOtherAttributes() {
    CreateQueueRequest request =
        new CreateQueueRequest(Sdk1.nameOf(url)).withAttributes(Map.of("DelaySeconds", "7"));
    assertRefused(
        QueueNameExistsException.class, 400, "QueueAlreadyExists", () -> sqs.createQueue(request));
  }

  @Test
  void aReceiptHandleThatIsNone() {
    assertRefused(
        ReceiptHandleIsInvalidException.class,
        404,
        "ReceiptHandleIsInvalid",
        () -> sqs.deleteMessage(url, "no handle"));
  }

  @Test
  void aBatchWithOneIdTwice() {
    SendMessageBatchRequestEntry entry = new SendMessageBatchRequestEntry("id", "b");
    assertRefused(
        BatchEntryIdsNotDistinctException.class,
        400,
        "AWS.SimpleQueueService.BatchEntryIdsNotDistinct",
        () -> sqs.sendMessageBatch(url, List.of(entry, entry)));
  }

  @Test
  void errorsThatHaveNoTypeInTheSdk() {
    assertRefused(
        AmazonSQSException.class,
        400,
        "InvalidParameterValue",
        () -> sqs.sendMessage(new SendMessageRequest(url, "b").withDelaySeconds(901)));
    assertRefused(
        AmazonSQSException.class,
        400,
        "InvalidParameterValue",
        () -> sqs.receiveMessage(new ReceiveMessageRequest(url).withMaxNumberOfMessages(11)));
    assertRefused(
        AmazonSQSException.class,
        400,
        "MissingParameter",
        () -> sqs.sendMessage(new SendMessageRequest(SDK.newFifoQueue(), "b")));
  }
}
