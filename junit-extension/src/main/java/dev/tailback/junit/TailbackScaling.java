package dev.tailback.junit;

import dev.tailback.engine.scaling.PoolId;
import dev.tailback.engine.scaling.ScalableTarget;
import dev.tailback.engine.scaling.Scaling;
import dev.tailback.engine.scaling.ScalingActivity;
import dev.tailback.engine.scaling.TargetId;
import dev.tailback.engine.scaling.TargetSettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The scalable targets of one test, and workers that follow them.
 *
 * <pre>{@code
 * scaling.register("orders-workers", 1, 5);
 * scaling.put("orders-workers", ScalingPolicySpec.backlogPerWorker("backlog", orders, 100));
 * scaling.consumers("orders-workers", 1, 5, worker -> consumeOne())
 *     .runUntil(() -> orders.isEmpty(), Duration.ofHours(1));
 * }</pre>
 *
 * <p>A target is a service of the ECS cluster {@code tailback}. Targets that the application
 * registers by Application Auto Scaling's API are included, if it uses the test's account.
 * Injecting this pauses the clock, like {@link TailbackClock}. Everything is deleted when the test
 * ends.
 */
public final class TailbackScaling {
  static final String CLUSTER = "tailback";

  private static final String NAMESPACE = "ecs";
  private static final String DIMENSION = "ecs:service:DesiredCount";

  private final Emulator emulator;
  private final String account;

  TailbackScaling(Emulator emulator, String account) {
    this.emulator = emulator;
    this.account = account;
  }

  private TargetId target(String name) {
    String resource = "service/" + CLUSTER + "/" + name;
    return new TargetId(account, Emulator.REGION, NAMESPACE, resource, DIMENSION);
  }

  /**
   * Registers a target, or changes its bounds. A new one starts at its minimum. Until there are
   * {@link #consumers} of its name its workers are simulated: the desired number runs.
   *
   * @throws IllegalArgumentException if the maximum is below the minimum
   */
  public void register(String name, int min, int max) {
    TargetSettings bounds = TargetSettings.between(min, max);
    inside(scaling -> scaling.register(target(name), bounds, Map.of()));
  }

  /**
   * Creates a policy of a target, or changes it.
   *
   * @return its ARN, for {@link AlarmSpec#alarmActions}
   * @throws IllegalArgumentException if there is no such target
   */
  public String put(String target, ScalingPolicySpec policy) {
    return inside(
        scaling -> {
          ScalableTarget found = known(scaling, target);
          return scaling.putPolicy(found, policy.name(), policy.policy(found.id()), true).arn();
        });
  }

  /**
   * Returns how many workers are desired.
   *
   * @throws IllegalArgumentException if there is no such target
   */
  public int desired(String target) {
    return inside(scaling -> known(scaling, target).desired());
  }

  /**
   * Returns how many workers run.
   *
   * @throws IllegalArgumentException if there is no such target
   */
  public int actual(String target) {
    return inside(scaling -> known(scaling, target).actual());
  }

  /** Returns the decisions about a target, one per line, newest first. */
  public List<String> activities(String target) {
    return inside(scaling -> scaling.activities(any -> any.target().equals(target(target))))
        .stream()
        .map(TailbackScaling::line)
        .toList();
  }

  private static String line(ScalingActivity activity) {
    return "%s %s %s: %s"
        .formatted(
            Instant.ofEpochMilli(activity.startMillis()),
            activity.status().wireName(),
            activity.description(),
            activity.cause());
  }

  /**
   * Creates workers that run in the test's own thread, in the number that a target of this name
   * wants.
   *
   * @param min the fewest that run, whatever is desired
   * @param max the most that run, whatever is desired
   * @param work what a worker does once a second: it receives, handles and deletes
   */
  public ScalableConsumers consumers(String name, int min, int max, ScalableConsumers.Work work) {
    PoolId id = new PoolId(account, Emulator.REGION, name);
    return new ScalableConsumers(emulator, this, id, min, max, work);
  }

  <T> T inside(Function<Scaling, T> call) {
    return emulator.gate().call(queues -> call.apply(emulator.monitoring().scaling()));
  }

  private ScalableTarget known(Scaling scaling, String name) {
    @Nullable ScalableTarget target = scaling.find(target(name));
    if (target == null) {
      throw new IllegalArgumentException("There is no target " + name + ": register it first.");
    }
    return target;
  }
}
