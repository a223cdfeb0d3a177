package dev.tailback.server.rules;

import dev.tailback.server.pressure.CallDescription;
import dev.tailback.server.sqs.request.CalledQueue;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.ListMember;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Describes calls to rules. */
final class CallDescriptions {
  private static final int MAX_MESSAGES = 10;

  private CallDescriptions() {}

  /**
   * Describes a call.
   *
   * @throws dev.tailback.server.wire.BadRequest if a member that rules look at has the wrong type
   */
  static CallDescription of(Call call) {
    return new CallDescription(
        call.action(),
        call.caller().account(),
        call.caller().accessKeyId(),
        call.userAgent(),
        CalledQueue.of(call),
        messages(call),
        messagesByGroup(call),
        call.input().integer("WaitTimeSeconds"));
  }

  private static int messages(Call call) {
    return switch (call.action()) {
      case "SendMessage", "DeleteMessage", "ChangeMessageVisibility" -> 1;
      case "SendMessageBatch", "DeleteMessageBatch", "ChangeMessageVisibilityBatch" ->
          Math.min(entries(call).size(), MAX_MESSAGES);
      case "ReceiveMessage" -> requested(call.input().integer("MaxNumberOfMessages"));
      default -> 0;
    };
  }

  private static int requested(@Nullable Integer maxNumberOfMessages) {
    return maxNumberOfMessages == null
        ? 1
        : Math.max(1, Math.min(maxNumberOfMessages, MAX_MESSAGES));
  }

  private static Map<String, Integer> messagesByGroup(Call call) {
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
    List<Input> entries =
        call.input().structures(ListMember.flattened("Entries", call.action() + "RequestEntry"));
    return entries == null ? List.of() : entries;
  }
}
