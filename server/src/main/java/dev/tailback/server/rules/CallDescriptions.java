package dev.tailback.server.rules;

import dev.tailback.pressure.CallDescription;
import dev.tailback.server.service.Action;
import dev.tailback.server.sqs.message.MessageAction;
import dev.tailback.server.sqs.request.CalledQueue;
import dev.tailback.server.sqs.request.CallingClients;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Input;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Describes calls to rules. */
final class CallDescriptions {
  private CallDescriptions() {}

  /**
   * Describes a call.
   *
   * @param action the call's action
   * @throws dev.tailback.server.wire.BadRequest if a member that rules look at has the wrong type
   */
  static CallDescription of(Call call, @Nullable Action<?> action) {
    Input input = call.input();
    MessageAction onMessages = action instanceof MessageAction messages ? messages : null;
    return new CallDescription(
        call.action(),
        call.caller().account(),
        call.caller().accessKeyId(),
        call.userAgent(),
        CalledQueue.of(call),
        onMessages == null ? 0 : onMessages.messages(input),
        onMessages == null ? Map.of() : countByGroup(onMessages.sentMessages(input)),
        input.integer("WaitTimeSeconds"),
        CallingClients.of(call));
  }

  private static Map<String, Integer> countByGroup(List<Input> messages) {
    return messages.stream()
        .flatMap(message -> Stream.ofNullable(message.string("MessageGroupId")))
        .collect(Collectors.toMap(group -> group, group -> 1, Integer::sum));
  }
}
