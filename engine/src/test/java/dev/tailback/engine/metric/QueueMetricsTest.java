package dev.tailback.engine.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.math.TimeSeries;
import dev.tailback.engine.queue.Delivery;
import dev.tailback.engine.queue.Elsewhere;
import dev.tailback.engine.queue.EngineSettings;
import dev.tailback.engine.queue.MessageContent;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.QueueCounts;
import dev.tailback.engine.queue.QueueSettings;
import dev.tailback.engine.queue.Queues;
import dev.tailback.engine.queue.ReceiveRequest;
import dev.tailback.engine.queue.ReceivedMessage;
import dev.tailback.engine.queue.RedrivePolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** SQS's metrics: which are published when, and what they say. */
class QueueMetricsTest {
  private static final long START = 1_795_300_020_000L; // a whole minute
  private static final long MINUTE = 60_000;
  private static final int HOUR = 60;

  private final Queues queues = new Queues(EngineSettings.seeded(1), START);
  private final Metrics metrics = new Metrics(queues.timeline(), 10_000_000);
  private final QueueMetrics publisher = new QueueMetrics(queues, metrics);

  @Test
  void aQueueThatWasOnlyCreatedPublishesItsNumbers() {
    create("orders");

    minutes(1);

    assertThat(published("orders"))
        .containsExactly(
            "ApproximateNumberOfMessagesDelayed",
            "ApproximateNumberOfMessagesNotVisible",
            "ApproximateNumberOfMessagesVisible");
    assertThat(values("orders", "ApproximateNumberOfMessagesVisible")).containsExactly(0.0);
  }

  @Test
  void aMessageIsCountedOnItsWay() {
    Queue orders = create("orders");
    send(orders, "Hello");
    receive(orders);
    orders.delete(receiveAgain(orders));
    receive(orders);

    minutes(1);

    assertThat(values("orders", "NumberOfMessagesSent")).containsExactly(1.0);
    assertThat(values("orders", "SentMessageSize")).containsExactly(5.0);
    assertThat(values("orders", "NumberOfMessagesReceived")).containsExactly(2.0);
    assertThat(values("orders", "NumberOfEmptyReceives")).containsExactly(1.0);
    assertThat(values("orders", "NumberOfMessagesDeleted")).containsExactly(1.0);
  }

  @Test
  void aReceiveThatIsTakenBackTooLateIsLeftOutOfLaterMinutes() {
    Queue orders = create("orders");
    for (int i = 0; i < 5; i++) {
      send(orders, "Hello");
    }
    Delivery lost = deliver(orders, new ReceiveRequest(3, 30, 0, null));
    minutes(1);
    lost.takeBack();
    minutes(1);
    receive(orders, 0, 2);
    minutes(1);
    receive(orders, 0, 5);
    minutes(1);
    receive(orders, 0, 1);
    minutes(1);

    assertThat(values("orders", "NumberOfMessagesReceived")).containsExactly(3.0, 4.0, 1.0);
    assertThat(times("orders", "NumberOfMessagesReceived"))
        .containsExactly(START, START + 3 * MINUTE, START + 4 * MINUTE);
  }

  @Test
  void ofAQueueElsewhereIsPublishedWhatIsKnown() {
    Queue orders = queues.addElsewhere(new QueueAddress("000000000000", "us-east-1", "orders"));
    Elsewhere elsewhere = Objects.requireNonNull(orders.elsewhere());
    elsewhere.sent(5);
    minutes(1);
    assertThat(published("orders")).containsExactly("NumberOfMessagesSent", "SentMessageSize");

    elsewhere.told(new QueueCounts(7, 2, 0));
    minutes(1);
    assertThat(published("orders"))
        .containsExactly(
            "ApproximateNumberOfMessagesDelayed",
            "ApproximateNumberOfMessagesNotVisible",
            "ApproximateNumberOfMessagesVisible",
            "NumberOfMessagesSent",
            "SentMessageSize");
    assertThat(values("orders", "ApproximateNumberOfMessagesVisible")).containsExactly(7.0);
  }

