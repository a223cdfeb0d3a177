package dev.tailback.engine.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.queue.Delivery;
import dev.tailback.engine.queue.Elsewhere;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.QueueCounts;
import dev.tailback.engine.queue.QueueSettings;
import dev.tailback.engine.queue.ReceiveRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** SQS's metrics: when they are published, and what they count. */
class QueueMetricsTest {
  private static final int HOUR = 60;

  private final MeasuredQueues world = new MeasuredQueues();

  @Test
  void aQueueThatWasOnlyCreatedPublishesItsNumbers() {
    world.create("orders");

    world.minutes(1);

    assertThat(world.published("orders"))
        .containsExactly(
            "ApproximateNumberOfMessagesDelayed",
            "ApproximateNumberOfMessagesNotVisible",
            "ApproximateNumberOfMessagesVisible");
    assertThat(world.values("orders", "ApproximateNumberOfMessagesVisible")).containsExactly(0.0);
  }

  @Test
  void aMessageIsCountedOnItsWay() {
    Queue orders = world.create("orders");
    MeasuredQueues.send(orders, "Hello");
    world.receive(orders);
    orders.delete(world.receiveAgain(orders));
    world.receive(orders);

    world.minutes(1);

    assertThat(world.values("orders", "NumberOfMessagesSent")).containsExactly(1.0);
    assertThat(world.values("orders", "SentMessageSize")).containsExactly(5.0);
    assertThat(world.values("orders", "NumberOfMessagesReceived")).containsExactly(2.0);
    assertThat(world.values("orders", "NumberOfEmptyReceives")).containsExactly(1.0);
    assertThat(world.values("orders", "NumberOfMessagesDeleted")).containsExactly(1.0);
  }

  @Test
  void aReceiveThatIsTakenBackTooLateIsLeftOutOfLaterMinutes() {
    Queue orders = world.create("orders");
    for (int i = 0; i < 5; i++) {
      MeasuredQueues.send(orders, "Hello");
    }
    Delivery lost = world.deliver(orders, new ReceiveRequest(3, 30, 0, null));
    world.minutes(1);
    lost.takeBack();
    world.minutes(1);
    world.receive(orders, 0, 2);
    world.minutes(1);
    world.receive(orders, 0, 5);
    world.minutes(1);
    world.receive(orders, 0, 1);
    world.minutes(1);

    assertThat(world.values("orders", "NumberOfMessagesReceived")).containsExactly(3.0, 4.0, 1.0);
    assertThat(world.times("orders", "NumberOfMessagesReceived"))
        .containsExactly(
            MeasuredQueues.START,
            MeasuredQueues.START + 3 * MeasuredQueues.MINUTE,
            MeasuredQueues.START + 4 * MeasuredQueues.MINUTE);
  }

  @Test
  void ofAQueueElsewhereIsPublishedWhatIsKnown() {
    Queue orders =
        world.queues.addElsewhere(new QueueAddress("000000000000", "us-east-1", "orders"));
    Elsewhere elsewhere = Objects.requireNonNull(orders.elsewhere());
    elsewhere.sent(5);
    world.minutes(1);
    assertThat(world.published("orders"))
        .containsExactly("NumberOfMessagesSent", "SentMessageSize");

    elsewhere.told(new QueueCounts(7, 2, 0));
    world.minutes(1);
    assertThat(world.published("orders"))
        .containsExactly(
            "ApproximateNumberOfMessagesDelayed",
            "ApproximateNumberOfMessagesNotVisible",
            "ApproximateNumberOfMessagesVisible",
            "NumberOfMessagesSent",
            "SentMessageSize");
    assertThat(world.values("orders", "ApproximateNumberOfMessagesVisible")).containsExactly(7.0);
  }

  @Test
  void thePointsOfAMinuteHaveTheTimeAtWhichItBegins() {
    Queue orders = world.create("orders");
    world.minutes(1);
    MeasuredQueues.send(orders, "late");
    world.minutes(1);

    assertThat(world.times("orders", "NumberOfMessagesSent"))
        .containsExactly(MeasuredQueues.START + MeasuredQueues.MINUTE);
    assertThat(world.times("orders", "ApproximateNumberOfMessagesVisible"))
        .containsExactly(MeasuredQueues.START, MeasuredQueues.START + MeasuredQueues.MINUTE);
  }

