package dev.tailback.benchmarks.engine;

import dev.tailback.engine.alarm.AlarmActions;
import dev.tailback.engine.alarm.AlarmDefinition;
import dev.tailback.engine.alarm.AlarmId;
import dev.tailback.engine.alarm.Alarms;
import dev.tailback.engine.alarm.Comparison;
import dev.tailback.engine.diagnosis.QueueDiagnoses;
import dev.tailback.engine.live.LiveQueues;
import dev.tailback.engine.math.TimeSeries;
import dev.tailback.engine.metric.Aggregate;
import dev.tailback.engine.metric.Datum;
import dev.tailback.engine.metric.Dimension;
import dev.tailback.engine.metric.MetricId;
import dev.tailback.engine.metric.MetricStat;
import dev.tailback.engine.metric.Metrics;
import dev.tailback.engine.metric.QueueMetrics;
import dev.tailback.engine.metric.Statistic;
import dev.tailback.engine.queue.EngineSettings;
import dev.tailback.engine.queue.MessageContent;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.QueueSettings;
import dev.tailback.engine.queue.Queues;
import dev.tailback.engine.time.Timeline;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Live numbers, metrics and alarms of 1,000 queues with a million messages in total. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // JMH calls setUp
public class MonitoringBenchmark {
  private static final long START = 1_795_300_020_000L;
  private static final long SECOND = 1_000;
  private static final long MOMENT = 10;
  private static final long MINUTE = 60_000;
  private static final int QUEUES = 1_000;
  private static final int MESSAGES = 1_000_000;
  private static final int ALARMS = 10_000;
  private static final int POINTS = 20_160;
  private static final int QUERIES = 5;
  private static final MessageContent CONTENT =
      new MessageContent("hello", Map.of(), null, null, null, "000000000000");
  private static final MetricId LATENCY =
      new MetricId("000000000000", "us-east-1", "App", "Latency", List.of());

  private Queues queues;
  private Metrics metrics;
  private Alarms alarms;

  /** Creates the queues, their messages, a full series and the alarms. */
  @Setup
  public void setUp() {
    queues = new Queues(EngineSettings.seeded(1), START);
    metrics = new Metrics(queues.timeline(), 500_000_000);
    alarms = new Alarms(queues.timeline(), metrics);
    new QueueMetrics(queues, metrics);
    new QueueDiagnoses(queues, new LiveQueues(queues));
    for (int i = 0; i < QUEUES; i++) {
      Queue queue = queues.create(address(i), QueueSettings.STANDARD);
      for (int message = 0; message < MESSAGES / QUEUES; message++) {
        queue.send(CONTENT, null);
      }
    }
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < POINTS; i++) {
      Aggregate value = Aggregate.of(random.nextDouble());
      metrics.put(LATENCY, new Datum("None", START - i * MINUTE, value, false));
    }
    for (int i = 0; i < ALARMS; i++) {
      alarms.put(alarm(i), Map.of());
    }
    minute();
  }

  private static QueueAddress address(int number) {
    return new QueueAddress("000000000000", "us-east-1", "queue-" + number);
  }

  private static AlarmDefinition alarm(int number) {
    List<Dimension> queue = List.of(new Dimension("QueueName", "queue-" + number % QUEUES));
    MetricId visible =
        new MetricId(
            "000000000000", "us-east-1", "AWS/SQS", "ApproximateNumberOfMessagesVisible", queue);
    return new AlarmDefinition(
        new AlarmId("000000000000", "us-east-1", "alarm-" + number),
        null,
        true,
        AlarmActions.NONE,
        new MetricStat(visible, 60, Statistic.MAXIMUM, null),
        null,
        3,
        null,
        MESSAGES,
        Comparison.GREATER_THAN_THRESHOLD,
        null,
        null);
  }

  /** Samples and diagnoses the queues whose turn it is, after a send to each queue. */
  @Benchmark
  public void second() {
    sendAndAdvance(SECOND);
  }

  /** Publishes a minute's metrics, after a send to each queue. */
  @Benchmark
  public void minute() {
    sendAndAdvance(MINUTE);
  }

  /** A state in which the clock is just before the end of a minute. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // JMH calls approach
  public static class LastMoment {
    private MonitoringBenchmark world;

    /** Sends each queue a message every second of a minute. */
    @Setup(Level.Invocation)
    public void approach(MonitoringBenchmark given) {
      world = given;
      for (int second = 0; second < 60; second++) {
        world.sendAndAdvance(second == 0 ? SECOND - MOMENT : SECOND);
      }
    }
  }

  /** Only publishes a minute's metrics, which is how long the gate is held. */
  @Benchmark
  public void endOfMinute(LastMoment lastMoment) {
    Timeline timeline = lastMoment.world.queues.timeline();
    timeline.advanceTo(timeline.nowMillis() + MOMENT);
  }

  /** Publishes the metrics of twelve hours, in which each queue holds messages. */
  @Benchmark
  public void twelveHours() {
    sendAndAdvance(720 * MINUTE);
  }

  private void sendAndAdvance(long millis) {
    for (int i = 0; i < QUEUES; i++) {
      queues.get(address(i)).send(CONTENT, null);
    }
    queues.timeline().advanceTo(queues.timeline().nowMillis() + millis);
  }

  /** Reads 100,800 points, by five queries for two weeks. */
  @Benchmark
  public int aPageOfPoints() {
    int points = 0;
    for (int i = 0; i < QUERIES; i++) {
      MetricStat average = new MetricStat(LATENCY, 60, Statistic.AVERAGE, null);
      TimeSeries read = metrics.read(average, START - POINTS * MINUTE, START + MINUTE);
      points += read.size();
    }
    return points;
  }

  /** Evaluates 10,000 alarms. */
  @Benchmark
  public void tenThousandAlarms() {
    alarms.evaluate(queues.timeline().nowMillis());
  }
}
