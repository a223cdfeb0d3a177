package dev.tailback.pressure;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Fails entries of a batch without effect, through no fault of the sender's.
 *
 * @param share how likely each entry is to fail, 0 to 1
 * @param code the code or name of an error of the service
 */
public record FaultPartialBatch(double share, String code, String text) implements FaultEffect {
  @Override
  public void apply(FaultyCall call, Firing firing) {
    call.carryOut(
        new FaultHooks() {
          @Override
          public @Nullable EntryFailure entryFailure() {
            return firing.random().nextDouble() < share ? new EntryFailure(code, text) : null;
          }
        });
  }

  @Override
  public Set<String> actions() {
    return Set.of("SendMessageBatch", "DeleteMessageBatch", "ChangeMessageVisibilityBatch");
  }

  @Override
  public boolean needsOwnQueues() {
    return true;
  }
}
