package dev.tailback.server.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.SqsClient;

class DeadLettersTest {
  @RegisterExtension static final Emulator EMULATOR = Emulator.start();

  private final SqsClient sqs = EMULATOR.sqs();
  private final TestQueue queue = EMULATOR.newQueue();
  private final TestQueue deadLetters = EMULATOR.newQueue();

  @Test
  void messagesGoOnBeingDeliveredWhereTheDeadLetterQueueIsGone() {
    queue.deadLetterTo(deadLetters, 1);
    sqs.deleteQueue(r -> r.queueUrl(deadLetters.url()));
    queue.send("b");
    queue.receive();
    EMULATOR.advanceSeconds(30);
    assertThat(queue.receiveBodies()).containsExactly("b");
  }

  @Test
  void aQueueCanNameItselfAndKeepsItsMessages() {
    queue.deadLetterTo(queue, 1);
    queue.send("b");
    queue.receive();
    EMULATOR.advanceSeconds(30);
    assertThat(queue.receiveBodies()).containsExactly("b");
  }
}
