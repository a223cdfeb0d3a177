package dev.tailback.server.pressure;

import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.server.sqs.request.CalledQueue;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Input;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What throttles ask about a call, read before the gate.
 *
 * @param account the caller's
 * @param userAgent the caller's {@code User-Agent} header
 * @param queue the queue it names, whether it exists or not
 * @param messages how many messages it sends, deletes, changes or asks for
 * @param groups of the messages it sends, how many are in each group
 */
record ThrottledCall(
    String action,
    String account,
    @Nullable String userAgent,
    @Nullable QueueAddress queue,
    int messages,
    Map<String, Integer> groups) {
  private static final int MOST_MESSAGES = 10;
  private static final String BATCH = "Batch";

  static ThrottledCall of(Call call) {
    return new ThrottledCall(
        call.action(),
        call.caller().account(),
        call.userAgent(),
        CalledQueue.of(call),
        messages(call),
        groups(call));
  }

  /** The action, or where it is a batch the single one: {@code SendMessage} for both sends. */
  String operation() {
    return action.endsWith(BATCH) ? action.substring(0, action.length() - BATCH.length()) : action;
  }

  private static int messages(Call call) {
    return switch (call.action()) {
      case "SendMessage", "DeleteMessage", "ChangeMessageVisibility" -> 1;
      case "SendMessageBatch", "DeleteMessageBatch", "ChangeMessageVisibilityBatch" ->
          Math.min(entries(call).size(), MOST_MESSAGES);
      case "ReceiveMessage" -> askedFor(call.input().integer("MaxNumberOfMessages"));
      default -> 0;
    };
  }

  private static int askedFor(@Nullable Integer maxNumberOfMessages) {
    return maxNumberOfMessages == null
        ? 1
        : Math.max(1, Math.min(maxNumberOfMessages, MOST_MESSAGES));
  }

  private static Map<String, Integer> groups(Call call) {
    return switch (call.action()) {
      case "SendMessage" -> count(Stream.of(call.input()));
      case "SendMessageBatch" -> count(entries(call).stream());
      default -> Map.of();
    };
  }

  private static Map<String, Integer> count(Stream<Input> messages) {
    return messages
        .flatMap(message -> Stream.ofNullable(message.string("MessageGroupId")))
        .collect(Collectors.toMap(group -> group, group -> 1, Integer::sum));
  }

  private static List<Input> entries(Call call) {
    List<Input> entries = call.input().structures("Entries", call.action() + "RequestEntry");
    return entries == null ? List.of() : entries;
  }
}
