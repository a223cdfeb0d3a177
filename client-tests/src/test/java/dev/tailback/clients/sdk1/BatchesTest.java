package dev.tailback.clients.sdk1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.amazonaws.services.sqs.AmazonSQS;
import com.amazonaws.services.sqs.model.BatchResultErrorEntry;
import com.amazonaws.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import com.amazonaws.services.sqs.model.ChangeMessageVisibilityBatchResult;
import com.amazonaws.services.sqs.model.DeleteMessageBatchRequestEntry;
import com.amazonaws.services.sqs.model.DeleteMessageBatchResult;
import com.amazonaws.services.sqs.model.DeleteMessageBatchResultEntry;
import com.amazonaws.services.sqs.model.Message;
import com.amazonaws.services.sqs.model.ReceiveMessageRequest;
import com.amazonaws.services.sqs.model.SendMessageBatchRequestEntry;
import com.amazonaws.services.sqs.model.SendMessageBatchResult;
import com.amazonaws.services.sqs.model.SendMessageBatchResultEntry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BatchesTest {
  @RegisterExtension static final Sdk1 SDK = new Sdk1();

  private final AmazonSQS sqs = SDK.sqs();
  private final String url = SDK.newQueue();

  @Test
  void aBatchSendsWhatItCan() {
    SendMessageBatchResult result =
        sqs.sendMessageBatch(
            url,
            List.of(
                new SendMessageBatchRequestEntry("good", "a"),
                new SendMessageBatchRequestEntry("late", "b").withDelaySeconds(901),
                new SendMessageBatchRequestEntry("fine", "c")));
    assertThat(result.getSuccessful())
        .extracting(SendMessageBatchResultEntry::getId)
        .containsExactly("good", "fine");
    assertThat(result.getFailed())
        .extracting(
            BatchResultErrorEntry::getId,
            BatchResultErrorEntry::getCode,
            BatchResultErrorEntry::isSenderFault)
        .containsExactly(tuple("late", "InvalidParameterValue", true));
    assertThat(receive(2)).extracting(Message::getBody).containsExactly("a", "c");
  }

  @Test
  void aBatchDeletesWhatItCan() {
    sqs.sendMessage(url, "a");
    DeleteMessageBatchResult result =
        sqs.deleteMessageBatch(
            url,
            List.of(
                new DeleteMessageBatchRequestEntry("good", receive(1).get(0).getReceiptHandle()),
                new DeleteMessageBatchRequestEntry("bad", "no handle")));
    assertThat(result.getSuccessful())
        .extracting(DeleteMessageBatchResultEntry::getId)
        .containsExactly("good");
    assertInvalidHandle(result.getFailed());
    assertThat(SDK.emulator().look(Sdk1.nameOf(url)).isEmpty()).isTrue();
  }

  @Test
  void aBatchChangesVisibilityWhereItCan() {
    sqs.sendMessage(url, "a");
    String handle = receive(1).get(0).getReceiptHandle();
    ChangeMessageVisibilityBatchResult result =
        sqs.changeMessageVisibilityBatch(
            url,
            List.of(
                new ChangeMessageVisibilityBatchRequestEntry("good", handle)
                    .withVisibilityTimeout(0),
                new ChangeMessageVisibilityBatchRequestEntry("bad", "no handle")
                    .withVisibilityTimeout(0)));
    assertInvalidHandle(result.getFailed());
    assertThat(receive(1)).extracting(Message::getBody).containsExactly("a");
  }

  private static void assertInvalidHandle(List<BatchResultErrorEntry> failed) {
    assertThat(failed)
        .extracting(BatchResultErrorEntry::getId, BatchResultErrorEntry::getCode)
        .containsExactly(tuple("bad", "ReceiptHandleIsInvalid"));
  }

  private List<Message> receive(int count) {
    ReceiveMessageRequest request = new ReceiveMessageRequest(url).withMaxNumberOfMessages(10);
    List<Message> messages = sqs.receiveMessage(request).getMessages();
    assertThat(messages).hasSize(count);
    return messages;
  }
}
