package dev.tailback.server.rules;

import dev.tailback.engine.queue.CallingClient;
import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.Queues;
import dev.tailback.engine.queue.Refusal;
import dev.tailback.server.service.Interceptor;
import dev.tailback.server.service.Reply;
import dev.tailback.server.sqs.request.CalledQueue;
import dev.tailback.server.sqs.request.CallingClients;
import dev.tailback.server.wire.BadRequest;
import dev.tailback.server.wire.Call;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Counts calls to queues that are retries, whatever their outcome, and passes on all calls.
 *
 * @param next gets the calls
 */
public record RetryCounter(EngineGate gate, Interceptor next) implements Interceptor {

  @Override
  public void intercept(Call call, Reply reply, BiConsumer<Call, Reply> action) {
    CallingClient client = call.isRetry() ? CallingClients.of(call) : null;
    QueueAddress address = client == null ? null : queue(call);
    if (client != null && address != null) {
      gate.run(queues -> count(client, address, queues));
    }
    next.intercept(call, reply, action);
  }

  private static void count(CallingClient client, QueueAddress address, Queues queues) {
    Queue queue = queues.find(address);
    if (queue != null) {
      queue.counter().countRetry(client);
    }
  }

  private static @Nullable QueueAddress queue(Call call) {
    try {
      return CalledQueue.of(call);
    } catch (BadRequest | Refusal refusedLater) {
      return null;
    }
  }
}
