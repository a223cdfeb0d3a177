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
   * Returns the queue that the call names by URL, name, ARN or the handle of a move task, whether
   * it exists or not; {@code null} if it names none.
   */
  public static @Nullable QueueAddress of(Call call) {
    Input input = call.input();
    String url = input.string("QueueUrl");
    if (url != null) {
      return ofUrl(url, call);
    }
    String name = input.string("QueueName");
    if (name != null) {
      return ofName(name, input.string("QueueOwnerAWSAccountId"), call.caller());
    }
    String arn = input.string("SourceArn");
    return arn == null ? ofTask(input.string("TaskHandle")) : QueueAddress.ofArn(arn);
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

  private static @Nullable QueueAddress ofUrl(String url, Call call) {
    try {
      return QueueUrl.resolve(url, call.caller());
    } catch (Refusal notAnAddress) {
      return null;
    }
  }
}
