package dev.tailback.server.pressure;

import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.Queues;
import dev.tailback.server.service.Interceptor;
import dev.tailback.server.service.Reply;
import dev.tailback.server.sqs.request.CalledQueue;
import dev.tailback.server.wire.Call;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The fault rules, which can be changed at any time.
 *
 * <ul>
 *   <li>The first rule that matches a call, in the order in which they were added, strikes it; the
 *       later ones don't get to see it.
 *   <li>With the same seed, the same rules and the same calls at the same times, the same calls are
 *       struck in the same way.
 *   <li>Without rules, calls pass untouched.
 * </ul>
 */
public final class Faults implements Interceptor {
  private final EngineGate gate;
  private final long seed;
  // Changed inside the gate only.
  private final List<FaultRecord> records = new CopyOnWriteArrayList<>();
  private SplittableRandom random;
  private long lastId;

  /**
   * @param seed of all that is left to chance
   */
  public Faults(EngineGate gate, long seed) {
    this.gate = gate;
    this.seed = seed;
    this.random = new SplittableRandom(seed);
  }

  /** A rule in force and how many calls it has struck. */
  public record Listed(long id, FaultRule rule, long hits) {}

  /**
   * Adds a rule behind the others.
   *
   * @throws TooManyRules if there are too many
   */
  public Listed add(FaultRule rule) {
    return gate.call(queues -> append(rule).listed());
  }

  private FaultRecord append(FaultRule rule) {
    TooManyRules.check(records.size() + 1, TooManyRules.FAULTS);
    FaultRecord added = new FaultRecord(++lastId, rule, random.split());
    records.add(added);
    return added;
  }

  /** Removes the rule with this id; whether there was one. */
  public boolean remove(long id) {
    return gate.call(queues -> records.removeIf(added -> added.id() == id));
  }

  /** Removes all rules, and begins anew with the seed. */
  public void clear() {
    gate.run(queues -> removeAll());
  }

  private void removeAll() {
    records.clear();
    random = new SplittableRandom(seed);
  }

  /**
   * Replaces all rules with these, as at the start: with ids from 1 and the chances of the seed.
   */
  public void startWith(List<FaultRule> rules) {
    gate.run(
        queues -> {
          removeAll();
          lastId = 0;
          rules.forEach(this::append);
        });
  }

  /** The rules, in the order in which they are asked. */
  public List<Listed> list() {
    return gate.call(queues -> records.stream().map(FaultRecord::listed).toList());
  }

  @Override
  public void intercept(Call call, Reply reply, Consumer<Reply> action) {
    Strike strike = records.isEmpty() ? null : strike(call);
    if (strike == null) {
      action.accept(reply);
    } else {
      strike.effect.strike(new FaultHit(gate, call, strike.queue, reply, action, strike.random));
    }
  }

  /** What was decided inside the gate, to be carried out outside. */
  private record Strike(
      FaultEffect effect, @Nullable QueueAddress queue, SplittableRandom random) {}

  private @Nullable Strike strike(Call call) {
    QueueAddress queue = CalledQueue.of(call);
    return gate.call(queues -> strike(queues, call, queue));
  }

  private @Nullable Strike strike(Queues queues, Call call, @Nullable QueueAddress queue) {
    for (FaultRecord candidate : records) {
      if (candidate.strikes(queues, call, queue)) {
        return new Strike(candidate.rule().effect(), queue, candidate.random());
      }
    }
    return null;
  }
}
