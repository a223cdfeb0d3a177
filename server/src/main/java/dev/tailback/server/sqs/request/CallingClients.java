package dev.tailback.server.sqs.request;

import dev.tailback.engine.queue.CallingClient;
import dev.tailback.engine.queue.CallingClient.Role;
import dev.tailback.engine.queue.ClientId;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.UserAgent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds out which client makes a call. */
public final class CallingClients {
  private static final int MAX_ACCESS_KEY_LENGTH = 128;
  private static final Map<String, Role> ROLES =
      Map.of(
          "SendMessage", Role.PRODUCER,
          "SendMessageBatch", Role.PRODUCER,
          "ReceiveMessage", Role.CONSUMER,
          "DeleteMessage", Role.CONSUMER,
          "DeleteMessageBatch", Role.CONSUMER,
          "ChangeMessageVisibility", Role.CONSUMER,
          "ChangeMessageVisibilityBatch", Role.CONSUMER);

  private CallingClients() {}

  /**
   * Returns the client of a call; {@code null} if the action is neither a consumer's nor a
   * producer's.
   */
  public static @Nullable CallingClient of(Call call) {
    Role role = ROLES.get(call.action());
    if (role == null) {
      return null;
    }
    UserAgent userAgent = UserAgent.of(call.userAgent());
    String key = call.caller().accessKeyId();
    String shortKey = key.substring(0, Math.min(MAX_ACCESS_KEY_LENGTH, key.length()));
    return new CallingClient(
        new ClientId(userAgent.client(), shortKey), role, userAgent.retryMode());
  }
}
