package dev.tailback.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A capture written piece by piece, while the queues are used, has the state of one moment. */
class CaptureTest {
  private static final int SEEDS = 300;
  private static final EngineSettings SETTINGS =
      EngineSettings.seeded(5).withSixtySecondRules(true);

  @Test
  void whatIsWrittenBetweenOtherCallsIsTheStateOfTheBeginning() {
    for (int seed = 0; seed < SEEDS; seed++) {
      RandomUse use = new RandomUse(seed, SETTINGS);
      use.steps(150);
      String expected = SavedQueues.of(use.queues()).normalForm(SETTINGS);
      SavedQueues saved = SavedQueues.begin(use.queues());
      while (saved.write(1 + seed % 7 * 100)) {
        use.steps(1);
      }

      assertSame(seed, saved.normalForm(SETTINGS), expected);
    }
  }

  @Test
  void aRestoredEngineGoesOnInTheSameWay() {
    for (int seed = 0; seed < SEEDS; seed++) {
      RandomUse use = new RandomUse(seed, SETTINGS);
      use.steps(150);
      Queues restored = SavedQueues.of(use.queues()).restore(SETTINGS);
      use.endWaiting();
      RandomUse other = use.copy(restored);

      for (int step = 0; step < 100; step++) {
        assertThat(other.step()).as("seed " + seed).isEqualTo(use.step());
      }
      assertSame(
          seed,
          SavedQueues.of(restored).normalForm(SETTINGS),
          SavedQueues.of(use.queues()).normalForm(SETTINGS));
    }
  }

  private static void assertSame(int seed, String actual, String expected) {
    int at = Arrays.mismatch(actual.toCharArray(), expected.toCharArray());
    if (at >= 0) {
      int from = Math.max(0, at - 100);
      fail(
          "Seed %d, at %d of %d and %d:%n%s%n%s"
              .formatted(
                  seed,
                  at,
                  actual.length(),
                  expected.length(),
                  part(actual, from),
                  part(expected, from)));
    }
  }

  private static String part(String text, int from) {
    return text.substring(from, Math.min(text.length(), from + 200));
  }

  @Test
  void aMessageThatMovesIsWrittenInItsOldPlaceAlone() {
    TestEngine engine = new TestEngine();
    TestQueue dead = engine.standard("dead");
    TestQueue source =
        engine.standard(
            "source", queue -> queue.redrivePolicy(new RedrivePolicy(dead.address(), 1)));
    source.sendAll("a", "b");
    source.receiveOne(0);
    SavedQueues saved = SavedQueues.begin(engine.queues);
    source.receive(10);
    dead.holds(1, 0, 0);
    saved.finish();

    Queues restored = saved.restore(SETTINGS);

    assertThat(restored.get(source.address()).counts()).isEqualTo(new QueueCounts(2, 0, 0));
    assertThat(restored.get(dead.address()).counts()).isEqualTo(new QueueCounts(0, 0, 0));
  }

  @Test
  void aQueueThatIsPurgedOrDeletedMeanwhileIsWritten() {
    TestEngine engine = new TestEngine();
    TestQueue purged = engine.standard("purged");
    TestQueue deleted = engine.fifo("deleted");
    purged.sendAll("a", "b");
    deleted.sendAllTo("g", "c", "d");
    SavedQueues saved = SavedQueues.begin(engine.queues);
    purged.purge();
    purged.send("new");
    engine.delete(deleted);
    engine.fifo("deleted").sendTo("g", "new");
    saved.finish();

    Queues restored = saved.restore(SETTINGS);

    assertThat(bodies(restored.get(purged.address()))).containsExactly("a", "b");
    assertThat(bodies(restored.get(deleted.address()))).containsExactly("c", "d");
  }

  private static List<String> bodies(Queue queue) {
    return queue.inspection().peek(0, 10).stream()
        .map(message -> message.content().body())
        .toList();
  }

  @Test
  void receiptHandlesAndDeduplicationIdsStayValid() {
    TestEngine engine = new TestEngine();
    TestQueue orders = engine.fifo("orders");
    SentMessage sent = orders.sendTo("g", "a", "id");
    String handle = orders.receive(1).get(0).receiptHandle();
    Queue restored = SavedQueues.of(engine.queues).restore(SETTINGS).get(orders.address());

    assertThat(restored.send(TestQueue.content("a", "g", "id"), null)).isEqualTo(sent);
    restored.delete(handle);

    assertThat(restored.counts()).isEqualTo(new QueueCounts(0, 0, 0));
  }

  @Test
  void whatEndedWhileNothingRanEndsAtItsTime() {
    TestEngine engine = new TestEngine();
    TestQueue orders = engine.standard("orders");
    orders.send("a");
    orders.receiveOne(30);
    Queues restored = SavedQueues.of(engine.queues).restore(SETTINGS);

    restored.timeline().advanceTo(engine.nowMillis() + Duration.ofHours(1).toMillis());
    assertThat(restored.get(orders.address()).counts()).isEqualTo(new QueueCounts(1, 0, 0));

    restored.timeline().advanceTo(engine.nowMillis() + Duration.ofDays(4).toMillis());
    assertThat(restored.get(orders.address()).counts()).isEqualTo(new QueueCounts(0, 0, 0));
  }

  @Test
  void idsAreNotGivenAgain() {
    TestEngine engine = new TestEngine(SETTINGS);
    TestQueue orders = engine.standard("orders");
    SavedQueues saved = SavedQueues.of(engine.queues);
    Queue restored = saved.restore(SETTINGS).get(orders.address());

    assertThat(restored.send(TestQueue.content("a", null, null), null)).isEqualTo(orders.send("a"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 1_000_000})
  void blocksOfAnySizeGiveTheSame(int bytes) {
    TestEngine engine = new TestEngine();
    TestQueue orders = engine.standard("orders");
    List<String> sent = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      sent.add("message " + i);
      orders.send(
          new MessageContent(
              "message " + i,
              Map.of("n", MessageAttribute.string("Number", "" + i)),
              null,
              null,
              null,
              "000000000000"),
          null);
    }
    SavedQueues saved = SavedQueues.begin(engine.queues);
    boolean hasMore = true;
    while (hasMore) {
      hasMore = saved.write(bytes);
    }

    Queue restored = saved.restore(SETTINGS).get(orders.address());

    assertThat(restored.inspection().peek(0, 1_000))
        .isEqualTo(orders.queue.inspection().peek(0, 1_000));
    assertThat(restored.inspection().peek(0, 1_000))
        .extracting(message -> message.content().body())
        .isEqualTo(sent);
  }

  @Test
  void randomUseUsesEverything() {
    Random random = new Random(1);
    RandomUse use = new RandomUse(random.nextLong(), SETTINGS);
    StringBuilder all = new StringBuilder();
    for (int step = 0; step < 5_000; step++) {
      all.append(use.step()).append('\n');
    }
    assertThat(all.toString())
        .contains(
            "send", "receive", "[", "delete", "extend", "purge", "move", "tag", "drop", "shuffle");
  }
}
