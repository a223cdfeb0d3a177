package dev.tailback.lab.sim.producer;

import dev.tailback.engine.time.Randomness;
import dev.tailback.lab.scenario.ProducerPlan;
import dev.tailback.lab.sim.client.SimQueue;
import dev.tailback.lab.sim.client.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the queue of each message: shuffle sharding.
 *
 * @see <a
 *     href="https://aws.amazon.com/builders-library/workload-isolation-using-shuffle-sharding/">
 *     Workload isolation using shuffle-sharding</a>
 */
final class QueueChoice {
  private final Stage stage;
  private final String producer;
  private final List<SimQueue> queues;
  private final int each;
  private final Map<String, List<SimQueue>> byGroup = new HashMap<>();

  QueueChoice(ProducerPlan plan, Stage stage) {
    this.stage = stage;
    this.producer = plan.name();
    this.queues = plan.queues().stream().map(stage::queue).toList();
    this.each = Math.min(plan.shards().each(), queues.size());
  }

  /** Returns all of them. */
  List<SimQueue> all() {
    return queues;
  }

  /**
   * Returns the queue for a group's next message: the one of the group's queues with the fewest
   * visible messages.
   */
  SimQueue next(@Nullable String group) {
    if (queues.size() == 1) {
      return queues.get(0);
    }
    SimQueue best = null;
    int fewest = Integer.MAX_VALUE;
    for (SimQueue queue : byGroup.computeIfAbsent(group == null ? "" : group, this::shard)) {
      int visible = queue.engine().counts().visible();
      if (best == null || visible < fewest) {
        best = queue;
        fewest = visible;
      }
    }
    return best == null ? queues.get(0) : best;
  }

  /** Draws the queues of a group, which depend on its name, not on when it is first seen. */
  private List<SimQueue> shard(String group) {
    Randomness random = stage.seeds().of("shard " + producer + " " + group);
    List<SimQueue> left = new ArrayList<>(queues);
    List<SimQueue> drawn = new ArrayList<>();
    while (drawn.size() < each) {
      drawn.add(left.remove(random.nextInt(left.size())));
    }
    return drawn;
  }
}
