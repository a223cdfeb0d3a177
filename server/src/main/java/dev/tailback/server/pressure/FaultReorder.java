package dev.tailback.server.pressure;

import dev.tailback.engine.queue.Queue;
import dev.tailback.server.service.Disturbance;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Messages of standard queues that come out of order: those that would be received first are
 * shuffled before each receive.
 *
 * @param window how many of them
 */
public record FaultReorder(int window) implements FaultEffect {
  @Override
  public void strike(FaultHit hit) {
    RandomGenerator random = hit.random();
    hit.disturb(
        new Disturbance() {
          @Override
          public void beforeReceive(Queue queue) {
            queue.shuffle(window, random);
          }
        });
  }

  @Override
  public Set<String> actions() {
    return Set.of("ReceiveMessage");
  }

  @Override
  public boolean isForStandardQueues() {
    return true;
  }
}
