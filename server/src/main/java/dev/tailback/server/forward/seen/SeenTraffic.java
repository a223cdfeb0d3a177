package dev.tailback.server.forward.seen;

import dev.tailback.engine.queue.Elsewhere;
import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.Queues;
import dev.tailback.engine.queue.Refusal;
import dev.tailback.server.forward.AnswerWatcher;
import dev.tailback.server.forward.AnsweredCall;
import dev.tailback.server.sqs.request.CallingClients;
import dev.tailback.server.wire.BadRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Counts what calls do, as their requests and answers show it. Reads outside the gate, and counts
 * inside.
 */
final class SeenTraffic implements AnswerWatcher {
  private final EngineGate gate;
  private final SeenQueues seen;
  private final Receipts receipts = new Receipts();

  SeenTraffic(EngineGate gate, SeenQueues seen) {
    this.gate = gate;
    this.seen = seen;
  }

  @Override
  public void answered(AnsweredCall call) {
    QueueAddress address = call.queue();
    Witness witness = address == null ? null : read(call);
    if (address != null && witness != null) {
      gate.run(queues -> count(call, address, witness, queues));
    }
  }

  /** Returns what a call shows; {@code null} if it can't be read. */
  private @Nullable Witness read(AnsweredCall call) {
    try {
      return call.isSuccess()
          ? WitnessReader.read(call, gate.clock().nowMillis())
          : WitnessReader.readFailed(call);
    } catch (IOException | BadRequest | Refusal unreadable) {
      return null;
    }
  }

  private void count(AnsweredCall call, QueueAddress address, Witness witness, Queues queues) {
    if (call.call().action().equals("DeleteQueue") && call.isSuccess()) {
      seen.deleted(address, queues);
      return;
    }
    Queue queue = call.isSuccess() ? seen.seen(address, queues) : queues.find(address);
    Elsewhere elsewhere = queue == null ? null : queue.elsewhere();
    if (queue != null && elsewhere != null) {
      queue.callAs(
          CallingClients.of(call.call()),
          called -> {
            witness.tell(elsewhere, receipts);
            return null;
          });
    }
  }
}
