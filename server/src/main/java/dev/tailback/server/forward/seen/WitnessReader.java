package dev.tailback.server.forward.seen;

import dev.tailback.server.forward.AnsweredCall;
import dev.tailback.server.sqs.message.MessageAction;
import dev.tailback.server.sqs.message.SentSize;
import dev.tailback.server.wire.Failure;
import dev.tailback.server.wire.Input;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Reads from a call and its answer what they show about the queue. */
final class WitnessReader {
  private WitnessReader() {}

  /**
   * Reads a call that succeeded.
   *
   * @param nowMillis the time of the queues
   * @throws IOException if the answer can't be read
   */
  static Witness read(AnsweredCall call, long nowMillis) throws IOException {
    return switch (call.call().action()) {
      case "SendMessage", "SendMessageBatch" -> sent(call);
      case "ReceiveMessage" -> received(call, nowMillis);
      case "DeleteMessage", "DeleteMessageBatch" -> deleted(call);
      case "ChangeMessageVisibility", "ChangeMessageVisibilityBatch" -> changed(call);
      default -> Witness.NOTHING;
    };
  }

  /** Reads a call that failed. */
  static Witness readFailed(AnsweredCall call) {
    Failure failure = call.answer().failure();
    boolean isOverLimit =
        call.call().action().equals("ReceiveMessage")
            && failure != null
            && failure.code().contains("OverLimit");
    return isOverLimit ? (queue, receipts) -> queue.overLimit() : Witness.NOTHING;
  }

  private static Witness sent(AnsweredCall call) {
    int[] sizes = succeeded(call).stream().mapToInt(SentSize::of).toArray();
    return (queue, receipts) -> {
      for (int size : sizes) {
        queue.sent(size);
      }
    };
  }

  private static Witness received(AnsweredCall call, long nowMillis) throws IOException {
    byte[] answer = call.answer().body();
    List<ReceivedMessage> messages =
        call.answer().contentType().contains("json")
            ? JsonMessages.read(answer)
            : XmlMessages.read(answer);
    Integer waitTimeSeconds = call.call().input().integer("WaitTimeSeconds");
    return (queue, receipts) -> {
      queue.asked();
      messages.forEach(message -> queue.received(receipts.isRepeated(message, nowMillis)));
      if (messages.isEmpty()) {
        queue.foundNothing(waitTimeSeconds);
      }
    };
  }

  private static Witness deleted(AnsweredCall call) {
    List<String> handles = handles(call);
    return (queue, receipts) -> handles.forEach(handle -> queue.deleted(receipts.take(handle)));
  }

  private static Witness changed(AnsweredCall call) {
    int changes = handles(call).size();
    return (queue, receipts) -> {
      for (int i = 0; i < changes; i++) {
        queue.visibilityChanged();
      }
    };
  }

  private static List<String> handles(AnsweredCall call) {
    return succeeded(call).stream()
        .map(entry -> Objects.requireNonNullElse(entry.string("ReceiptHandle"), ""))
        .toList();
  }

  /** Returns the entries that have succeeded. */
  private static List<Input> succeeded(AnsweredCall call) {
    if (!(call.action() instanceof MessageAction action)) {
      return List.of();
    }
    List<Input> entries = action.entries(call.call().input());
    if (!call.call().action().endsWith("Batch")) {
      return entries;
    }
    Set<String> failed = FailedEntries.of(call.answer());
    return entries.stream().filter(entry -> !failed.contains(entry.string("Id"))).toList();
  }
}
