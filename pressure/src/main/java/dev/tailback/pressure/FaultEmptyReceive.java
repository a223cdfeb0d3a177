package dev.tailback.pressure;

import dev.tailback.engine.queue.Queue;
import java.util.Objects;
import java.util.Set;

/**
 * Makes short polls find nothing although there are messages, as may happen in SQS, whose short
 * polls ask only some of its servers. Long polls are not affected.
 */
public record FaultEmptyReceive() implements FaultEffect {
  private static final FaultHooks NOTHING_FOUND =
      new FaultHooks() {
        @Override
        public boolean hidesMessages() {
          return true;
        }
      };

  @Override
  public void apply(FaultyCall call, Firing firing) {
    call.carryOut(NOTHING_FOUND);
  }

  @Override
  public Set<String> actions() {
    return Set.of("ReceiveMessage");
  }

  @Override
  public boolean needsOwnQueues() {
    return true;
  }

  @Override
  public boolean appliesTo(CallDescription call, CalledQueue called) {
    Queue queue = called.queue();
    return FaultEffect.super.appliesTo(call, called) && queue != null && isShortPoll(call, queue);
  }

  private static boolean isShortPoll(CallDescription call, Queue queue) {
    int otherwise = queue.settings().receiveMessageWaitTimeSeconds();
    return Objects.requireNonNullElse(call.waitSeconds(), otherwise) == 0;
  }
}
