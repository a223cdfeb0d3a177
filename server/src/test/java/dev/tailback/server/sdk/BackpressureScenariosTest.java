package dev.tailback.server.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tailback.engine.queue.QueueLimits;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.OverLimitException;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/** The scenarios of docs/BACKPRESSURE.md, as in an application's test. */
class BackpressureScenariosTest {
  private static final QueueLimits LIMITS = new QueueLimits(5, 20);

  @RegisterExtension
  static final Emulator EMULATOR = Emulator.start(Emulator.settings().withLimits(LIMITS));

  @Test
  void oneStuckGroupHoldsBackEveryOtherOnceItFillsTheLookAhead() {
    TestQueue queue = EMULATOR.newFifoQueue();
    queue.sendTo("stuck", "stuck-1");
    Message stuck = queue.receive();
    queue.sendTo("quick", "quick-1");
    assertThat(queue.receiveBodies()).as("others go on").containsExactly("quick-1");

    for (int i = 2; i <= 19; i++) {
      queue.sendTo("stuck", "stuck-" + i);
    }
    for (int i = 1; i <= 5; i++) {
      queue.sendTo("other-" + i, "held back");
    }
    assertThat(queue.receive(10)).as("20 messages hide all others").isEmpty();

    queue.delete(stuck);
    assertThat(queue.receiveBodies(1)).as("the group is free again").containsExactly("stuck-2");
    assertThat(queue.receiveBodies(1)).as("one more is in sight").containsExactly("held back");
    assertThat(queue.receive(10)).as("and only one").isEmpty();
  }

  @Test
  void aConsumerThatDoesNotDeleteMeetsTheInFlightLimit() throws Exception {
    TestQueue queue = EMULATOR.newQueue();
    queue.sendAll("job-1", "job-2", "job-3", "job-4", "job-5", "job-6", "job-7");
    List<Message> taken = queue.receive(10);
    assertThat(taken).as("what still fits").hasSize(5);
    assertThatThrownBy(() -> queue.receive(1)).isInstanceOf(OverLimitException.class);

    CompletableFuture<ReceiveMessageResponse> longPoll = EMULATOR.poll(queue);
    EMULATOR.advanceSeconds(19);
    assertThat(longPoll).as("a long poll waits instead").isNotDone();

    queue.delete(taken.get(0));
    assertThat(TestQueue.bodies(longPoll.get().messages())).containsExactly("job-6");
    assertThatThrownBy(() -> queue.receive(1)).isInstanceOf(OverLimitException.class);
  }
}
