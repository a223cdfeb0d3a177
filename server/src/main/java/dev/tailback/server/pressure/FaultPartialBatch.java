package dev.tailback.server.pressure;

import dev.tailback.engine.queue.Refusal;
import dev.tailback.engine.queue.Refusal.Reason;
import dev.tailback.server.service.Disturbance;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Entries of a batch that fail without having taken effect, for no fault of the sender's.
 *
 * @param share how likely each entry is to fail, 0 to 1
 */
public record FaultPartialBatch(double share, Reason reason, String text) implements FaultEffect {
  @Override
  public void strike(FaultHit hit) {
    hit.disturb(new Failures(share, new Refusal(reason, text), hit.random()));
  }

  @Override
  public Set<String> actions() {
    return Set.of("SendMessageBatch", "DeleteMessageBatch", "ChangeMessageVisibilityBatch");
  }

  private record Failures(double share, Refusal refusal, RandomGenerator random)
      implements Disturbance {
    @Override
    public @Nullable Refusal entryFailure() {
      return random.nextDouble() < share ? refusal : null;
    }
  }
}
