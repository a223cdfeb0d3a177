package dev.tailback.pressure;

import dev.tailback.engine.queue.Queues;
import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;
import dev.tailback.engine.time.Randomness;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The active fault rules.
 *
 * <ul>
 *   <li>Rules are evaluated in the order in which they were added. The first match fires; later
 *       rules are not evaluated.
 *   <li>When a rule ends, for whatever reason, the calls that it holds back continue at once.
 *   <li>The same seed, rules and calls at the same times give the same faults.
 * </ul>
 */
public final class Faults extends Rules<FaultRule, ActiveFault> {
  private final long seed;
  private final RuleSetting setting;
  private Randomness random;

  /**
   * Creates an empty list of rules.
   *
   * @param seed determines all random decisions
   */
  public Faults(long seed, RuleSetting setting) {
    super("fault rule");
    this.seed = seed;
    this.setting = setting;
    this.random = new Randomness(seed);
  }

  /** Decides which rule fires for a call; {@code null} if none does. */
  public @Nullable Firing firing(Queues queues, CallDescription call) {
    CalledQueue called = CalledQueue.of(call, queues, setting);
    for (ActiveFault fault : active()) {
      if (fault.fires(queues, call, called)) {
        if (called.queue() != null) {
          called.queue().counter().countFaulted(call.client());
        }
        return fault.firing(queues.timeline().nowMillis());
      }
    }
    return null;
  }

  @Override
  ActiveFault activate(long id, FaultRule rule, long nowMillis) {
    return new ActiveFault(id, rule, nowMillis, random.split());
  }

  @Override
  void begin() {
    random = new Randomness(seed);
  }

  @Override
  FaultRule readRule(StateInput in) {
    return in.readRecord(FaultRule.class);
  }

  @Override
  Consumer<StateOutput> savedChance() {
    return random.copy()::writeTo;
  }

  @Override
  void readChance(StateInput in) {
    random.readFrom(in);
  }
}
