package dev.tailback.server.console;

import dev.tailback.engine.alarm.Alarm;
import dev.tailback.engine.alarm.Alarms;
import dev.tailback.engine.diagnosis.Diagnosis;
import dev.tailback.engine.diagnosis.QueueDiagnoses;
import dev.tailback.engine.live.LiveQueue;
import dev.tailback.engine.live.LiveQueues;
import dev.tailback.engine.live.Rates;
import dev.tailback.engine.metric.MetricId;
import dev.tailback.engine.metric.MetricQueries;
import dev.tailback.engine.metric.QueueMetrics;
import dev.tailback.engine.queue.Elsewhere;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.QueueCounts;
import dev.tailback.engine.queue.Queues;
import dev.tailback.engine.queue.RedrivePolicy;
import dev.tailback.engine.time.EngineClock;
import dev.tailback.server.forward.UpstreamCalls;
import dev.tailback.server.forward.seen.Seeing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what the console shows about all queues. Used only inside the gate. */
public final class FrameReader {
  private static final int MAX_ALARMS = 1000;
  private static final int MAX_EVENTS = 7;
  private static final int NO_AGE = -1;
  private static final long MILLIS = 1000;

  private final EngineClock clock;
  private final LiveQueues live;
  private final QueueDiagnoses diagnoses;
  private final Alarms alarms;
  private final @Nullable Seeing seeing;
  private final QueueNumbering numbers = new QueueNumbering();

  /**
   * Creates a reader of one server's queues.
   *
   * @param seeing what it sees of the upstream, {@code null} if there is none
   */
  public FrameReader(
      EngineClock clock,
      LiveQueues live,
      QueueDiagnoses diagnoses,
      Alarms alarms,
      @Nullable Seeing seeing) {
    this.seeing = seeing;
    this.clock = clock;
    this.live = live;
    this.diagnoses = diagnoses;
    this.alarms = alarms;
  }

  Frame read(Queues queues) {
    if (clock.isPaused()) {
      live.refresh(); // because nothing else does while the clock is paused
    }
    numbers.update(queues);
    Map<Integer, QueueRow> rows = new LinkedHashMap<>();
    numbers.all().forEach((queue, number) -> rows.put(number, row(queue, queues)));
    return new Frame(
        queues.timeline().nowMillis(),
        clock.isPaused(),
        queues.storedBytes(),
        queues.maxStoredBytes(),
        look(),
        rows,
        alarms.all().stream().limit(MAX_ALARMS).map(alarm -> row(alarm, queues)).toList(),
        queues.timeline().nextEvents(MAX_EVENTS));
  }

  /** Notes that somebody looks, and returns how many calls were sent to the upstream. */
  private @Nullable UpstreamCalls look() {
    if (seeing == null) {
      return null;
    }
    seeing.look();
    return seeing.calls();
  }

  private QueueRow row(Queue queue, Queues queues) {
    RedrivePolicy policy = queue.settings().redrivePolicy();
    Queue deadLetterQueue = policy == null ? null : queues.find(policy.deadLetterTarget());
    QueueRow.Traits traits =
        new QueueRow.Traits(
            queue.settings(),
            queue.limits(),
            isKnown(queue.elsewhere()),
            numbers.of(deadLetterQueue),
            queues.deadLetterSources(queue).stream()
                .map(numbers::of)
                .filter(Objects::nonNull)
                .toList());
    return new QueueRow(queue.address(), traits, values(queue, queues));
  }

  private List<@Nullable Object> values(Queue queue, Queues queues) {
    QueueCounts counts = queue.counts();
    List<@Nullable Object> values = new ArrayList<>();
    Collections.addAll(
        values, known(counts.visible()), known(counts.inFlight()), known(counts.delayed()));
    values.add(queue.elsewhere() == null ? age(queue, queues) : null);
    addRates(values, live.find(queue), queue.elsewhere() != null);
    addDiagnoses(values, diagnoses.of(queue).current());
    return values;
  }

  /** Returns whether the settings of a queue are known. */
  private static boolean isKnown(@Nullable Elsewhere elsewhere) {
    return elsewhere == null || elsewhere.hasTold();
  }

  private static @Nullable Integer known(int messages) {
    return messages < 0 ? null : messages;
  }

  private static int age(Queue queue, Queues queues) {
    Long oldest = queue.inspection().gauges().oldestArrivedAtMillis();
    return oldest == null
        ? NO_AGE
        : (int) Math.max(0, (queues.timeline().nowMillis() - oldest) / MILLIS);
  }

  private static void addRates(
      List<@Nullable Object> values, @Nullable LiveQueue queue, boolean isElsewhere) {
    if (queue == null) {
      Integer unknown = isElsewhere ? null : 0;
      Collections.addAll(values, 0, 0, 0, unknown, 0, unknown);
      return;
    }
    Rates rates = queue.rates();
    values.add(scaled(rates.arriving(), 10));
    values.add(scaled(rates.leaving(), 10));
    values.add(scaled(rates.throttledSends(), 10));
    values.add(Double.isNaN(queue.slope()) ? null : scaled(queue.slope(), 10));
    values.add(scaled(rates.repeated(), 100));
    values.add(isElsewhere ? null : scaled(rates.deadLettered(), 1000));
  }

  private static int scaled(double rate, int factor) {
    return (int) Math.rint(rate * factor);
  }

  private static void addDiagnoses(List<@Nullable Object> values, List<Diagnosis> current) {
    Diagnosis first = current.get(0);
    values.add(first.severity().level());
    values.add(first.wording());
    values.add(first.sinceMillis() / MILLIS);
    values.add(first.values());
    Diagnosis second = current.size() > 1 ? current.get(1) : null;
    values.add(second == null ? null : List.of(second.wording(), second.values()));
  }

  private Frame.AlarmRow row(Alarm alarm, Queues queues) {
    return new Frame.AlarmRow(
        alarm.id().arn(),
        alarm.id().name(),
        metrics(alarm)
            .map(FrameReader::queue)
            .filter(Objects::nonNull)
            .map(queues::find)
            .map(numbers::of)
            .filter(Objects::nonNull)
            .distinct()
            .toList(),
        alarm.state().name(),
        alarm.status().sinceMillis());
  }

  private static Stream<MetricId> metrics(Alarm alarm) {
    MetricQueries queries = alarm.definition().queries();
    return alarm.definition().metric() != null
        ? Stream.of(alarm.definition().metric().metric())
        : Objects.requireNonNull(queries).metrics();
  }

  /** Returns the queue that a metric is about, or {@code null} if it is not a metric of SQS. */
  private static @Nullable QueueAddress queue(MetricId metric) {
    return metric.namespace().equals(QueueMetrics.NAMESPACE) && !metric.dimensions().isEmpty()
        ? new QueueAddress(metric.account(), metric.region(), metric.dimensions().get(0).value())
        : null;
  }
}
