package dev.tailback.server.sqs.message;

import dev.tailback.server.service.Action;
import dev.tailback.server.sqs.request.QueueAccess;
import java.util.List;

/** The actions on messages: send, receive, delete, change visibility. */
public final class MessageActions {
  private MessageActions() {}

  /** Returns the actions. */
  public static List<Action<?>> of(QueueAccess access) {
    return List.of(
        new ChangeMessageVisibility(access),
        new ChangeMessageVisibilityBatch(access),
        new DeleteMessage(access),
        new DeleteMessageBatch(access),
        new ReceiveMessage(access),
        new SendMessage(access),
        new SendMessageBatch(access));
  }
}
