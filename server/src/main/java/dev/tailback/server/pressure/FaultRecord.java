package dev.tailback.server.pressure;

import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.Queues;
import dev.tailback.server.wire.Call;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** A fault rule in force, with what it has seen so far. To be used inside the gate only. */
final class FaultRecord {
  private final long id;
  private final FaultRule rule;
  private final SplittableRandom random;
  private final Set<QueueAddress> on = new HashSet<>();
  private long letThrough;
  private long hits;

  FaultRecord(long id, FaultRule rule, SplittableRandom random) {
    this.id = id;
    this.rule = rule;
    this.random = random;
  }

  long id() {
    return id;
  }

  FaultRule rule() {
    return rule;
  }

  /** A generator for one hit's own use. */
  SplittableRandom random() {
    return random.split();
  }

  Faults.Listed listed() {
    return new Faults.Listed(id, rule, hits);
  }

  /** Whether the rule strikes this call, which is counted if it does. */
  boolean strikes(Queues queues, Call call, @Nullable QueueAddress address) {
    if (!isFor(queues, call, address) || !rule.schedule().isDrawn(random)) {
      return false;
    }
    letThrough++;
    if (!rule.schedule().strikes(letThrough)) {
      return false;
    }
    hits++;
    return true;
  }

  private boolean isFor(Queues queues, Call call, @Nullable QueueAddress address) {
    // The backlog last: it is to be looked at with every call the rule is for.
    Queue called = address == null ? null : queues.find(address);
    return rule.match().includes(call, address, called)
        && isPossible(call, called)
        && rule.schedule().isOpen(queues.timeline().nowMillis(), hits)
        && rule.match().isOn(queues, address, on);
  }

  private boolean isPossible(Call call, @Nullable Queue queue) {
    FaultEffect effect = rule.effect();
    boolean isItsAction = effect.actions().isEmpty() || effect.actions().contains(call.action());
    boolean isItsType = !effect.isForStandardQueues() || (queue != null && !queue.isFifo());
    return isItsAction && isItsType && effect.appliesTo(call, queue);
  }
}
