package dev.tailback.pressure;

import dev.tailback.engine.queue.CallingClient;
import dev.tailback.engine.queue.QueueAddress;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What rules look at in a call, however it was made.
 *
 * @param action the name of the action, such as {@code SendMessage}
 * @param account the caller's account
 * @param accessKey the caller's access key id; empty if the call is unsigned
 * @param userAgent the {@code User-Agent} header, {@code null} if absent
 * @param queue the queue the call names, whether it exists or not; {@code null} if there is none
 * @param messages how many messages it sends, deletes, changes or asks for
 * @param messagesByGroup how many messages it sends to each message group
 * @param waitSeconds how long a receive asks to wait; {@code null} leaves it to the queue
 * @param client the client as the queue counts it, {@code null} if it is unknown
 */
public record CallDescription(
    String action,
    String account,
    String accessKey,
    @Nullable String userAgent,
    @Nullable QueueAddress queue,
    int messages,
    Map<String, Integer> messagesByGroup,
    @Nullable Integer waitSeconds,
    @Nullable CallingClient client) {

  private static final String BATCH = "Batch";

  /** Copies the map. */
  public CallDescription {
    messagesByGroup = Map.copyOf(messagesByGroup);
  }

  /** Returns the action; for a batch, the single action: {@code SendMessage} for both sends. */
  String operation() {
    return action.endsWith(BATCH) ? action.substring(0, action.length() - BATCH.length()) : action;
  }
}
