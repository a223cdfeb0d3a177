package dev.tailback.server.sqs.request;

import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.Refusal;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Caller;
import dev.tailback.server.wire.Input;
import org.jspecify.annotations.Nullable;

/** The queue that a call is about, whatever its action calls it. */
public final class CalledQueue {
  private CalledQueue() {}

  /**
   * The queue that the call names by URL, name or ARN, whether it exists or not; {@code null} where
   * it names none.
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
    return arn == null ? null : QueueAddress.ofArn(arn);
  }

  /** The queue of a name in its owner's account, which is the caller's unless it is given. */
  public static QueueAddress ofName(String name, @Nullable String owner, Caller caller) {
    String account = owner == null || owner.isEmpty() ? caller.account() : owner;
    return new QueueAddress(account, caller.region(), name);
  }

  private static @Nullable QueueAddress ofUrl(String url, Call call) {
    try {
      return QueueUrl.resolve(url, call.caller());
    } catch (Refusal notAnAddress) {
      return null;
    }
  }
}
