package dev.tailback.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.queue.FifoSettings.DeduplicationScope;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages sent twice to a FIFO queue. */
class DeduplicationTest {
  private static final FifoSettings BY_GROUP =
      FifoSettings.DEFAULT.withDeduplicationScope(DeduplicationScope.MESSAGE_GROUP);

  private final TestEngine world = new TestEngine();
  private final TestQueue queue = world.fifo("orders");

  @Test
  void aDuplicateIsNotStoredAndAnsweredLikeTheFirst() {
    SentMessage first = queue.sendTo("g", "m1", "d");
    SentMessage second = queue.sendTo("g", "m2", "d");
    assertThat(second).isEqualTo(first);
    assertThat(queue.drain()).containsExactly("m1");
  }

  @Test
  void theIdIsKnownForFiveMinutesFromTheFirstSend() {
    queue.sendTo("g", "m1", "d");
    world.advanceMillis(299_999);
    queue.sendTo("g", "m2", "d");
    queue.holds(1, 0, 0);
    world.advanceMillis(1);
    queue.sendTo("g", "m3", "d");
    assertThat(queue.drain()).containsExactly("m1", "m3");
  }

  @Test
  void aDuplicateDoesNotRestartTheFiveMinutes() {
    queue.sendTo("g", "m1", "d");
    world.advanceSeconds(299);
    queue.sendTo("g", "m2", "d");
    world.advanceSeconds(1);
    queue.sendTo("g", "m3", "d");
    queue.holds(2, 0, 0);
    world.advanceSeconds(299);
    queue.sendTo("g", "m4", "d");
    queue.holds(2, 0, 0);
  }

  @Test
  void aDuplicateOfADeletedMessageIsNotStored() {
    SentMessage first = queue.sendTo("g", "m1", "d");
    queue.drain();
    assertThat(queue.sendTo("g", "m2", "d")).isEqualTo(first);
    queue.holds(0, 0, 0);
  }

  @Test
  void aDuplicateOfAnExpiredMessageIsNotStored() {
    queue.change(settings -> settings.messageRetentionPeriodSeconds(60));
    queue.sendTo("g", "m1", "d");
    world.advanceSeconds(60);
    queue.sendTo("g", "m2", "d");
    queue.holds(0, 0, 0);
  }

  @Test
  void aPurgeForgetsWhatWasSent() {
    queue.sendTo("g", "m1", "d");
    queue.purge();
    queue.sendTo("g", "m2", "d");
    assertThat(queue.drain()).containsExactly("m2");
  }

  @Test
  void theScopeOfTheQueueCoversAllGroups() {
    queue.sendTo("g", "m1", "d");
    queue.sendTo("h", "m2", "d");
    assertThat(queue.drain()).containsExactly("m1");
  }

  @Test
  void theScopeOfAGroupEndsThere() {
    TestQueue byGroup = world.fifo("by-group", settings -> settings.fifo(BY_GROUP));
    byGroup.sendTo("g", "m1", "d");
    byGroup.sendTo("h", "m2", "d");
    byGroup.sendTo("h", "m3", "d");
    assertThat(byGroup.drain()).containsExactly("m1", "m2");
  }

  @Test
  void groupAndIdThatReadAlikeTogetherAreStillApart() {
    TestQueue byGroup = world.fifo("by-group", settings -> settings.fifo(BY_GROUP));
    byGroup.sendTo("a", "m1", "bc");
    byGroup.sendTo("ab", "m2", "c");
    byGroup.holds(2, 0, 0);
  }

  @Test
  void theScopeGivenAtCreationIsKept() {
    queue.change(settings -> settings.fifo(BY_GROUP));
    assertThat(queue.queue.settings().fifo()).isEqualTo(BY_GROUP);
    queue.sendTo("g", "m1", "d");
    queue.sendTo("h", "m2", "d");
    assertThat(queue.drain()).containsExactly("m1");
    queue.purge();
    queue.sendTo("g", "m1", "d");
    queue.sendTo("h", "m2", "d");
    assertThat(queue.drain()).containsExactly("m1");
  }

  @Test
  void withoutAnIdTheBodyDecides() {
    queue.sendTo("g", "hello", null);
    queue.sendTo("h", "hello", null);
    queue.sendTo("h", "hello world", null);
    assertThat(queue.drain()).containsExactly("hello", "hello world");
  }

  @Test
  void theBodysIdIsItsSha256AndComesWithTheMessage() {
    queue.sendTo("g", "Zürich €", null);
    assertThat(queue.receiveOne().content().messageDeduplicationId())
        .isEqualTo("d0ebaa0498acd58ae55006c0623d1450a3377b99f6057c3e5da19bb676523b53");
  }

  @Test
  void anExplicitIdWinsOverTheBodys() {
    queue.sendTo("g", "hello", "d1");
    queue.sendTo("g", "hello", "d2");
    queue.holds(2, 0, 0);
  }

  @Test
  void anExplicitIdEqualToABodysIsADuplicate() {
    queue.sendTo("g", "hello", null);
    queue.sendTo("g", "other", "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
    assertThat(queue.drain()).containsExactly("hello");
  }

  @Test
  void theFirstContentIsTheOneThatIsDelivered() {
    queue.sendTo("g", "m1", "d");
    queue.sendTo("h", "m2", "d");
    List<ReceivedMessage> received = queue.receive(10);
    assertThat(received).hasSize(1);
    assertThat(received.get(0).content().messageGroupId()).isEqualTo("g");
    assertThat(received.get(0).content().messageDeduplicationId()).isEqualTo("d");
  }

  @Test
  void attemptsAreForgottenInTime() {
    for (int i = 0; i < 100; i++) {
      queue.sendTo("g", "m" + i);
      world.advanceSeconds(1);
    }
    assertThat(queue.queue.rememberedIds()).isEqualTo(100);
    world.advanceSeconds(250);
    assertThat(queue.queue.rememberedIds()).isEqualTo(49);
    world.advanceSeconds(50);
    assertThat(queue.queue.rememberedIds()).isZero();
  }

  @Test
  void eachOfManyIsFound() {
    for (int i = 0; i < 2_000; i++) {
      queue.sendTo("g", "m", "d" + i);
    }
    for (int i = 0; i < 2_000; i++) {
      queue.sendTo("g", "again", "d" + i);
    }
    queue.holds(2_000, 0, 0);
  }

  @Test
  void standardQueuesKnowNoDuplicates() {
    TestQueue standard = world.standard("orders");
    standard.send("m1");
    standard.send("m1");
    standard.holds(2, 0, 0);
  }
}
