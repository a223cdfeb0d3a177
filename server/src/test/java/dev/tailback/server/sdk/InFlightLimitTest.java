package dev.tailback.server.sdk;

import static dev.tailback.server.sdk.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.queue.QueueLimits;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.OverLimitException;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

class InFlightLimitTest {
  private static final QueueLimits LIMITS = new QueueLimits(3, 120_000);

  @RegisterExtension
  static final Emulator EMULATOR = Emulator.start(Emulator.settings().withLimits(LIMITS));

  @Test
  void aShortPollOfAFullStandardQueueIsRefused() {
    TestQueue queue = EMULATOR.newQueue();
    queue.sendAll("a", "b", "c", "d");
    List<Message> received = queue.receive(10);
    assertThat(received).hasSize(3);
    assertRefused(
        () -> queue.receive(1),
        OverLimitException.class,
        403,
        "OverLimit",
        "Too many messages have been received without being deleted.\n"
            + "Please delete your received messages or let them timeout before receiving more.");
    queue.delete(received.get(1));
    assertThat(queue.receiveBodies()).containsExactly("d");
  }

  @Test
  void aLongPollOfAFullStandardQueueWaitsForAPlace() throws Exception {
    TestQueue queue = EMULATOR.newQueue();
    queue.sendAll("a", "b", "c", "d", "e");
    List<Message> received = queue.receive(10);
    CompletableFuture<ReceiveMessageResponse> first = EMULATOR.poll(queue);
    CompletableFuture<ReceiveMessageResponse> second = EMULATOR.poll(queue);
    queue.delete(received.get(0));
    assertThat(TestQueue.bodies(first.get().messages())).containsExactly("d");
    assertThat(second).isNotDone();
    queue.changeVisibility(received.get(1), 0);
    assertThat(TestQueue.bodies(second.get().messages())).containsExactly("b");
  }

  @Test
  void aFullFifoQueueGivesNothing() {
    TestQueue queue = EMULATOR.newFifoQueue();
    queue.sendGrouped("a1", "b1", "c1", "d1");
    List<Message> received = queue.receive(10);
    assertThat(received).hasSize(3);
    assertThat(queue.receive(10)).isEmpty();
    queue.delete(received.get(0));
    assertThat(queue.receiveBodies()).containsExactly("d1");
  }
}