  @Test
  void thePointsOfAMinuteHaveTheTimeAtWhichItBegins() {
    Queue orders = create("orders");
    minutes(1);
    send(orders, "late");
    minutes(1);

    assertThat(times("orders", "NumberOfMessagesSent")).containsExactly(START + MINUTE);
    assertThat(times("orders", "ApproximateNumberOfMessagesVisible"))
        .containsExactly(START, START + MINUTE);
  }

  @Test
  void countersAreAbsentFromMinutesWithoutAnythingToCount() {
    Queue orders = create("orders");
    send(orders, "a");
    minutes(2);
    send(orders, "b");
    minutes(1);

    assertThat(times("orders", "NumberOfMessagesSent")).containsExactly(START, START + 2 * MINUTE);
  }

  @Test
  void countersAreThoseOfTheMinute() {
    Queue orders = create("orders.fifo", QueueSettings.FIFO);
    for (String round : List.of("a", "b")) {
      orders.send(unique("one-" + round, "g"), null);
      orders.send(unique("one-" + round, "g"), null);
      orders.delete(receiveAgain(orders));
      receive(orders);
      minutes(1);
    }

    for (String counter :
        List.of(
            "NumberOfMessagesSent",
            "NumberOfMessagesReceived",
            "NumberOfEmptyReceives",
            "NumberOfMessagesDeleted",
            "NumberOfDeduplicatedSentMessages")) {
      assertThat(values("orders.fifo", counter)).as(counter).containsExactly(1.0, 1.0);
    }
    assertThat(values("orders.fifo", "SentMessageSize")).containsExactly(5.0, 5.0);
  }

  @Test
  void sizesAreThoseOfTheMinute() {
    Queue orders = create("orders");
    send(orders, "1");
    send(orders, "333");
    minutes(1);
    send(orders, "22");
    minutes(1);

    assertThat(values("orders", "SentMessageSize", Statistic.MAXIMUM)).containsExactly(3.0, 2.0);
    assertThat(values("orders", "SentMessageSize", Statistic.MINIMUM)).containsExactly(1.0, 2.0);
    assertThat(values("orders", "SentMessageSize", Statistic.SAMPLE_COUNT))
        .containsExactly(2.0, 1.0);
  }

  @Test
  void gaugesSayHowManyMessagesAreInEachState() {
    Queue orders = create("orders");
    send(orders, "a");
    send(orders, "b");
    orders.send(content("c", null), 300);
    receive(orders);
    at(START + MINUTE);

    assertThat(values("orders", "ApproximateNumberOfMessagesVisible")).containsExactly(2.0);
    assertThat(values("orders", "ApproximateNumberOfMessagesDelayed")).containsExactly(1.0);
  }

  @Test
  void theAgeIsThatOfTheOldestMessageAndAbsentWithoutOne() {
    Queue orders = create("orders");
    at(START + 30_000);
    send(orders, "a");
    at(START + 2 * MINUTE);
    orders.delete(receiveAgain(orders));
    at(START + 3 * MINUTE);

    assertThat(values("orders", "ApproximateAgeOfOldestMessage")).containsExactly(30.0, 90.0);
  }

  @Test
  void aPoisonPillNoLongerCountsAsTheOldest() {
    Queue orders = create("orders");
    send(orders, "pill");
    minutes(1);
    send(orders, "fresh");
    for (int i = 0; i < 3; i++) {
      receive(orders);
      at(queues.timeline().nowMillis() + 1);
    }
    minutes(1);

    assertThat(values("orders", "ApproximateAgeOfOldestMessage").get(1)).isEqualTo(60.0);
  }

