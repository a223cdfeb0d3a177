package dev.tailback.engine.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tailback.engine.queue.EngineSettings;
import dev.tailback.engine.queue.MessageContent;
import dev.tailback.engine.queue.NameReuse;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.QueueSettings;
import dev.tailback.engine.queue.Queues;
import dev.tailback.engine.queue.ReceiveRequest;
import dev.tailback.engine.queue.ReceivedMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The samples of queues taken every second, and the rates derived from them. */
class LiveQueuesTest {
  private static final long START = 1_795_300_020_000L; // a whole minute
  private static final long START_SECOND = START / 1000;

  private final Queues queues = new Queues(EngineSettings.seeded(1), START);
  private final LiveQueues live = new LiveQueues(queues);

  @Test
  void eachSecondHasItsOwnNumbers() {
    Queue orders = create("orders");
    send(orders, 3);
    seconds(1);
    send(orders, 2);
    receive(orders, 1);
    seconds(1);
    seconds(1);

    History history = of(orders).history(3);

    assertThat(history.fromSecond()).isEqualTo(START_SECOND);
    assertThat(history.stepSeconds()).isEqualTo(1);
    assertThat(history.values(Measure.SENT)).containsExactly(3, 2, 0);
    assertThat(history.values(Measure.RECEIVED)).containsExactly(0, 1, 0);
    assertThat(history.values(Measure.VISIBLE)).containsExactly(3, 4, 4);
    assertThat(history.values(Measure.IN_FLIGHT)).containsExactly(0, 1, 1);
    assertThat(history.values(Measure.AGE)).containsExactly(1, 2, 3);
  }

  @Test
  void secondsBeforeTheFirstSampleAreUnknown() {
    Queue orders = create("orders");
    send(orders, 1);
    seconds(1);

    History history = of(orders).history(3);

    assertThat(history.values(Measure.VISIBLE))
        .containsExactly(History.UNKNOWN, History.UNKNOWN, 1);
    assertThat(history.values(Measure.SENT)).containsExactly(0, 0, 1);
  }

  @Test
  void whatHappensBetweenTheSamplesHappensAtItsOwnTime() {
    Queue orders = create("orders");
    orders.send(content(), 2);

    seconds(4);

    assertThat(of(orders).history(4).values(Measure.DELAYED)).containsExactly(1, 0, 0, 0);
    assertThat(of(orders).history(4).values(Measure.VISIBLE)).containsExactly(0, 1, 1, 1);
  }

  @Test
  void aMovedClockIsSampledOnceAMinuteAndAtItsEnd() {
    Queue orders = create("orders");
    send(orders, 7);

    seconds(150);

    long[] known = knownSeconds(of(orders).history(900));
    assertThat(known)
        .containsExactly(START_SECOND, START_SECOND + 59, START_SECOND + 119, START_SECOND + 149);
  }

  @Test
  void fifteenMinutesAreKept() {
    Queue orders = create("orders");
    send(orders, 5);
    seconds(1);
    everySecond(899);
    assertThat(sum(orders, Measure.SENT)).isEqualTo(5);

    everySecond(1);

    assertThat(sum(orders, Measure.SENT)).isZero();
    assertThat(of(orders).history(900).values(Measure.VISIBLE)).containsOnly(5);
  }

  @Test
  void aLongLeapForgetsWhatWasBefore() {
    Queue orders = create("orders");
    send(orders, 5);
    seconds(1);

    seconds(3600);

    assertThat(sum(orders, Measure.SENT)).isZero();
    assertThat(knownSeconds(of(orders).history(900))).as("minutes, and the end").hasSize(16);
  }

  @Test
  void aSampleCanBeTakenAtAnyMoment() {
    Queue orders = create("orders");
    queues.timeline().advanceTo(START + 400);
    send(orders, 2);
    live.refresh();
    send(orders, 1);
    live.refresh();

    assertThat(of(orders).counts().visible()).isEqualTo(3);
    assertThat(of(orders).history(1).values(Measure.SENT)).containsExactly(3);

    queues.timeline().advanceTo(START + 1000);
    assertThat(of(orders).history(1).values(Measure.SENT)).containsExactly(3);
  }

