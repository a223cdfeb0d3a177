package dev.tailback.server.pressure;

import dev.tailback.engine.queue.Queue;
import dev.tailback.server.service.Disturbance;
import dev.tailback.server.wire.Call;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Short polls that find nothing though there are messages, as those of SQS may that ask only some
 * of its servers. Long polls are left alone.
 */
public record FaultEmptyReceive() implements FaultEffect {
  private static final Disturbance NOTHING_FOUND =
      new Disturbance() {
        @Override
        public boolean hidesMessages() {
          return true;
        }
      };

  @Override
  public void strike(FaultHit hit) {
    hit.disturb(NOTHING_FOUND);
  }

  @Override
  public Set<String> actions() {
    return Set.of("ReceiveMessage");
  }

  @Override
  public boolean appliesTo(Call call, @Nullable Queue queue) {
    if (queue == null) {
      return false;
    }
    Integer asked = call.input().integer("WaitTimeSeconds");
    return (asked == null ? queue.settings().receiveMessageWaitTimeSeconds() : asked) == 0;
  }
}
