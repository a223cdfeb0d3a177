package dev.tailback.server.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.queue.QueueLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.model.Message;

class FifoOrderTest {
  private static final int LOOK_AHEAD = 20;

  @RegisterExtension
  static final Emulator EMULATOR =
      Emulator.start(Emulator.settings().withLimits(new QueueLimits(120_000, LOOK_AHEAD)));

  private final TestQueue queue = EMULATOR.newFifoQueue();

  @Test
  void groupsAreServedInTheOrderInWhichTheirHeadsBecameAvailable() {
    queue.sendGrouped("a1", "b1", "c1");
    Message a1 = queue.receive(1).get(0);
    queue.changeVisibility(a1, 0);
    assertThat(queue.receiveBodies()).containsExactly("b1", "c1", "a1");
  }

  @Test
  void aReceiveThatHidesNothingLocksNothing() {
    queue.sendGrouped("a1", "a2");
    assertThat(queue.receive(r -> r.maxNumberOfMessages(1).visibilityTimeout(0))).hasSize(1);
    assertThat(queue.receiveBodies()).containsExactly("a1", "a2");
  }

  @Test
  void onlyTheFrontOfTheQueueIsSearchedForFreeGroups() {
    for (int i = 0; i < LOOK_AHEAD; i++) {
      queue.sendTo("a", "a" + i);
    }
    queue.sendTo("b", "b");
    Message first = queue.receive(1).get(0);
    assertThat(queue.receive(10)).isEmpty();
    queue.delete(first);
    queue.receive(1);
    assertThat(queue.receiveBodies()).containsExactly("b");
  }

  @Test
  void messagesOfALockedGroupCountAsVisible() {
    queue.sendGrouped("a1", "a2", "a3");
    queue.receive(1);
    assertThat(queue.counts()).isEqualTo(new TestQueue.Counts(2, 1, 0));
  }
}
