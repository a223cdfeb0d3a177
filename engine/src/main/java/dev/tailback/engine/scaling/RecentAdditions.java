package dev.tailback.engine.scaling;

import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The recently added capacity, whose effect on the metric is not expected yet: until its policy's
 * cooldown has ended or, in a group, its instances have warmed up. The next scale-out is computed
 * without it, so that it adds only what a larger step needs.
 */
final class RecentAdditions {
  private static final class Batch {
    private final Cooldown cooldown = new Cooldown();
    private int count;
  }

  private final Deque<Batch> batches = new ArrayDeque<>();

  /** Adds the capacity of the change in progress. */
  void add(int count, int seconds) {
    Batch batch = new Batch();
    batch.count = count;
    batch.cooldown.begin(seconds);
    batches.addLast(batch);
  }

  void writeTo(StateOutput out) {
    out.writeNumber(batches.size());
    for (Batch batch : batches) {
      out.writeNumber(batch.count);
      batch.cooldown.writeTo(out);
    }
  }

  void readFrom(StateInput in) {
    for (int left = in.readInt(); left > 0; left--) {
      Batch batch = new Batch();
      batch.count = in.readInt();
      batch.cooldown.readFrom(in);
      batches.addLast(batch);
    }
  }

  /** Removes capacity, the newest first. */
  void remove(int count, long nowMillis) {
    forgetOld(nowMillis);
    int left = count;
    while (left > 0 && !batches.isEmpty()) {
      Batch newest = batches.getLast();
      int removed = Math.min(left, newest.count);
      newest.count -= removed;
      left -= removed;
      if (newest.count == 0) {
        batches.removeLast();
      }
    }
  }

  /** Notes that the change in progress has been carried out, or never will be. */
  void changeEnded(long nowMillis) {
    batches.forEach(batch -> batch.cooldown.changeEnded(nowMillis));
    forgetOld(nowMillis);
  }

  private void forgetOld(long nowMillis) {
    batches.removeIf(batch -> !batch.cooldown.isInEffect(nowMillis));
  }

  /** Returns how much of the capacity was recently added. */
  int count(long nowMillis) {
    return batches.stream()
        .filter(batch -> batch.cooldown.isInEffect(nowMillis))
        .mapToInt(batch -> batch.count)
        .sum();
  }

  /** Returns when all of it counts as ordinary capacity; 0 if it already does. */
  long untilMillis(long nowMillis) {
    return count(nowMillis) == 0
        ? 0
        : batches.stream().mapToLong(batch -> batch.cooldown.untilMillis()).max().orElse(0);
  }
}
