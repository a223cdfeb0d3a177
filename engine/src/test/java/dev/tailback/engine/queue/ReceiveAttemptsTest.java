package dev.tailback.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Receives of a FIFO queue that are repeated by their attempt id. */
class ReceiveAttemptsTest {
  private final TestEngine world = new TestEngine();
  private final TestQueue queue = world.fifo("orders");

  private List<ReceivedMessage> firstAttempt() {
    queue.sendAllTo("g", "m1", "m2", "m3");
    return queue.receiveAs("attempt", 2);
  }

  @Test
  void aRepeatedAttemptGetsTheSameAnswer() {
    List<ReceivedMessage> first = firstAttempt();
    world.advanceSeconds(10);
    assertThat(queue.receiveAs("attempt", 2)).isEqualTo(first);
    queue.holds(1, 2, 0);
  }

  @Test
  void aRepeatRestartsTheTimeout() {
    firstAttempt();
    world.advanceSeconds(20);
    queue.receiveAs("attempt", 2);
    world.advanceMillis(29_999);
    queue.holds(1, 2, 0);
    world.advanceMillis(1);
    queue.holds(3, 0, 0);
  }

  @Test
  void aRepeatDoesNotCountAsAReceive() {
    firstAttempt();
    queue.receiveAs("attempt", 2);
    world.advanceSeconds(30);
    assertThat(queue.receive(1).get(0).receiveCount()).isEqualTo(2);
  }

  @Test
  void theRepeatedHandlesWork() {
    firstAttempt();
    queue.receiveAs("attempt", 2).forEach(queue::delete);
    queue.holds(1, 0, 0);
  }

  @Test
  void anotherAttemptIsAnotherReceive() {
    firstAttempt();
    assertThat(queue.receiveAs("another", 2)).isEmpty();
    assertThat(queue.receive(2)).isEmpty();
  }

  @Test
  void aDeletedMessageVoidsTheAttempt() {
    queue.delete(firstAttempt().get(0));
    assertThat(queue.receiveAs("attempt", 2)).isEmpty();
  }

  @Test
  void aChangedVisibilityVoidsTheAttempt() {
    queue.changeVisibility(firstAttempt().get(1), 60);
    assertThat(queue.receiveAs("attempt", 2)).isEmpty();
  }

  @Test
  void aVoidAttemptActsAsANewOneAndCanBeRepeated() {
    firstAttempt().forEach(queue::delete);
    List<ReceivedMessage> second = queue.receiveAs("attempt", 2);
    assertThat(TestQueue.bodies(second)).containsExactly("m3");
    assertThat(queue.receiveAs("attempt", 2)).isEqualTo(second);
  }

  @Test
  void anEndedTimeoutVoidsTheAttempt() {
    firstAttempt();
    world.advanceSeconds(30);
    List<ReceivedMessage> again = queue.receiveAs("attempt", 3);
    assertThat(TestQueue.bodies(again)).containsExactly("m1", "m2", "m3");
    assertThat(again.get(0).receiveCount()).isEqualTo(2);
  }

  @Test
  void whatAnotherHasReceivedSinceVoidsTheAttempt() {
    firstAttempt();
    world.advanceSeconds(30);
    queue.receive(10);
    assertThat(queue.receiveAs("attempt", 2)).isEmpty();
  }

  @Test
  void anExpiredMessageVoidsTheAttempt() {
    queue.change(settings -> settings.messageRetentionPeriodSeconds(60));
    queue.sendTo("g", "m1");
    world.advanceSeconds(40);
    queue.receiveAs("attempt", 1);
    world.advanceSeconds(20);
    assertThat(queue.receiveAs("attempt", 1)).isEmpty();
  }

  @Test
  void aPurgeVoidsTheAttempt() {
    firstAttempt();
    queue.purge();
    assertThat(queue.receiveAs("attempt", 2)).isEmpty();
    queue.sendTo("g", "m4");
    assertThat(TestQueue.bodies(queue.receiveAs("attempt", 2))).containsExactly("m4");
  }

  @Test
  void anAttemptIsKnownForFiveMinutesFromTheFirst() {
    queue.sendAllTo("g", "m1");
    List<ReceivedMessage> first = queue.receive(new ReceiveRequest(1, 3_600, 0, "attempt"));
    world.advanceMillis(299_999);
    assertThat(queue.receive(new ReceiveRequest(1, 3_600, 0, "attempt"))).isEqualTo(first);
    world.advanceMillis(1);
    assertThat(queue.receiveAs("attempt", 1)).isEmpty();
    assertThat(queue.queue.rememberedIds()).isEqualTo(0);
  }

  @Test
  void anEmptyAnswerIsNotRepeated() {
    assertThat(queue.receiveAs("attempt", 1)).isEmpty();
    queue.sendTo("g", "m1");
    assertThat(TestQueue.bodies(queue.receiveAs("attempt", 1))).containsExactly("m1");
  }

  @Test
  void aLongPollsAnswerCanBeHadAgain() {
    LongPoll poll = queue.poll(new ReceiveRequest(1, null, 20, "attempt"));
    world.advanceSeconds(5);
    queue.sendTo("g", "m1");
    assertThat(queue.receiveAs("attempt", 1)).isEqualTo(poll.messages());
  }

  @Test
  void standardQueuesIgnoreAttemptIds() {
    TestQueue standard = world.standard("orders");
    standard.sendAll("m1", "m2");
    assertThat(TestQueue.bodies(standard.receiveAs("attempt", 1))).containsExactly("m1");
    assertThat(TestQueue.bodies(standard.receiveAs("attempt", 1))).containsExactly("m2");
  }

  @Test
  void attemptIdsOfAnotherQueueAreDifferent() {
    firstAttempt();
    TestQueue other = world.fifo("other");
    other.sendTo("g", "o1");
    assertThat(TestQueue.bodies(other.receiveAs("attempt", 1))).containsExactly("o1");
  }
}
