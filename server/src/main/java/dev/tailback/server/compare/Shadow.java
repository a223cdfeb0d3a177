package dev.tailback.server.compare;

import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.queue.EngineSettings;
import dev.tailback.engine.queue.NameReuse;
import dev.tailback.engine.queue.PeekedMessage;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.Refusal;
import dev.tailback.engine.time.EngineClock;
import dev.tailback.pressure.FaultHooks;
import dev.tailback.server.forward.AnsweredCall;
import dev.tailback.server.service.Action;
import dev.tailback.server.sqs.Actions;
import dev.tailback.server.sqs.request.QueueUrls;
import dev.tailback.server.wire.BadRequest;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Caller;
import dev.tailback.server.wire.Protocol;
import dev.tailback.server.wire.RequestId;
import dev.tailback.server.wire.WireRequest;
import dev.tailback.server.wire.WireResponse;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tailback's own queues, on which forwarded calls are replayed. A receive gets the messages that
 * the upstream has delivered, so that both stay in step.
 */
final class Shadow implements AutoCloseable {
  private static final int MAX_PEEKED = 1_000;

  private final QueueAddress home;
  private final EngineGate gate;
  private final Actions actions;

  /**
   * @param home the account and region in which clients see all queues
   * @param urls decides what the queue URLs in answers start with
   */
  Shadow(QueueAddress home, EngineSettings settings, QueueUrls urls) {
    this.home = home;
    gate = new EngineGate(settings, EngineClock.running());
    actions = new Actions(gate, urls);
  }

  /**
   * Replays a request.
   *
   * @param chosen the messages that a receive gets
   */
  WireResponse play(AnsweredCall forwarded, WireRequest request, Set<UUID> chosen)
      throws InterruptedException {
    Protocol protocol = forwarded.protocol();
    try {
      Caller anonymous = new Caller(home.account(), home.region(), "");
      Call call = protocol.read(request, anonymous);
      Caller caller = forwarded.call().caller();
      OwnReply reply = new OwnReply(protocol, call.action());
      Call own =
          call.withCaller(
                  new Caller(
                      home.account(), home.region(), caller.accessKeyId(), caller.identity()))
              .withHooks(receiveOnly(chosen));
      carryOut(Objects.requireNonNull(actions.named(call.action())), own, reply);
      return reply.answer();
    } catch (Refusal refusal) {
      return protocol.refusal(refusal, RequestId.next());
    } catch (BadRequest problem) {
      return protocol.refusal(problem, RequestId.next());
    }
  }

  private static <Q> void carryOut(Action<Q> action, Call call, OwnReply reply) {
    action.answer(action.read(call.input()), call, reply);
  }

  private static FaultHooks receiveOnly(Set<UUID> chosen) {
    return new FaultHooks() {
      @Override
      public Set<UUID> chosenMessages() {
        return chosen;
      }
    };
  }

  /** Returns the first messages of a queue, in order; none if it does not exist. */
  List<PeekedMessage> messages(QueueAddress address) {
    return gate.call(
        queues -> {
          Queue queue = queues.find(address);
          return queue == null ? List.of() : queue.inspection().peek(0, MAX_PEEKED);
        });
  }

  /** Returns whether there is such a queue. */
  boolean has(@Nullable QueueAddress address) {
    return address != null && gate.call(queues -> queues.find(address) != null);
  }

  /** Removes a queue that is no longer compared. */
  void remove(QueueAddress address) {
    gate.run(
        queues -> {
          Queue queue = queues.find(address);
          if (queue != null) {
            queues.delete(queue, NameReuse.IMMEDIATE);
          }
        });
  }

  @Override
  public void close() {
    gate.close();
  }
}
