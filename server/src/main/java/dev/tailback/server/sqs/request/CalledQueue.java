package dev.tailback.server.sqs.request;

import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.Refusal;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Caller;
import dev.tailback.server.wire.Input;
import org.jspecify.annotations.Nullable;

/** Finds the queue that a call names, whatever the name of the parameter. */
public final class CalledQueue {
  private CalledQueue() {}

  /**
   * Returns the queue that the call is about, whether it exists or not; {@code null} if it is about
   * none, or does not say which. Only the member that the action itself reads counts: a call may
   * have others, which are ignored.
   */
  public static @Nullable QueueAddress of(Call call) {
    Input input = call.input();
    return switch (call.action()) {
      case "ListQueues" -> null;
      case "CreateQueue" -> ofName(input.string("QueueName"), null, call);
      case "GetQueueUrl" ->
          ofName(input.string("QueueName"), input.string("QueueOwnerAWSAccountId"), call);
      case "StartMessageMoveTask", "ListMessageMoveTasks" -> ofArn(input.string("SourceArn"));
      case "CancelMessageMoveTask" -> ofTask(input.string("TaskHandle"));
      default -> ofUrl(input.string("QueueUrl"), call);
    };
  }

  private static @Nullable QueueAddress ofName(
      @Nullable String name, @Nullable String owner, Call call) {
    return name == null ? null : ofName(name, owner, call.caller());
  }

  /** Returns the queue that an ARN names, whether it exists or not; {@code null} if none. */
  public static @Nullable QueueAddress ofArn(@Nullable String arn) {
    return arn == null ? null : QueueAddress.ofArn(arn);
  }

  /** Returns the address of a queue by its name. The owner is the caller's account if not given. */
  public static QueueAddress ofName(String name, @Nullable String owner, Caller caller) {
    String account = owner == null || owner.isEmpty() ? caller.account() : owner;
    return new QueueAddress(account, caller.region(), name);
  }

  private static @Nullable QueueAddress ofTask(@Nullable String text) {
    TaskHandle handle = text == null ? null : TaskHandle.tryDecode(text);
    return handle == null ? null : handle.source();
  }

  private static @Nullable QueueAddress ofUrl(@Nullable String url, Call call) {
    if (url == null) {
      return null;
    }
    try {
      return QueueUrl.resolve(url, call.caller());
    } catch (Refusal notAnAddress) {
      return null;
    }
  }
}
