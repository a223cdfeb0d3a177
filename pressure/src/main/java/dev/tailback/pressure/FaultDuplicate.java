package dev.tailback.pressure;

import java.util.Set;

/**
 * Delivers messages of standard queues twice: when they are first received, they become visible
 * again at once, despite the visibility timeout, until a consumer deletes them.
 *
 * @param share how likely a message is to be delivered twice, 0 to 1
 */
public record FaultDuplicate(double share) implements FaultEffect {
  @Override
  public void apply(FaultyCall call, Firing firing) {
    call.carryOut(
        new FaultHooks() {
          @Override
          public boolean deliversAgain(int receiveCount) {
            return receiveCount == 1 && firing.random().nextDouble() < share;
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
