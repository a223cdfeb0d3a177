package dev.tailback.engine.metric;

import dev.tailback.engine.math.TimeSeries;
import dev.tailback.engine.queue.Delivery;
import dev.tailback.engine.queue.EngineSettings;
import dev.tailback.engine.queue.MessageContent;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.QueueSettings;
import dev.tailback.engine.queue.Queues;
import dev.tailback.engine.queue.ReceiveRequest;
import dev.tailback.engine.queue.ReceivedMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Queues whose metrics are published every minute. */
final class MeasuredQueues {
  static final long START = 1_795_300_020_000L; // a whole minute
  static final long MINUTE = 60_000;

  final Queues queues = new Queues(EngineSettings.seeded(1), START);
  final Metrics metrics = new Metrics(queues.timeline(), 10_000_000);
  final QueueMetrics publisher = new QueueMetrics(queues, metrics);

  Queue create(String name) {
    return create(name, QueueSettings.STANDARD);
  }

  Queue create(String name, QueueSettings settings) {
    return queues.create(new QueueAddress("000000000000", "us-east-1", name), settings);
  }

  void minutes(int minutes) {
    at(queues.timeline().nowMillis() + minutes * MINUTE);
  }

  void at(long millis) {
    queues.timeline().advanceTo(millis);
  }

  static MessageContent content(String body, @Nullable String group) {
    return new MessageContent(body, Map.of(), group, null, null, "000000000000");
  }

  static MessageContent unique(String body, String group) {
    return new MessageContent(body, Map.of(), group, body, null, "000000000000");
  }

  static void send(Queue queue, String body) {
    queue.send(content(body, null), null);
  }

  List<ReceivedMessage> receive(Queue queue, int visibilityTimeout, int max) {
    return List.copyOf(deliver(queue, new ReceiveRequest(max, visibilityTimeout, 0, null)));
  }

  void receive(Queue queue) {
    receive(queue, 0, 1);
  }

  Delivery deliver(Queue queue, ReceiveRequest request) {
    List<Delivery> answers = new ArrayList<>();
    queue.receive(request, answers::add);
    queues.timeline().takeReplies().forEach(Runnable::run);
    return answers.get(0);
  }

  String receiveAgain(Queue queue) {
    return receive(queue, 30, 1).get(0).receiptHandle();
  }

  Set<String> published(String queue) {
    Set<String> names = new TreeSet<>();
    metrics.list("000000000000", "us-east-1", null, id -> true, 100).stream()
        .filter(id -> id.dimensions().equals(List.of(new Dimension("QueueName", queue))))
        .forEach(id -> names.add(id.name()));
    return names;
  }

  TimeSeries read(String queue, String metric, Statistic statistic) {
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

  List<Double> values(String queue, String metric) {
    return values(queue, metric, Statistic.SUM);
  }

  List<Double> values(String queue, String metric, Statistic statistic) {
    TimeSeries series = read(queue, metric, statistic);
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      values.add(series.value(i));
    }
    return values;
  }

  List<Long> times(String queue, String metric) {
    TimeSeries series = read(queue, metric, Statistic.SUM);
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      times.add(series.timeMillis(i));
    }
    return times;
  }
}