  @Test
  void nothingIsTheOldestIfAllMessagesArePoisonPills() {
    Queue orders = create("orders");
    send(orders, "pill");
    for (int i = 0; i < 3; i++) {
      receive(orders);
    }
    minutes(1);

    assertThat(values("orders", "ApproximateAgeOfOldestMessage")).isEmpty();
    assertThat(values("orders", "ApproximateNumberOfMessagesVisible")).containsExactly(1.0);
  }

  @Test
  void aPoisonPillStaysTheOldestOfAFifoQueue() {
    Queue orders = create("orders.fifo", QueueSettings.FIFO);
    orders.send(unique("pill", "g"), null);
    minutes(1);
    for (int i = 0; i < 3; i++) {
      receive(orders);
    }
    minutes(1);

    assertThat(values("orders.fifo", "ApproximateAgeOfOldestMessage")).containsExactly(60.0, 120.0);
  }

  @Test
  void theAgeOfADeadLetterCountsFromItsMove() {
    Queue dead = create("dead");
    Queue orders =
        create(
            "orders",
            QueueSettings.STANDARD.toBuilder()
                .redrivePolicy(new RedrivePolicy(dead.address(), 1))
                .build());
    send(orders, "a");
    minutes(10);
    receive(orders);
    receive(orders);
    minutes(1);

    assertThat(values("dead", "ApproximateAgeOfOldestMessage")).containsExactly(60.0);
    assertThat(values("dead", "NumberOfMessagesSent")).isEmpty();
    assertThat(values("dead", "ApproximateNumberOfMessagesVisible")).endsWith(1.0);
  }

  @Test
  void aFifoQueuePublishesLockedGroupsAndDuplicates() {
    Queue orders = create("orders.fifo", QueueSettings.FIFO);
    orders.send(unique("a", "g1"), null);
    orders.send(unique("a", "g1"), null);
    orders.send(unique("b", "g2"), null);
    receive(orders, 30, 10);
    at(START + MINUTE - 1);
    receive(orders, 30, 10);

    minutes(1);

    assertThat(values("orders.fifo", "NumberOfDeduplicatedSentMessages")).containsExactly(1.0);
    assertThat(values("orders.fifo", "NumberOfMessagesSent")).containsExactly(2.0);
    assertThat(values("orders.fifo", "ApproximateNumberOfGroupsWithInflightMessages"))
        .containsExactly(2.0);
  }

  @Test
  void aNoisyTenantIsLeftOutOfTheQuietGroups() {
    Queue orders = create("orders");
    for (int i = 0; i < 100; i++) {
      orders.send(content("n" + i, "noisy"), null);
    }
    for (int i = 0; i < 4; i++) {
      receive(orders, 300, 10);
    }
    orders.send(content("q", "quiet"), null);

    minutes(1);

    assertThat(values("orders", "ApproximateNumberOfNoisyGroups")).containsExactly(1.0);
    assertThat(values("orders", "ApproximateNumberOfMessagesVisible")).containsExactly(61.0);
    assertThat(values("orders", "ApproximateNumberOfMessagesVisibleInQuietGroups"))
        .containsExactly(1.0);
    assertThat(values("orders", "ApproximateNumberOfMessagesNotVisibleInQuietGroups"))
        .containsExactly(0.0);
    assertThat(values("orders", "ApproximateAgeOfOldestMessageInQuietGroups"))
        .containsExactly(60.0);
  }

  @Test
  void aQueueIsActiveForSixHoursAfterItsLastUse() {
    Queue orders = create("orders");
    minutes(10 * HOUR);
    assertThat(values("orders", "ApproximateNumberOfMessagesVisible")).hasSize(6 * HOUR);

    orders.touch();
    minutes(1);
    assertThat(values("orders", "ApproximateNumberOfMessagesVisible")).hasSize(6 * HOUR + 1);
  }

  @Test
  void aQueueIsActiveWhileItHoldsMessages() {
    send(create("orders"), "a");

    minutes(12 * HOUR);

    assertThat(values("orders", "ApproximateNumberOfMessagesVisible")).hasSize(720);
    assertThat(values("orders", "ApproximateAgeOfOldestMessage")).endsWith(12.0 * 60 * 60);
  }

