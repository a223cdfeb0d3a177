package dev.tailback.clients.sdk1;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.sqs.AmazonSQS;
import com.amazonaws.services.sqs.model.Message;
import com.amazonaws.services.sqs.model.ReceiveMessageRequest;
import com.amazonaws.services.sqs.model.SendMessageRequest;
import com.amazonaws.services.sqs.model.SendMessageResult;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FifoTest {
  @RegisterExtension static final Sdk1 SDK = new Sdk1();

  private final AmazonSQS sqs = SDK.sqs();
  private final String url = SDK.newFifoQueue();

  @Test
  void aGroupComesInOrderAndOneBatchAtATime() {
    send("g", "a");
    send("g", "b");
    send("g", "c");
    List<Message> first = receive(2);
    assertThat(first).extracting(Message::getBody).containsExactly("a", "b");
    assertThat(receive(10)).isEmpty();
    first.forEach(message -> sqs.deleteMessage(url, message.getReceiptHandle()));
    assertThat(receive(10)).extracting(Message::getBody).containsExactly("c");
  }

  @Test
  void aDuplicateIsTakenForTheFirst() {
    SendMessageResult first = send("g", "a");
    SendMessageResult again = send("g", "a");
    assertThat(again.getMessageId()).isEqualTo(first.getMessageId());
    assertThat(again.getSequenceNumber()).isEqualTo(first.getSequenceNumber()).isNotNull();
    assertThat(receive(10)).hasSize(1);
  }

  @Test
  void aReceiveAttemptCanBeMadeAgain() {
    send("g", "a");
    ReceiveMessageRequest attempt =
        new ReceiveMessageRequest(url).withReceiveRequestAttemptId("attempt-1");
    String handle = sqs.receiveMessage(attempt).getMessages().get(0).getMessageId();
    assertThat(sqs.receiveMessage(attempt).getMessages())
        .extracting(Message::getMessageId)
        .containsExactly(handle);
  }

  private SendMessageResult send(String group, String body) {
    return sqs.sendMessage(new SendMessageRequest(url, body).withMessageGroupId(group));
  }

  private List<Message> receive(int most) {
    return sqs.receiveMessage(new ReceiveMessageRequest(url).withMaxNumberOfMessages(most))
        .getMessages();
  }
}
