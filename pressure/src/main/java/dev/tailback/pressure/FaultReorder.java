package dev.tailback.pressure;

import dev.tailback.engine.queue.Queue;
import java.util.Set;

/**
 * Delivers messages of standard queues out of order: before each receive, those that would be
 * received first are shuffled.
 *
 * @param window how many messages are shuffled
 */
public record FaultReorder(int window) implements FaultEffect {
  @Override
  public void apply(FaultyCall call, Firing firing) {
    call.carryOut(
        new FaultHooks() {
          @Override
          public void beforeReceive(Queue queue) {
            queue.shuffle(window, firing.random());
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

  @Override
  public boolean needsOwnQueues() {
    return true;
  }
}
