package dev.tailback.lab.sim;

import dev.tailback.config.ConfiguredTarget;
import dev.tailback.config.StartingScaling;
import dev.tailback.engine.queue.QueueCounts;
import dev.tailback.engine.scaling.Monitoring;
import dev.tailback.engine.scaling.ScalableTarget;
import dev.tailback.engine.scaling.Scaling;
import dev.tailback.engine.scaling.ScalingActivity;
import dev.tailback.engine.scaling.ScalingListener;
import dev.tailback.engine.scaling.TargetSettings;
import dev.tailback.engine.time.Timeline;
import dev.tailback.lab.scenario.ScalingPlan;
import dev.tailback.lab.scenario.Seconds;
import dev.tailback.lab.sim.client.SimQueue;
import dev.tailback.lab.sim.client.Stage;
import dev.tailback.lab.sim.consumer.Crew;
import org.jspecify.annotations.Nullable;

/** Makes the workers of one group follow a scalable target. */
final class Scaler implements ScalingListener {
  private final ScalingPlan plan;
  private final Crew crew;
  private final Stage stage;
  private final Scaling scaling;
  private final ScalableTarget target;
  private double emptySince;

  private Scaler(ScalingPlan plan, Crew crew, Stage stage, Scaling scaling, ScalableTarget target) {
    this.plan = plan;
    this.crew = crew;
    this.stage = stage;
    this.scaling = scaling;
    this.target = target;
  }

  /**
   * Creates the target of a plan with its policies.
   *
   * @param count how many workers there are at the start
   */
  static void start(ScalingPlan plan, int count, Crew crew, Stage stage, Monitoring monitoring) {
    Scaling scaling = monitoring.scaling();
    ScalableTarget target = begin(plan.target(), count, scaling);
    StartingScaling.create(plan.target(), monitoring);
    Scaler scaler = new Scaler(plan, crew, stage, scaling, target);
    scaling.addListener(scaler);
    scaler.follow();
    if (plan.queueLength() != null) {
      scaler.look(plan.queueLength(), stage.queue(plan.queueLength().queue()));
    }
  }

  /** Registers a target whose first workers are already running. */
  private static ScalableTarget begin(ConfiguredTarget configured, int count, Scaling scaling) {
    TargetSettings settings = configured.settings();
    ScalableTarget target =
        scaling.register(configured.id(), settings.withStartDelay(0), configured.tags());
    int within = settings.clamp(count);
    if (within != target.desired()) {
      scaling.setDesired(target, within, "the start of the run");
    }
    return target;
  }

  @Override
  public void desiredChanged(ScalableTarget changed, ScalingActivity activity) {
    if (changed == target) {
      timeline().reply(this::follow);
    }
  }

  @Override
  public void actualChanged(ScalableTarget changed) {
    if (changed == target) {
      timeline().reply(this::follow);
    }
  }

  private Timeline timeline() {
    return stage.engine().timeline();
  }

  private void follow() {
    crew.resize(target.actual(), plan.stopGrace());
    crew.recorder().wanted(target.desired());
  }

  /** Polls a queue's length. */
  private void look(ScalingPlan.QueueLength length, SimQueue queue) {
    crew.calls().count(queue, counts -> adjust(length, counts));
    stage.agenda().after(Seconds.of(length.every()), () -> look(length, queue));
  }

  private void adjust(ScalingPlan.QueueLength length, @Nullable QueueCounts counts) {
    if (counts == null) {
      return; // the call failed, so nothing is known
    }
    int messages = counts.visible() + (length.countsInFlight() ? counts.inFlight() : 0);
    double now = stage.agenda().now();
    emptySince = messages > 0 ? now : emptySince;
    boolean mayBeNone = now - emptySince >= Seconds.of(length.cooldown());
    int wanted = (int) Math.ceil(messages / length.perWorker());
    int atLeast = mayBeNone || target.desired() == 0 ? 0 : 1;
    int desired = target.settings().clamp(Math.max(wanted, atLeast));
    if (desired != target.desired()) {
      scaling.setDesired(target, desired, "the length of queue " + length.queue());
    }
  }
}
