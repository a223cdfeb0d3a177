package dev.tailback.server.conservation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tailback.engine.alarm.AlarmActions;
import dev.tailback.engine.alarm.AlarmDefinition;
import dev.tailback.engine.alarm.AlarmId;
import dev.tailback.engine.alarm.Alarms;
import dev.tailback.engine.alarm.Comparison;
import dev.tailback.engine.alarm.MissingData;
import dev.tailback.engine.metric.Statistic;
import dev.tailback.engine.scaling.AdjustmentType;
import dev.tailback.engine.scaling.ScalableTarget;
import dev.tailback.engine.scaling.Scaling;
import dev.tailback.engine.scaling.StepAdjustment;
import dev.tailback.engine.scaling.StepAdjustments;
import dev.tailback.engine.scaling.StepPolicy;
import dev.tailback.engine.scaling.TargetId;
import dev.tailback.engine.scaling.TargetSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Observers of the queues while they are used: counters, alarms on backlog and age, workers scaled
 * by the backlog, and two consoles.
 */
final class Watches implements AutoCloseable {
  private static final String MINUTE = "PT1M";
  private static final int ADDED_WORKERS = 3;
  private static final int MIN_WORKERS = 1;
  private static final int MAX_WORKERS = 3;
  private static final long START_DELAY_MILLIS = 20_000;
  private static final int BACKLOG = 25;
  private static final int AGE_SECONDS = 45;
  private static final int PATIENCE_SECONDS = 20;
  private static final long PAUSE_NANOS = 200_000_000;

  private static final TargetId TARGET =
      new TargetId(
          Gauge.ACCOUNT, Gauge.REGION, "ecs", "service/shop/workers", "ecs:service:DesiredCount");

  private final World world;
  private final AdminClient admin;
  private final AlarmWatch alarms;
  private final ScalingWatch scaling;
  private final Viewer overview;
  private final Viewer detail;
  private int counters;

  Watches(World world) throws IOException {
    this.world = world;
    this.admin = new AdminClient(world.endpoint());
    this.alarms = new AlarmWatch(world.tailback.monitoring(), world.findings);
    this.scaling = new ScalingWatch(world.tailback.monitoring(), world.findings);
    world.tailback.gate().run(queues -> setUp());
    this.overview = Viewer.ofAll(world);
    this.detail = Viewer.of(world, Lane.WORK.queue);
  }

  private void setUp() {
    Scaling targets = world.tailback.monitoring().scaling();
    targets.addListener(scaling);
    Alarms all = world.tailback.monitoring().alarms();
    all.addListener(alarms);
    TargetSettings settings = TargetSettings.between(MIN_WORKERS, MAX_WORKERS);
    ScalableTarget target =
        targets.register(TARGET, settings.withStartDelay(START_DELAY_MILLIS), Map.of());
    List<String> policy = List.of(targets.putPolicy(target, "backlog", steps(), true).arn());
    AlarmActions actions = new AlarmActions(policy, policy, List.of());
    all.put(alarm("ApproximateNumberOfMessagesVisible", BACKLOG, actions), Map.of());
    all.put(alarm("ApproximateAgeOfOldestMessage", AGE_SECONDS, AlarmActions.NONE), Map.of());
  }

  private static StepPolicy steps() {
    List<StepAdjustment> steps =
        List.of(new StepAdjustment(0.0, null, ADDED_WORKERS), new StepAdjustment(null, 0.0, -1));
    return new StepPolicy(
        AdjustmentType.CHANGE_IN_CAPACITY, new StepAdjustments(steps), null, 0, null);
  }

  /**
   * Returns an alarm on the lane whose messages expire by themselves, so that alarms start and
   * stop.
   */
  private static AlarmDefinition alarm(String metric, double threshold, AlarmActions actions) {
    return new AlarmDefinition(
        new AlarmId(Gauge.ACCOUNT, Gauge.REGION, metric),
        null,
        true,
        actions,
        new Gauge(Lane.FLEETING.queue, metric, Statistic.MAXIMUM).stat(),
        null,
        1,
        null,
        threshold,
        Comparison.GREATER_THAN_THRESHOLD,
        MissingData.NOT_BREACHING,
        null);
  }

  /** Checks the consoles when all actors have stopped and the queues still hold many messages. */
  void checkStopped(int seconds) throws IOException, InterruptedException {
    overview.endWatch(seconds);
    detail.endWatch(seconds);
    admin.pauseClock();
    checkConsoles();
    admin.resumeClock();
  }

  /** Checks everything when the queues are empty. */
  void checkEnd() throws IOException, InterruptedException {
    admin.advance(MINUTE);
    admin.pauseClock();
    counters = new CountersAudit(world).check();
    checkConsoles();
    world.tailback.gate().run(queues -> alarms.checkHistory());
    world.tailback.gate().run(queues -> scaling.checkActivities());
  }

  private void checkConsoles() throws IOException, InterruptedException {
    List<String> differences = differences();
    for (int i = 0; i < 5 * PATIENCE_SECONDS && !differences.isEmpty(); i++) {
      LockSupport.parkNanos(PAUSE_NANOS);
      differences = differences();
    }
    differences.forEach(text -> world.findings.add(Findings.Kind.MISREPORTED, text));
  }

  private List<String> differences() throws IOException, InterruptedException {
    Map<String, JsonNode> queues = new LinkedHashMap<>();
    for (String queue : Lane.queues()) {
      queues.put(queue, admin.queue(queue));
    }
    List<String> differences = new ArrayList<>(overview.differences(queues));
    differences.addAll(detail.differences(queues));
    return differences;
  }

  /** Returns how often the things happened that every run must have. */
  List<Long> happened() {
    return List.of(
        (long) counters,
        (long) alarms.alarms(),
        (long) scaling.changes(),
        (long) scaling.actualChanges(),
        overview.frames(),
        detail.details());
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d counters; %d evaluations of alarms, %d changes, %d of them to ALARM; %d changes of"
            + " capacity, %d of running workers; %d and %d frames, %d details of a queue",
        counters,
        alarms.evaluations(),
        alarms.changes(),
        alarms.alarms(),
        scaling.changes(),
        scaling.actualChanges(),
        overview.frames(),
        detail.frames(),
        detail.details());
  }

  @Override
  public void close() {
    overview.close();
    detail.close();
  }
}
