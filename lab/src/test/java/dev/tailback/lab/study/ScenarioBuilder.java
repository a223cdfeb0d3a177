package dev.tailback.lab.study;

import dev.tailback.config.ConfiguredAlarm;
import dev.tailback.engine.queue.QueueLimits;
import dev.tailback.engine.queue.QueueSettings;
import dev.tailback.lab.scenario.Arrivals;
import dev.tailback.lab.scenario.ConsumerPlan;
import dev.tailback.lab.scenario.ConsumerPlan.Receive;
import dev.tailback.lab.scenario.Expectation;
import dev.tailback.lab.scenario.Polling;
import dev.tailback.lab.scenario.Processing;
import dev.tailback.lab.scenario.ProducerPlan;
import dev.tailback.lab.scenario.QueuePlan;
import dev.tailback.lab.scenario.RetryRule;
import dev.tailback.lab.scenario.ScalingPlan;
import dev.tailback.lab.scenario.Scenario;
import dev.tailback.pressure.FaultRule;
import dev.tailback.pressure.ThrottleRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Builds scenarios of one queue, {@code orders}, one producer, and a group of {@code workers}. */
public final class ScenarioBuilder {
  public QueueSettings settings =
      QueueSettings.STANDARD.toBuilder().receiveMessageWaitTimeSeconds(20).build();
  public int maxReceiveCount;
  public QueueLimits limits = QueueLimits.AMAZON;
  public Arrivals arrivals = new Arrivals.Poisson(8);
  public int producerBatch = 1;
  public ProducerPlan.@Nullable Groups groups;
  public ProducerPlan.@Nullable Gate gate;
  public int count = 10;
  public int max = 1;
  public Processing process = new Processing.Exponential(Duration.ofSeconds(1));
  public boolean isParallel;
  public double fails;
  public double poison;
  public ConsumerPlan.@Nullable Crash crash;
  public Polling polling = new Polling.EachWorker();
  public boolean hasWorkers = true;
  public ConsumerPlan.@Nullable Heartbeat heartbeat;
  public ConsumerPlan.@Nullable Downstream downstream;
  public ConsumerPlan.@Nullable Deploy deploy;
  public final List<ProducerPlan> otherProducers = new ArrayList<>();
  public boolean deletesBatch;
  public int runs = 3;
  public Duration duration = Duration.ofHours(1);
  public final List<ThrottleRule> throttles = new ArrayList<>();
  public final List<FaultRule> faults = new ArrayList<>();
  public final List<ConfiguredAlarm> alarms = new ArrayList<>();
  public final List<ScalingPlan> scaling = new ArrayList<>();
  public final List<Expectation> expectations = new ArrayList<>();
  public final List<Scenario.Variant> variants = new ArrayList<>();
  public Scenario.@Nullable Sweep sweep;

  /** Sets the visibility timeout. */
  public ScenarioBuilder timeout(int seconds) {
    settings = settings.toBuilder().visibilityTimeoutSeconds(seconds).build();
    return this;
  }

  /** Returns the group of workers. */
  public ConsumerPlan workers() {
    return new ConsumerPlan(
        "workers",
        "orders",
        count,
        new Receive(max, null, null),
        process,
        isParallel,
        fails,
        poison,
        crash,
        deploy,
        heartbeat,
        deletesBatch,
        downstream,
        null,
        polling);
  }

  /** Returns a producer. */
  public ProducerPlan producer(String name, Arrivals when) {
    return new ProducerPlan(
        name,
        List.of("orders"),
        when,
        producerBatch,
        1024,
        groups,
        ProducerPlan.ShardChoice.NONE,
        RetryRule.STANDARD,
        gate);
  }

  /** Returns the scenario. */
  public Scenario build() {
    return new Scenario(
        "Orders",
        duration,
        Duration.ZERO,
        runs,
        1,
        List.of(
            new QueuePlan(
                "orders",
                settings,
                maxReceiveCount > 0 ? "orders-dlq" : null,
                maxReceiveCount,
                limits)),
        Stream.concat(Stream.of(producer("shop", arrivals)), otherProducers.stream()).toList(),
        hasWorkers ? List.of(workers()) : List.of(),
        throttles,
        faults,
        alarms,
        Duration.ZERO,
        scaling,
        List.of(),
        expectations,
        variants,
        sweep);
  }
}