  @Test
  void ratesAreThoseOfTheLastSeconds() {
    Queue orders = create("orders");
    for (int second = 0; second < 120; second++) {
      send(orders, 10);
      deleteAll(orders, 4);
      seconds(1);
    }

    Rates rates = of(orders).rates();
    assertThat(rates.arriving()).isCloseTo(10, within(0.001));
    assertThat(rates.leaving()).isCloseTo(4, within(0.001));
    assertThat(rates.received()).isCloseTo(4, within(0.001));
    assertThat(of(orders).slope()).isCloseTo(6, within(0.001));
    assertThat(of(orders).backlogAgo(60)).isCloseTo(6 * 60 - 6 * 4.5, within(0.001));
  }

  @Test
  void aYoungQueueHasItsTrueRates() {
    Queue orders = create("orders");
    for (int second = 0; second < 3; second++) {
      send(orders, 10);
      seconds(1);
    }

    assertThat(of(orders).rates().arriving()).isCloseTo(10, within(0.001));
    assertThat(of(orders).slope()).isCloseTo(10, within(0.001));
    assertThat(of(orders).backlogAgo(60)).isNaN();
  }

  @Test
  void ratesAreTheSameOnAMovedClock() {
    Queue orders = create("orders");
    for (int minute = 0; minute < 10; minute++) {
      send(orders, 600);
      seconds(60);
    }

    assertThat(of(orders).rates().arriving()).isCloseTo(10, within(0.001));
    assertThat(of(orders).slope()).isCloseTo(10, within(0.001));
  }

  @Test
  void aRateFallsWhenTheTrafficEnds() {
    Queue orders = create("orders");
    for (int second = 0; second < 120; second++) {
      send(orders, 10);
      seconds(1);
    }
    everySecond(25);

    assertThat(of(orders).rates().arriving()).isCloseTo(10 / Math.E, within(0.1));
  }

  @Test
  void manyQueuesAreSampledEveryFiveSeconds() {
    Queue first = create("first");
    send(first, 4);
    seconds(1);
    for (int i = 0; i < 200; i++) {
      create("queue-" + i);
    }
    send(first, 3);
    everySecond(9);

    History history = of(first).history(10);

    assertThat(history.stepSeconds()).isEqualTo(5);
    assertThat(history.values(Measure.SENT).sum()).isEqualTo(7);
    assertThat(history.last(Measure.VISIBLE)).isEqualTo(7);
  }

  @Test
  void eachOfManyQueuesHasItsTurnWithinFiveSeconds() {
    for (int i = 0; i < 203; i++) {
      create("queue-" + i);
    }
    List<Queue> sampled = new ArrayList<>();
    live.afterSample(queue -> sampled.add(queue.queue()));
    List<Integer> numbers = new ArrayList<>();
    for (int second = 0; second < 5; second++) {
      sampled.clear();
      seconds(1);
      numbers.add(sampled.size());
    }

    assertThat(numbers).allMatch(number -> number == 40 || number == 41);
    assertThat(numbers.stream().mapToInt(number -> number).sum()).isEqualTo(203);
  }

  @Test
  void fewerQueuesAreSampledEverySecondAgain() {
    Queue first = create("first");
    for (int i = 0; i < 200; i++) {
      create("queue-" + i);
    }
    send(first, 3);
    seconds(6);
    List.copyOf(queues.all()).stream()
        .filter(queue -> queue != first)
        .forEach(queue -> queues.delete(queue, NameReuse.IMMEDIATE));
    everySecond(9);

    History history = of(first).history(10);

    assertThat(history.stepSeconds()).isEqualTo(1);
    assertThat(history.values(Measure.VISIBLE)).containsOnly(3);
    assertThat(history.values(Measure.SENT).sum()).isEqualTo(3);
  }

  @Test
  void allRecordingsTogetherAreBounded() {
    LiveQueues bounded = new LiveQueues(queues, 200_000);
    List<Queue> all = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      all.add(create("queue-" + i));
    }
    seconds(1);
    send(all.get(0), 1);
    seconds(1);

