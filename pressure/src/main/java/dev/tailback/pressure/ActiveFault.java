package dev.tailback.pressure;

import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.Queues;
import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;
import dev.tailback.engine.time.Randomness;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** An active fault rule, with its own random generator. */
final class ActiveFault extends ActiveRule<FaultRule> {
  private final Randomness random;
  private final HeldCalls held = new HeldCalls();
  private final Set<QueueAddress> queuesInBacklog = new HashSet<>();

  ActiveFault(long id, FaultRule rule, long beganMillis, Randomness random) {
    super(id, rule, beganMillis);
    this.random = random;
  }

  /** Describes the firing for one call. Its random numbers do not depend on other calls. */
  Firing firing(long nowMillis) {
    return new Firing(rule().effect(), random.split(), ageMillis(nowMillis), held);
  }

  @Override
  Consumer<StateOutput> savedChance() {
    return random.copy()::writeTo;
  }

  @Override
  void readChance(StateInput in) {
    random.readFrom(in);
  }

  @Override
  Stream<Consumer<StateOutput>> savedMemory() {
    return queuesInBacklog.stream().map(queue -> out -> out.writeRecord(queue));
  }

  @Override
  void readMemory(StateInput in) {
    queuesInBacklog.add(in.readRecord(QueueAddress.class));
  }

  @Override
  void ended() {
    held.releaseAll();
  }

  /** Decides whether the rule fires for a call, and counts the call. */
  boolean fires(Queues queues, CallDescription call, CalledQueue called) {
    FaultSchedule schedule = rule().schedule();
    long ageMillis = ageMillis(queues.timeline().nowMillis());
    if (!matches(queues, call, called) || !schedule.isDrawn(random, ageMillis)) {
      return false;
    }
    if (!schedule.fires(countCall())) {
      return false;
    }
    countHit();
    return true;
  }

  private boolean matches(Queues queues, CallDescription call, CalledQueue called) {
    long nowMillis = queues.timeline().nowMillis();
    // The backlog comes last: its state changes with each call that otherwise matches.
    return rule().match().matches(call, called)
        && rule().effect().appliesTo(call, called)
        && rule().schedule().isOpen(nowMillis, ageMillis(nowMillis), hits())
        && isBacklogOn(queues, call);
  }

  private boolean isBacklogOn(Queues queues, CallDescription call) {
    BacklogTrigger backlog = rule().backlog();
    return backlog == null || backlog.isOn(queues, call.queue(), queuesInBacklog);
  }
}
