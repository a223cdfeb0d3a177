package dev.tailback.server.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class VisibilityTest {
  @RegisterExtension static final Emulator EMULATOR = Emulator.start();

  private final TestQueue queue = EMULATOR.newQueue();

  @Test
  void theQueuesTimeoutHoldsFromTheNextReceiveOn() {
    queue.sendAll("a", "b");
    queue.receive(1);
    queue.set(QueueAttributeName.VISIBILITY_TIMEOUT, "5");
    queue.receive(1);
    EMULATOR.advanceSeconds(5);
    assertThat(queue.receiveBodies()).containsExactly("b");
  }

  @Test
  void aBatchCanGiveBackWhatIsVisibleAlready() {
    queue.send("b");
    Message message = queue.receive();
    EMULATOR.advanceSeconds(30);
    ChangeMessageVisibilityBatchRequestEntry change =
        ChangeMessageVisibilityBatchRequestEntry.builder()
            .id("0")
            .receiptHandle(message.receiptHandle())
            .visibilityTimeout(0)
            .build();
    assertThat(
            EMULATOR
                .sqs()
                .changeMessageVisibilityBatch(r -> r.queueUrl(queue.url()).entries(change))
                .successful())
        .hasSize(1);
    assertThat(queue.receiveBodies()).containsExactly("b");
  }
}
