package dev.tailback.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A message's life, from delayed to deleted. */
class LifeCycleTest {
  private final TestEngine world = new TestEngine();
  private final TestQueue queue = world.standard("orders");

  @Test
  void aMessageIsVisibleThenInFlightThenGone() {
    queue.send("m1");
    queue.holds(1, 0, 0);
    ReceivedMessage received = queue.receiveOne();
    queue.holds(0, 1, 0);
    queue.delete(received);
    queue.holds(0, 0, 0);
  }

  @Test
  void aReceiveReturnsWhatWasSentAndWhen() {
    SentMessage sent = queue.send("m1");
    world.advanceMillis(1_234);
    ReceivedMessage received = queue.receiveOne();
    assertThat(received.messageId()).isEqualTo(sent.messageId());
    assertThat(received.content().body()).isEqualTo("m1");
    assertThat(received.sentAtMillis()).isEqualTo(TestEngine.START_MILLIS);
    assertThat(received.firstReceivedAtMillis()).isEqualTo(TestEngine.START_MILLIS + 1_234);
    assertThat(received.receiveCount()).isEqualTo(1);
    assertThat(received.deadLetterSource()).isNull();
  }

  @Test
  void idsAreRandomUuidsOfVersionFour() {
    SentMessage sent = queue.send("m1");
    assertThat(sent.messageId().version()).isEqualTo(4);
    assertThat(sent.messageId().variant()).isEqualTo(2);
    assertThat(sent.sequenceNumber()).isNull();
  }

  @Test
  void anotherReceiveHasTheSameIdAnotherHandleAndCountsOneMore() {
    queue.send("m1");
    ReceivedMessage first = queue.receiveOne(5);
    world.advanceSeconds(5);
    ReceivedMessage second = queue.receiveOne();
    assertThat(second.messageId()).isEqualTo(first.messageId());
    assertThat(second.receiptHandle()).isNotEqualTo(first.receiptHandle());
    assertThat(second.receiveCount()).isEqualTo(2);
    assertThat(second.firstReceivedAtMillis()).isEqualTo(first.firstReceivedAtMillis());
  }

  @Test
  void aMessageInFlightIsNotReceivedAgain() {
    queue.send("m1");
    queue.receiveOne();
    assertThat(queue.receive(10)).isEmpty();
  }

  @Test
  void aReceiveTakesNoMoreThanItAsksFor() {
    queue.sendAll("m1", "m2", "m3");
    assertThat(queue.bodies(2)).containsExactly("m1", "m2");
    assertThat(queue.bodies(10)).containsExactly("m3");
  }

  @Test
  void aGroupIdOnAStandardQueueComesBackWithTheMessage() {
    queue.sendTo("tenant", "m1");
    assertThat(queue.receiveOne().content().messageGroupId()).isEqualTo("tenant");
  }

  @Test
  void standardQueuesHaveNoSequenceNumbers() {
    queue.send("m1");
    assertThat(queue.receiveOne().sequenceNumber()).isNull();
  }

  @Test
  void settingsAndTimesAreShown() {
    assertThat(queue.queue.settings()).isEqualTo(QueueSettings.STANDARD);
    world.advanceSeconds(7);
    queue.change(settings -> settings.visibilityTimeoutSeconds(45));
    assertThat(queue.queue.settings().visibilityTimeoutSeconds()).isEqualTo(45);
    assertThat(queue.queue.inspection().createdAtMillis()).isEqualTo(TestEngine.START_MILLIS);
    assertThat(queue.queue.inspection().lastModifiedAtMillis())
        .isEqualTo(TestEngine.START_MILLIS + 7_000);
  }
}