  @Test
  void countersAreAbsentFromMinutesWithoutAnythingToCount() {
    Queue orders = world.create("orders");
    MeasuredQueues.send(orders, "a");
    world.minutes(2);
    MeasuredQueues.send(orders, "b");
    world.minutes(1);

    assertThat(world.times("orders", "NumberOfMessagesSent"))
        .containsExactly(MeasuredQueues.START, MeasuredQueues.START + 2 * MeasuredQueues.MINUTE);
  }

  @Test
  void countersAreThoseOfTheMinute() {
    Queue orders = world.create("orders.fifo", QueueSettings.FIFO);
    for (String round : List.of("a", "b")) {
      orders.send(MeasuredQueues.unique("one-" + round, "g"), null);
      orders.send(MeasuredQueues.unique("one-" + round, "g"), null);
      orders.delete(world.receiveAgain(orders));
      world.receive(orders);
      world.minutes(1);
    }

    for (String counter :
        List.of(
            "NumberOfMessagesSent",
            "NumberOfMessagesReceived",
            "NumberOfEmptyReceives",
            "NumberOfMessagesDeleted",
            "NumberOfDeduplicatedSentMessages")) {
      assertThat(world.values("orders.fifo", counter)).as(counter).containsExactly(1.0, 1.0);
    }
    assertThat(world.values("orders.fifo", "SentMessageSize")).containsExactly(5.0, 5.0);
  }

  @Test
  void sizesAreThoseOfTheMinute() {
    Queue orders = world.create("orders");
    MeasuredQueues.send(orders, "1");
    MeasuredQueues.send(orders, "333");
    world.minutes(1);
    MeasuredQueues.send(orders, "22");
    world.minutes(1);

    assertThat(world.values("orders", "SentMessageSize", Statistic.MAXIMUM))
        .containsExactly(3.0, 2.0);
    assertThat(world.values("orders", "SentMessageSize", Statistic.MINIMUM))
        .containsExactly(1.0, 2.0);
    assertThat(world.values("orders", "SentMessageSize", Statistic.SAMPLE_COUNT))
        .containsExactly(2.0, 1.0);
  }

  @Test
  void aQueueIsActiveForSixHoursAfterItsLastUse() {
    Queue orders = world.create("orders");
    world.minutes(10 * HOUR);
    assertThat(world.values("orders", "ApproximateNumberOfMessagesVisible")).hasSize(6 * HOUR);

    orders.touch();
    world.minutes(1);
    assertThat(world.values("orders", "ApproximateNumberOfMessagesVisible")).hasSize(6 * HOUR + 1);
  }

  @Test
  void aQueueIsActiveWhileItHoldsMessages() {
    MeasuredQueues.send(world.create("orders"), "a");

    world.minutes(12 * HOUR);

    assertThat(world.values("orders", "ApproximateNumberOfMessagesVisible")).hasSize(720);
    assertThat(world.values("orders", "ApproximateAgeOfOldestMessage")).endsWith(12.0 * 60 * 60);
  }

  @Test
  void whatHappenedInAQueueIsPublishedWhenItIsDeleted() {
    Queue orders = world.create("orders");
    MeasuredQueues.send(orders, "a");
    world.queues.delete(orders);
    MeasuredQueues.send(world.create("orders"), "b");
    world.minutes(1);

    assertThat(world.values("orders", "NumberOfMessagesSent")).containsExactly(2.0);
  }

  @Test
  void thePublishLagHidesTheLatestMinutes() {
    MeasuredQueues.send(world.create("orders"), "a");
    world.metrics.publishLag(120_000);
    world.minutes(2);
    assertThat(world.values("orders", "NumberOfMessagesSent")).isEmpty();

    world.minutes(1);
    assertThat(world.values("orders", "NumberOfMessagesSent")).containsExactly(1.0);
  }

  @Test
  void whatRunsAfterAMinuteSeesItsPoints() {
    List<Integer> seen = new ArrayList<>();
    world.publisher.afterMinute(
        () -> seen.add(world.values("orders", "ApproximateNumberOfMessagesVisible").size()));
    world.create("orders");

    world.minutes(3);

    assertThat(seen).containsExactly(1, 2, 3);
  }

  @Test
  void publishingIsNotAnnouncedAsTheNextEvent() {
    world.create("orders");

    assertThat(world.queues.timeline().nextEvent()).isNull();
  }
}
