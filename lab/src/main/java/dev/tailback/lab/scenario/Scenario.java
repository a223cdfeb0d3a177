package dev.tailback.lab.scenario;

import dev.tailback.config.ConfiguredAlarm;
import dev.tailback.pressure.FaultRule;
import dev.tailback.pressure.ThrottleRule;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scenario to play.
 *
 * @param duration how long it is played, in simulated time
 * @param warmUp the time that is not measured; {@code null} to find it
 * @param runs how often it is played, with the seeds {@code seed} to {@code seed + runs - 1}
 * @param publishLag how long metrics take to reach alarms
 * @param scaling what scales consumers
 * @param expectations what must hold, in the order of the file
 * @param variants what is played beside it with the same seeds; variants have no variants of their
 *     own
 * @param sweep what is played over a range, {@code null} for nothing
 */
public record Scenario(
    String name,
    Duration duration,
    @Nullable Duration warmUp,
    int runs,
    long seed,
    List<QueuePlan> queues,
    List<ProducerPlan> producers,
    List<ConsumerPlan> consumers,
    List<ThrottleRule> throttles,
    List<FaultRule> faults,
    List<ConfiguredAlarm> alarms,
    Duration publishLag,
    List<ScalingPlan> scaling,
    List<RedrivePlan> redrives,
    List<Expectation> expectations,
    List<Variant> variants,
    @Nullable Sweep sweep) {

  /** The engine time at which every run begins: midnight of 2026-01-01 in UTC. */
  public static final long START_MILLIS = 1_767_225_600_000L;

  /** The account of all queues. */
  public static final String ACCOUNT = "000000000000";

  /** The region of all queues. */
  public static final String REGION = "us-east-1";

  /** Copies the lists. */
  public Scenario {
    queues = List.copyOf(queues);
    producers = List.copyOf(producers);
    consumers = List.copyOf(consumers);
    throttles = List.copyOf(throttles);
    faults = List.copyOf(faults);
    alarms = List.copyOf(alarms);
    scaling = List.copyOf(scaling);
    redrives = List.copyOf(redrives);
    expectations = List.copyOf(expectations);
    variants = List.copyOf(variants);
  }

  /** The same scenario with some values replaced. */
  public record Variant(String name, Scenario scenario) {}

  /**
   * The same scenario with one value over a range, which is drawn as a curve.
   *
   * @param key what is varied, as a path of keys such as {@code queues.orders.VisibilityTimeout}
   * @param points the scenarios by the value's number, in ascending order
   */
  public record Sweep(String key, List<Point> points) {
    /** Copies the list. */
    public Sweep {
      points = List.copyOf(points);
    }

    /** The scenario with one number in place of the varied value. */
    public record Point(double at, Scenario scenario) {}
  }
}