  @Test
  void whatHappenedInAQueueIsPublishedWhenItIsDeleted() {
    Queue orders = create("orders");
    send(orders, "a");
    queues.delete(orders);
    send(create("orders"), "b");
    minutes(1);

    assertThat(values("orders", "NumberOfMessagesSent")).containsExactly(2.0);
  }

  @Test
  void thePublishLagHidesTheLatestMinutes() {
    send(create("orders"), "a");
    metrics.publishLag(120_000);
    minutes(2);
    assertThat(values("orders", "NumberOfMessagesSent")).isEmpty();

    minutes(1);
    assertThat(values("orders", "NumberOfMessagesSent")).containsExactly(1.0);
  }

  @Test
  void whatRunsAfterAMinuteSeesItsPoints() {
    List<Integer> seen = new ArrayList<>();
    publisher.afterMinute(
        () -> seen.add(values("orders", "ApproximateNumberOfMessagesVisible").size()));
    create("orders");

    minutes(3);

    assertThat(seen).containsExactly(1, 2, 3);
  }

  @Test
  void publishingIsNotAnnouncedAsTheNextEvent() {
    create("orders");

    assertThat(queues.timeline().nextEvent()).isNull();
  }

  private Queue create(String name) {
    return create(name, QueueSettings.STANDARD);
  }

  private Queue create(String name, QueueSettings settings) {
    return queues.create(new QueueAddress("000000000000", "us-east-1", name), settings);
  }

  private void minutes(int minutes) {
    at(queues.timeline().nowMillis() + minutes * MINUTE);
  }

  private void at(long millis) {
    queues.timeline().advanceTo(millis);
  }

  private static MessageContent content(String body, @Nullable String group) {
    return new MessageContent(body, Map.of(), group, null, null, "000000000000");
  }

  private static MessageContent unique(String body, String group) {
    return new MessageContent(body, Map.of(), group, body, null, "000000000000");
  }

  private static void send(Queue queue, String body) {
    queue.send(content(body, null), null);
  }

  private List<ReceivedMessage> receive(Queue queue, int visibilityTimeout, int max) {
    return List.copyOf(deliver(queue, new ReceiveRequest(max, visibilityTimeout, 0, null)));
  }

  private Delivery deliver(Queue queue, ReceiveRequest request) {
    List<Delivery> answers = new ArrayList<>();
    queue.receive(request, answers::add);
    queues.timeline().takeReplies().forEach(Runnable::run);
    return answers.get(0);
  }

  private void receive(Queue queue) {
    receive(queue, 0, 1);
  }

  private String receiveAgain(Queue queue) {
    return receive(queue, 30, 1).get(0).receiptHandle();
  }

  private Set<String> published(String queue) {
    Set<String> names = new TreeSet<>();
    metrics.list("000000000000", "us-east-1", null, id -> true, 100).stream()
        .filter(id -> id.dimensions().equals(List.of(new Dimension("QueueName", queue))))
        .forEach(id -> names.add(id.name()));
    return names;
  }

  private TimeSeries read(String queue, String metric, Statistic statistic) {
    MetricId id =
        new MetricId(
            "000000000000",
            "us-east-1",
            "AWS/SQS",
            metric,
            List.of(new Dimension("QueueName", queue)));
    return metrics.read(
        new MetricStat(id, 60, statistic, null), START, queues.timeline().nowMillis() + MINUTE);
  }

  private List<Double> values(String queue, String metric) {
    return values(queue, metric, Statistic.SUM);
  }

  private List<Double> values(String queue, String metric, Statistic statistic) {
    TimeSeries series = read(queue, metric, statistic);
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      values.add(series.value(i));
    }
    return values;
  }

  private List<Long> times(String queue, String metric) {
    TimeSeries series = read(queue, metric, Statistic.SUM);
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      times.add(series.timeMillis(i));
    }
    return times;
  }
}
