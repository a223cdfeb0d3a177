package dev.tailback.server.action;

import dev.tailback.engine.queue.EngineGate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The register of the SQS API's actions, by name. */
public final class Actions {
  private final Map<String, Action<?>> byName = new LinkedHashMap<>();
  private final Action<?> peekMessages;

  /**
   * @param endpoint what the queue URLs that the actions give out start with
   */
  public Actions(EngineGate gate, QueueEndpoint endpoint) {
    QueueAccess access = new QueueAccess(gate, endpoint);
    add(new AddPermission(access, this::has));
    add(new CancelMessageMoveTask(access));
    add(new ChangeMessageVisibility(access));
    add(new ChangeMessageVisibilityBatch(access));
    add(new CreateQueue(access));
    add(new DeleteMessage(access));
    add(new DeleteMessageBatch(access));
    add(new DeleteQueue(access));
    add(new GetQueueAttributes(access));
    add(new GetQueueUrl(access));
    add(new ListDeadLetterSourceQueues(access));
    add(new ListMessageMoveTasks(access));
    add(new ListQueueTags(access));
    add(new ListQueues(access));
    add(new PurgeQueue(access));
    add(new ReceiveMessage(access));
    add(new RemovePermission(access));
    add(new SendMessage(access));
    add(new SendMessageBatch(access));
    add(new SetQueueAttributes(access));
    add(new StartMessageMoveTask(access));
    add(new TagQueue(access));
    add(new UntagQueue(access));
    peekMessages = new PeekMessages(access);
  }

  /** The action of this name, or {@code null} if there is none. */
  public @Nullable Action<?> named(String name) {
    return byName.get(name);
  }

  /** Whether there is an action of this name. */
  public boolean has(String name) {
    return byName.containsKey(name);
  }

  /** The action that shows messages without receiving them; LocalStack's, and in no register. */
  public Action<?> peekMessages() {
    return peekMessages;
  }

  private void add(Action<?> action) {
    byName.put(action.name(), action);
  }
}
