package dev.tailback.server.sqs;

import dev.tailback.engine.queue.EngineGate;
import dev.tailback.server.service.Action;
import dev.tailback.server.service.Service;
import dev.tailback.server.sqs.message.MessageActions;
import dev.tailback.server.sqs.queue.QueueActions;
import dev.tailback.server.sqs.redrive.RedriveActions;
import dev.tailback.server.sqs.request.QueueAccess;
import dev.tailback.server.sqs.request.QueueUrls;
import dev.tailback.server.sqs.request.SqsTraits;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The actions of the SQS API by name. */
public final class Actions {
  private final Map<String, Action<?>> byName = new TreeMap<>();

  /**
   * Creates the actions.
   *
   * @param urls decides what the queue URLs in results start with
   */
  public Actions(EngineGate gate, QueueUrls urls) {
    QueueAccess access = new QueueAccess(gate, urls);
    add(QueueActions.of(access, this::has));
    add(MessageActions.of(access));
    add(RedriveActions.of(access));
  }

  private void add(List<Action<?>> actions) {
    actions.forEach(action -> byName.put(action.name(), action));
  }

  /** Returns the action with this name, {@code null} if there is none. */
  public @Nullable Action<?> named(String name) {
    return byName.get(name);
  }

  /** Returns the service with these actions. */
  public Service service() {
    return new Service(SqsTraits.MODEL, byName);
  }

  /** Returns whether there is an action with this name. */
  public boolean has(String name) {
    return byName.containsKey(name);
  }
}