    assertThat(bounded.bytes()).isLessThanOrEqualTo(200_000);
    assertThat(bounded.find(all.get(0))).as("the one with traffic").isNotNull();
    Queue idle = all.stream().filter(queue -> bounded.find(queue) == null).findAny().orElseThrow();

    send(idle, 2);
    seconds(1);

    LiveQueue again = Objects.requireNonNull(bounded.find(idle));
    assertThat(again.history(1).values(Measure.SENT)).containsExactly(2);
  }

  @Test
  void aRecordingTakesWhatItSays() {
    Queue orders = create("orders");
    seconds(1);
    long empty = live.bytes();
    send(orders, 1);
    seconds(1);

    assertThat(live.bytes() - empty)
        .as("messages sent, visible ones and their age; visible ones are always recorded")
        .isEqualTo(2 * (16 + 900 * 4));
  }

  @Test
  void theCurveHoldsTheLastKnownNumber() {
    Queue orders = create("orders");
    send(orders, 5);
    receive(orders, 1);
    everySecond(30);
    send(orders, 1);
    seconds(60);

    assertThat(of(orders).curve(60))
        .startsWith(History.UNKNOWN, History.UNKNOWN)
        .endsWith(5, 5, 6, 6, 6, 6);
  }

  @Test
  void aDeletedQueueIsForgotten() {
    Queue orders = create("orders");
    seconds(1);
    queues.delete(orders, NameReuse.IMMEDIATE);
    Queue again = create("orders");
    seconds(1);

    assertThat(live.all()).extracting(LiveQueue::queue).containsExactly(again);
  }

  @Test
  void listenersGetEachSample() {
    Queue orders = create("orders");
    List<Long> samples = new ArrayList<>();
    live.afterSample(
        queue -> {
          assertThat(queue.queue()).isSameAs(orders);
          samples.add(queues.timeline().nowMillis() - START);
        });

    seconds(3);

    assertThat(samples).containsExactly(1000L, 2000L, 3000L);
  }

  @Test
  void processingTimesAreThoseOfTheLastDeletes() {
    Queue orders = create("orders");
    send(orders, 700);
    for (int i = 0; i < 700; i++) {
      ReceivedMessage message = receive(orders, 1).get(0);
      queues.timeline().advanceTo(queues.timeline().nowMillis() + (i < 100 ? 50 : 8));
      orders.delete(message.receiptHandle());
    }

    assertThat(orders.counter().recentProcessing().count()).isEqualTo(600);
    assertThat(orders.counter().recentProcessing().percentileMillis(100)).isEqualTo(8);
  }

  private static long[] knownSeconds(History history) {
    int[] visible = history.values(Measure.VISIBLE).toArray();
    return IntStream.range(0, visible.length)
        .filter(slot -> visible[slot] != History.UNKNOWN)
        .mapToLong(slot -> history.fromSecond() + slot)
        .toArray();
  }

  private int sum(Queue queue, Measure measure) {
    return of(queue).history(900).values(measure).sum();
  }

  private LiveQueue of(Queue queue) {
    return Objects.requireNonNull(live.find(queue));
  }

  private Queue create(String name) {
    return queues.create(
        new QueueAddress("000000000000", "us-east-1", name), QueueSettings.STANDARD);
  }

  private static MessageContent content() {
    return new MessageContent("Hello", Map.of(), null, null, null, "000000000000");
  }

  private static void send(Queue queue, int messages) {
    for (int i = 0; i < messages; i++) {
      queue.send(content(), null);
    }
  }

  private List<ReceivedMessage> receive(Queue queue, int max) {
    List<ReceivedMessage> received = new ArrayList<>();
    queue.receive(new ReceiveRequest(max, null, 0, null), received::addAll);
    queues.timeline().takeReplies().forEach(Runnable::run);
    return received;
  }

  private void deleteAll(Queue queue, int max) {
    receive(queue, max).forEach(message -> queue.delete(message.receiptHandle()));
  }

  private void seconds(long seconds) {
    queues.timeline().advanceTo(queues.timeline().nowMillis() + seconds * 1000);
  }

  private void everySecond(int times) {
    for (int i = 0; i < times; i++) {
      seconds(1);
    }
  }
}
