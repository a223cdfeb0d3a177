package dev.tailback.engine.scaling;

import dev.tailback.engine.state.RestorableState;
import dev.tailback.engine.state.SlicedItems;
import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;
import java.util.function.Consumer;

/**
 * Writes and reads the pools, the activities, and the targets with their policies and workers. Each
 * target is written before it changes.
 */
final class ScalingState {
  private final SlicedItems items = new SlicedItems();
  private final Scaling scaling;
  private final CapacityChanges changes;
  private final Workers workers;
  private final Consumer<ScalableTarget> beforeChange;

  ScalingState(Scaling scaling, Activities activities, CapacityChanges changes, Workers workers) {
    this.scaling = scaling;
    this.changes = changes;
    this.workers = workers;
    items.addRecords(WorkerPool.class, scaling.pools()::all, scaling.pools()::restore);
    items.addRecords(ScalingActivity.class, activities::all, activities::restore);
    beforeChange = items.addChanging(scaling::targets, this::write, this::read);
    items.whenRestored(scaling::restored);
  }

  RestorableState items() {
    return items;
  }

  /** Must be called before anything about a target changes, or it is removed. */
  void beforeChange(ScalableTarget target) {
    beforeChange.accept(target);
  }

  private void write(ScalableTarget target, StateOutput out) {
    target.writeTo(out);
    changes.writeTo(target, out);
    workers.writeTo(target, out);
  }

  private void read(StateInput in) {
    ScalableTarget target = ScalableTarget.readFrom(in);
    scaling.restore(target);
    changes.readFrom(target, in);
    workers.readFrom(target, in);
  }
}
