package dev.tailback.server.rules;

import dev.tailback.engine.queue.EngineGate;
import dev.tailback.pressure.CallDescription;
import dev.tailback.pressure.Faults;
import dev.tailback.pressure.Firing;
import dev.tailback.pressure.Throttles;
import dev.tailback.server.service.Interceptor;
import dev.tailback.server.service.Reply;
import dev.tailback.server.sqs.Actions;
import dev.tailback.server.sqs.request.SqsErrors;
import dev.tailback.server.wire.Call;
import java.util.function.BiConsumer;

/** Lets the fault rules, and then the throttles, change calls. Without rules it does nothing. */
public final class RuleInterceptor implements Interceptor {
  private final EngineGate gate;
  private final Actions actions;
  private final Faults faults;
  private final Throttles throttles;

  /** Creates an interceptor for the rules that are active at the time of each call. */
  public RuleInterceptor(EngineGate gate, Actions actions, Faults faults, Throttles throttles) {
    this.gate = gate;
    this.actions = actions;
    this.faults = faults;
    this.throttles = throttles;
  }

  @Override
  public void intercept(Call call, Reply reply, BiConsumer<Call, Reply> action) {
    if (faults.isEmpty() && throttles.isEmpty()) {
      action.accept(call, reply);
      return;
    }
    CallDescription description = CallDescriptions.of(call, actions.named(call.action()));
    BiConsumer<Call, Reply> throttled = (to, answer) -> admit(description, to, answer, action);
    Firing firing =
        faults.isEmpty() ? null : gate.call(queues -> faults.firing(queues, description));
    if (firing == null) {
      throttled.accept(call, reply);
    } else {
      firing.applyTo(new FaultedCall(gate, firing.held(), call, reply, throttled));
    }
  }

  private void admit(
      CallDescription description, Call call, Reply reply, BiConsumer<Call, Reply> action) {
    long wait = throttles.isEmpty() ? 0 : gate.call(queues -> throttles.admit(queues, description));
    if (wait > 0) {
      reply.refuse(SqsErrors.throttled(wait));
    } else {
      action.accept(call, reply);
    }
  }
}
