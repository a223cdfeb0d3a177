package dev.tailback.engine.queue;

import static dev.tailback.engine.queue.MessageEvent.Kind.DEAD_LETTERED;
import static dev.tailback.engine.queue.MessageEvent.Kind.DELAY_ENDED;
import static dev.tailback.engine.queue.MessageEvent.Kind.DELETED;
import static dev.tailback.engine.queue.MessageEvent.Kind.DELETE_IGNORED;
import static dev.tailback.engine.queue.MessageEvent.Kind.EXPIRED;
import static dev.tailback.engine.queue.MessageEvent.Kind.EXTENDED;
import static dev.tailback.engine.queue.MessageEvent.Kind.MOVED;
import static dev.tailback.engine.queue.MessageEvent.Kind.PURGED;
import static dev.tailback.engine.queue.MessageEvent.Kind.RECEIVED;
import static dev.tailback.engine.queue.MessageEvent.Kind.RETURNED;
import static dev.tailback.engine.queue.MessageEvent.Kind.SENT;
import static dev.tailback.engine.queue.MessageEvent.Kind.TIMED_OUT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.queue.MessageEvent.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The events of messages. The model test checks that they add up. */
class MessageEventTest {
  private final TestEngine world = new TestEngine();
  private final TestQueue dead = world.standard("dead");
  private final TestQueue queue =
      world.standard(
          "orders", settings -> settings.redrivePolicy(new RedrivePolicy(dead.address(), 2)));
  private final List<MessageEvent> events = new ArrayList<>();

  MessageEventTest() {
    world.queues.addListener(events::add);
  }

  private List<Kind> kinds() {
    return events.stream().map(MessageEvent::kind).toList();
  }

  private MessageEvent last() {
    return events.get(events.size() - 1);
  }

  @Test
  void aMessageIsSentReceivedAndDeleted() {
    SentMessage sent = queue.send("m1");
    world.advanceSeconds(3);
    queue.delete(queue.receiveOne());
    assertThat(kinds()).containsExactly(SENT, RECEIVED, DELETED);
    assertThat(events).allMatch(event -> event.messageId().equals(sent.messageId()));
    assertThat(events).allMatch(event -> event.queue().equals(queue.address()));
    assertThat(events).allMatch(event -> event.content().body().equals("m1"));
    assertThat(events).extracting(MessageEvent::receiveCount).containsExactly(0, 1, 1);
    assertThat(last().atMillis()).isEqualTo(TestEngine.START_MILLIS + 3_000);
  }

  @Test
  void aListenerIsToldOnlyTheKindsThatItWants() {
    List<Kind> told = new ArrayList<>();
    EngineListener choosy =
        new EngineListener() {
          @Override
          public void happened(MessageEvent event) {
            told.add(event.kind());
          }

          @Override
          public boolean wants(Kind kind) {
            return kind == DELETED;
          }
        };
    world.queues.addListener(choosy);
    queue.send("m1");
    queue.delete(queue.receiveOne());
    assertThat(kinds()).containsExactly(SENT, RECEIVED, DELETED);
    assertThat(told).containsExactly(DELETED);

    world.queues.removeListener(choosy);
    queue.send("m2");
    queue.delete(queue.receiveOne());
    assertThat(told).hasSize(1);
  }

  @Test
  void eventsNameTheConsumer() {
    queue.send("m1");
    queue.receive(new ReceiveRequest(1, null, 0, null, "a worker", null, Room.UNLIMITED));
    assertThat(last().consumer()).isEqualTo("a worker");
  }

  @Test
  void delaysAndVisibilityTimeoutsEndAtTheirTime() {
    queue.send("m1", 10);
    world.advanceSeconds(60);
    assertThat(last().kind()).isEqualTo(DELAY_ENDED);
    assertThat(last().atMillis()).isEqualTo(TestEngine.START_MILLIS + 10_000);
    queue.receiveOne(5);
    world.advance(Duration.ofHours(1));
    assertThat(kinds()).containsExactly(SENT, DELAY_ENDED, RECEIVED, TIMED_OUT);
    assertThat(last().atMillis()).isEqualTo(TestEngine.START_MILLIS + 65_000);
  }

  @Test
  void aMessageThatIsGivenBackIsVisible() {
    queue.send("m1");
    queue.changeVisibility(queue.receiveOne(), 0);
    queue.receiveOne(0);
    assertThat(kinds()).containsExactly(SENT, RECEIVED, RETURNED, RECEIVED, RETURNED);
  }

  @Test
  void aVisibilityTimeoutThatIsExtendedIsTold() {
    queue.send("m1");
    queue.changeVisibility(queue.receiveOne(), 60);
    assertThat(kinds()).containsExactly(SENT, RECEIVED, EXTENDED);
  }

  @Test
  void deletingAMessageThatIsGoneIsIgnored() {
    queue.send("m1");
    ReceivedMessage message = queue.receiveOne();
    queue.delete(message);
    queue.delete(message);
    assertThat(kinds()).containsExactly(SENT, RECEIVED, DELETED, DELETE_IGNORED);
    assertThat(last().messageId()).isEqualTo(message.messageId());
    assertThat(last().content()).isNull();
  }

  @Test
  void aDeadLetterIsToldOnceWithBothQueues() {
    queue.send("m1");
    queue.receiveOne(0);
    queue.receiveOne(0);
    queue.receive(1);
    assertThat(kinds()).endsWith(RETURNED, DEAD_LETTERED);
    assertThat(last().queue()).isEqualTo(queue.address());
    assertThat(last().target()).isEqualTo(dead.address());
  }

  @Test
  void aDeadLetterThatIsTooOldExpiresAtOnce() {
    dead.change(settings -> settings.messageRetentionPeriodSeconds(60));
    queue.send("m1");
    queue.receiveOne(60);
    world.advanceSeconds(60);
    queue.receiveOne(0);
    queue.receive(1);
    assertThat(kinds()).endsWith(DEAD_LETTERED, EXPIRED);
    assertThat(last().queue()).isEqualTo(dead.address());
  }

  @Test
  void aMoveTaskMovesMessagesAsNewOnes() {
    dead.send("m1");
    dead.startMoving(queue.address(), null);
    world.advanceSeconds(1);
    assertThat(kinds()).containsExactly(SENT, MOVED, SENT);
    assertThat(events.get(1).target()).isEqualTo(queue.address());
    assertThat(last().queue()).isEqualTo(queue.address());
    assertThat(last().messageId()).isNotEqualTo(events.get(0).messageId());
  }

  @Test
  void retentionEnds() {
    queue.send("m1");
    world.advance(Duration.ofDays(4));
    assertThat(kinds()).containsExactly(SENT, EXPIRED);
  }

  @Test
  void aPurgeAndADeletionPurgeMessagesInOrder() {
    queue.sendAll("m1", "m2");
    queue.receive(1);
    queue.purge();
    dead.send("m3");
    world.delete(dead);
    List<MessageEvent> purged = events.stream().filter(event -> event.kind() == PURGED).toList();
    assertThat(purged)
        .extracting(event -> event.content().body())
        .containsExactly("m1", "m2", "m3");
  }

  @Test
  void everyListenerIsToldUntilItIsRemoved() {
    List<MessageEvent> others = new ArrayList<>();
    EngineListener other = others::add;
    world.queues.addListener(other);
    queue.send("m1");
    world.queues.removeListener(other);
    queue.purge();
    assertThat(others).extracting(MessageEvent::kind).containsExactly(SENT);
    assertThat(kinds()).containsExactly(SENT, PURGED);
  }
}
