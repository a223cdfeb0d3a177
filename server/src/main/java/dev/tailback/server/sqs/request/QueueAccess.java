package dev.tailback.server.sqs.request;

import dev.tailback.engine.queue.CallingClient;
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

/**
 * Gives actions access to queues, by URL or ARN and through the gate. Everything passed to the gate
 * runs under the engine's lock; nothing obtained there may be used outside.
 */
public final class QueueAccess {
  private final EngineGate gate;
  private final QueueUrls urls;

  /** Creates access to the queues behind a gate. */
  public QueueAccess(EngineGate gate, QueueUrls urls) {
    this.gate = gate;
    this.urls = urls;
  }

  /** Returns the URL of a queue for the caller. */
  public String url(QueueAddress address, Call call) {
    String start = urls.base(address.region(), call.baseUrl());
    return start + "/" + address.account() + "/" + address.name();
  }

  /** Runs a function inside the gate and returns its result. */
  public <T extends @Nullable Object> T call(Function<Queues, T> call) {
    return gate.call(call);
  }

  /** Runs an operation inside the gate. */
  public void run(Consumer<Queues> call) {
    gate.run(call);
  }

  /**
   * Runs a function inside the gate with the queue that a URL names.
   *
   * @throws Refusal QueueDoesNotExist; InvalidAddress
   */
  public <T> T call(String queueUrl, Call call, BiFunction<Queues, Queue, T> action) {
    QueueAddress address = QueueUrl.resolve(queueUrl, call.caller());
    CallingClient client = CallingClients.of(call);
    return gate.call(
        queues -> queues.get(address).callAs(client, queue -> action.apply(queues, queue)));
  }

  /**
   * Runs an operation inside the gate with the queue that a URL names.
   *
   * @throws Refusal QueueDoesNotExist; InvalidAddress
   */
  public void run(String queueUrl, Call call, Consumer<Queue> action) {
    call(
        queueUrl,
        call,
        (queues, queue) -> {
          action.accept(queue);
          return queue;
        });
  }

  /**
   * Returns the address of the queue that an ARN names, whether it exists or not.
   *
   * @throws Refusal InvalidParameterValue, if it is not an ARN
   */
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

  /**
   * Returns the queue at an address that a parameter named.
   *
   * @throws Refusal ResourceNotFoundException, if there is none
   */
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
