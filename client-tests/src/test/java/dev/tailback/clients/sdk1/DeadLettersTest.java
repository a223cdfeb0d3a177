package dev.tailback.clients.sdk1;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.sqs.AmazonSQS;
import com.amazonaws.services.sqs.model.ListDeadLetterSourceQueuesRequest;
import com.amazonaws.services.sqs.model.ListMessageMoveTasksRequest;
import com.amazonaws.services.sqs.model.ListMessageMoveTasksResultEntry;
import com.amazonaws.services.sqs.model.Message;
import com.amazonaws.services.sqs.model.ReceiveMessageRequest;
import com.amazonaws.services.sqs.model.StartMessageMoveTaskRequest;
import dev.tailback.clients.Emulator;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DeadLettersTest {
  @RegisterExtension static final Sdk1 SDK = new Sdk1();

  private final AmazonSQS sqs = SDK.sqs();
  private final String deadLetters = SDK.newQueue();
  private final String deadLettersArn = Emulator.arn(Sdk1.nameOf(deadLetters));
  private final String url =
      SDK.newQueue(Map.of("RedrivePolicy", Emulator.redrivePolicy(Sdk1.nameOf(deadLetters), 1)));

  @BeforeEach
  void receiveOnceTooOften() {
    sqs.sendMessage(url, "poison");
    sqs.receiveMessage(new ReceiveMessageRequest(url).withVisibilityTimeout(0));
    assertThat(sqs.receiveMessage(url).getMessages()).isEmpty();
  }

  @Test
  void aMessageReceivedTooOftenIsADeadLetter() {
    Message letter =
        sqs.receiveMessage(Sdk1.receiveWithAttributes(deadLetters)).getMessages().get(0);
    assertThat(letter.getBody()).isEqualTo("poison");
    assertThat(letter.getAttributes())
        .containsEntry("DeadLetterQueueSourceArn", Emulator.arn(Sdk1.nameOf(url)));
  }

  @Test
  void theSourcesOfADeadLetterQueueAreListed() {
    ListDeadLetterSourceQueuesRequest request =
        new ListDeadLetterSourceQueuesRequest().withQueueUrl(deadLetters);
    assertThat(sqs.listDeadLetterSourceQueues(request).getQueueUrls()).containsExactly(url);
  }

  @Test
  void aMoveTaskBringsDeadLettersBack() {
    sqs.startMessageMoveTask(new StartMessageMoveTaskRequest().withSourceArn(deadLettersArn));
    SDK.emulator().advanceSeconds(10);
    assertThat(sqs.receiveMessage(url).getMessages())
        .extracting(Message::getBody)
        .containsExactly("poison");
    assertThat(
            sqs.listMessageMoveTasks(
                    new ListMessageMoveTasksRequest().withSourceArn(deadLettersArn))
                .getResults())
        .extracting(ListMessageMoveTasksResultEntry::getStatus)
        .containsExactly("COMPLETED");
  }
}
