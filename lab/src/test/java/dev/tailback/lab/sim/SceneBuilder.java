package dev.tailback.lab.sim;

import dev.tailback.config.ConfiguredAlarm;
import dev.tailback.engine.queue.QueueLimits;
import dev.tailback.engine.queue.QueueSettings;
import dev.tailback.lab.result.RunResult;
import dev.tailback.lab.scenario.Arrivals;
import dev.tailback.lab.scenario.ConsumerPlan;
import dev.tailback.lab.scenario.Polling;
import dev.tailback.lab.scenario.Processing;
import dev.tailback.lab.scenario.ProducerPlan;
import dev.tailback.lab.scenario.QueuePlan;
import dev.tailback.lab.scenario.RedrivePlan;
import dev.tailback.lab.scenario.RetryRule;
import dev.tailback.lab.scenario.ScalingPlan;
import dev.tailback.lab.scenario.Scenario;
import dev.tailback.pressure.FaultRule;
import dev.tailback.pressure.ThrottleRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds scenarios for tests: one queue {@code q} with a producer and workers, and variations. */
final class SceneBuilder {
  static final String QUEUE = "q";
  static final String DEAD = "dlq";

  final List<QueuePlan> queues = new ArrayList<>();
  final List<ProducerPlan> producers = new ArrayList<>();
  final List<ConsumerPlan> consumers = new ArrayList<>();
  final List<ThrottleRule> throttles = new ArrayList<>();
  final List<FaultRule> faults = new ArrayList<>();
  final List<ConfiguredAlarm> alarms = new ArrayList<>();
  Duration publishLag = Duration.ZERO;
  final List<ScalingPlan> scaling = new ArrayList<>();
  final List<RedrivePlan> redrives = new ArrayList<>();
  private Duration duration = Duration.ofHours(1);
  private @Nullable Duration warmUp = Duration.ZERO;

  static SceneBuilder lasting(double seconds, double warmUpSeconds) {
    SceneBuilder builder = new SceneBuilder();
    builder.duration = seconds(seconds);
    builder.warmUp = seconds(warmUpSeconds);
    return builder;
  }

  static Duration seconds(double seconds) {
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }

  SceneBuilder findingWarmUp() {
    warmUp = null;
    return this;
  }

  SceneBuilder queue(String name, int visibilityTimeout) {
    QueueSettings base = name.endsWith(".fifo") ? QueueSettings.FIFO : QueueSettings.STANDARD;
    return queue(name, base.toBuilder().visibilityTimeoutSeconds(visibilityTimeout).build());
  }

  SceneBuilder queue(String name, QueueSettings settings) {
    queues.add(new QueuePlan(name, settings, null, 0, QueueLimits.AMAZON));
    return this;
  }

  SceneBuilder deadLetters(String name, int visibilityTimeout, int maxReceiveCount) {
    QueueSettings settings =
        QueueSettings.STANDARD.toBuilder().visibilityTimeoutSeconds(visibilityTimeout).build();
    queues.add(new QueuePlan(name, settings, DEAD, maxReceiveCount, QueueLimits.AMAZON));
    queues.add(new QueuePlan(DEAD, QueueSettings.STANDARD, null, 0, QueueLimits.AMAZON));
    return this;
  }

  SceneBuilder poisson(String queue, double perSecond) {
    return producer(queue, new Arrivals.Poisson(perSecond));
  }

  SceneBuilder producer(String queue, Arrivals arrivals) {
    producers.add(
        new ProducerPlan(
            "to-" + queue,
            List.of(queue),
            arrivals,
            1,
            1024,
            null,
            ProducerPlan.ShardChoice.NONE,
            RetryRule.STANDARD,
            null));
    return this;
  }

  /** Sets how many messages the last producer sends in each request. */
  SceneBuilder batch(int messages) {
    ProducerPlan last = producers.remove(producers.size() - 1);
    producers.add(
        new ProducerPlan(
            last.name(),
            last.queues(),
            last.arrivals(),
            messages,
            last.sizeBytes(),
            last.groups(),
            last.shards(),
            last.retries(),
            last.gate()));
    return this;
  }

  SceneBuilder workers(String queue, int count, Processing processing) {
    return consumer(new ConsumerBuilder("workers", queue, count, processing));
  }

  SceneBuilder consumer(ConsumerBuilder consumer) {
    consumers.add(consumer.build());
    return this;
  }

  static Processing exponential(double meanSeconds) {
    return new Processing.Exponential(seconds(meanSeconds));
  }

  Scenario build() {
    return new Scenario(
        "test",
        duration,
        warmUp,
        1,
        1,
        queues,
        producers,
        consumers,
        throttles,
        faults,
        alarms,
        publishLag,
        scaling,
        redrives,
        List.of(),
        List.of(),
        null);
  }

  RunResult run(long seed) {
    return new Simulation(build(), seed).run();
  }

  /** Builds a group of consumers. */
  static final class ConsumerBuilder {
    private final String name;
    private final String queue;
    private final int count;
    private final Processing processing;
    ConsumerPlan.Receive receive = new ConsumerPlan.Receive(1, null, 20);
    boolean isParallel;
    double fails;
    double poison;
    ConsumerPlan.@Nullable Crash crash;
    ConsumerPlan.@Nullable Deploy deploy;
    ConsumerPlan.@Nullable Heartbeat heartbeat;
    boolean deletesBatch;
    ConsumerPlan.@Nullable Downstream downstream;
    ConsumerPlan.@Nullable OldMessages old;
    Polling polling = new Polling.EachWorker();

    ConsumerBuilder(String name, String queue, int count, Processing processing) {
      this.name = name;
      this.queue = queue;
      this.count = count;
      this.processing = processing;
    }

    ConsumerPlan build() {
      return new ConsumerPlan(
          name,
          queue,
          count,
          receive,
          processing,
          isParallel,
          fails,
          poison,
          crash,
          deploy,
          heartbeat,
          deletesBatch,
          downstream,
          old,
          polling);
    }
  }
}
