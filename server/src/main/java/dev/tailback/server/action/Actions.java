package dev.tailback.server.action;

import dev.tailback.engine.EngineGate;
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
    Queues queues = new Queues(gate, endpoint);
    add(new AddPermission(queues, this::has));
    add(new CancelMessageMoveTask(queues));
    add(new ChangeMessageVisibility(queues));
    add(new ChangeMessageVisibilityBatch(queues));
    add(new CreateQueue(queues));
    add(new DeleteMessage(queues));
    add(new DeleteMessageBatch(queues));
    add(new DeleteQueue(queues));
    add(new GetQueueAttributes(queues));
    add(new GetQueueUrl(queues));
    add(new ListDeadLetterSourceQueues(queues));
    add(new ListMessageMoveTasks(queues));
    add(new ListQueueTags(queues));
    add(new ListQueues(queues));
    add(new PurgeQueue(queues));
    add(new ReceiveMessage(queues));
    add(new RemovePermission(queues));
    add(new SendMessage(queues));
    add(new SendMessageBatch(queues));
    add(new SetQueueAttributes(queues));
    add(new StartMessageMoveTask(queues));
    add(new TagQueue(queues));
    add(new UntagQueue(queues));
    peekMessages = new PeekMessages(queues);
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
