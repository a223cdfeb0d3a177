package dev.tailback.server.pressure;

import dev.tailback.engine.queue.Refusal.Reason;
import dev.tailback.server.wire.ErrorShape;
import org.jspecify.annotations.Nullable;

/**
 * An error, of SQS or not: instead of the call, or instead of the result of a call that took
 * effect. A call that SQS refuses anyway is refused for its own reason in the second case.
 */
public record FaultError(ErrorShape error, String text, FaultMoment moment) implements FaultEffect {
  /** What errors say that are given no words of their own. */
  public static final String TEXT = "A fault rule asks for this error.";

  @Override
  public void strike(FaultHit hit) {
    hit.end(moment, reply -> reply.refuse(error, text));
  }

  /** The error with this code in Query or this name in JSON; {@code null} if SQS has none. */
  public static @Nullable Reason named(String name) {
    for (Reason reason : Reason.values()) {
      ErrorShape shape = ErrorShape.of(reason);
      boolean isItsType = shape.jsonType().endsWith("#" + name) || shape.jsonType().equals(name);
      if (isItsType || shape.queryCode().equals(name)) {
        return reason;
      }
    }
    return null;
  }
}
