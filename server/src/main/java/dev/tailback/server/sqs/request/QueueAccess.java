package dev.tailback.server.sqs.request;

import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.Queues;
import dev.tailback.engine.queue.Refusal;
import dev.tailback.server.wire.Call;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The emulator's queues as the actions reach them: through the gate, by URL or ARN. */
public final class QueueAccess {
  private final EngineGate gate;
  private final QueueEndpoint endpoint;

  public QueueAccess(EngineGate gate, QueueEndpoint endpoint) {
    this.gate = gate;
    this.endpoint = endpoint;
  }

  /** The URL of a queue that is given to the caller. */
  public String url(QueueAddress address, Call call) {
    String start = endpoint.of(address.region(), call.endpoint());
    return start + "/" + address.account() + "/" + address.name();
  }

  public <T extends @Nullable Object> T call(Function<Queues, T> call) {
    return gate.call(call);
  }

  public void run(Consumer<Queues> call) {
    gate.run(call);
  }

  /** Calls with the queue a URL names; QueueDoesNotExist if there is none. */
  public <T> T call(String queueUrl, Call call, BiFunction<Queues, Queue, T> action) {
    QueueAddress address = QueueUrl.resolve(queueUrl, call.caller());
    return gate.call(queues -> action.apply(queues, queues.get(address)));
  }

  /** Calls with the queue a URL names, for an effect alone. */
  public void run(String queueUrl, Call call, Consumer<Queue> action) {
    QueueAddress address = QueueUrl.resolve(queueUrl, call.caller());
    gate.run(queues -> action.accept(queues.get(address)));
  }

  /** The queue an ARN names, whether it exists or not. */
  public static QueueAddress ofArn(String arn, String parameter) {
    QueueAddress address = QueueAddress.ofArn(arn);
    if (address == null) {
      throw Refusal.invalidParameter(
          "You must use this format to specify the "
              + parameter
              + ": arn:<partition>:<service>:<region>:<account-id>:<resource-id>");
    }
    return address;
  }

  /** The queue of an ARN in a parameter; ResourceNotFoundException if there is none. */
  public static Queue required(Queues queues, QueueAddress address, String parameter) {
    Queue queue = queues.find(address);
    if (queue == null) {
      throw new Refusal(
          SqsErrors.RESOURCE_NOT_FOUND,
          "The resource that you specified for the " + parameter + " parameter doesn't exist.");
    }
    return queue;
  }
}
