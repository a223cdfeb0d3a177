package dev.tailback.server.sqs;

import dev.tailback.engine.queue.EngineGate;
import dev.tailback.server.service.Action;
import dev.tailback.server.service.Service;
import dev.tailback.server.sqs.message.MessageActions;
import dev.tailback.server.sqs.queue.QueueActions;
import dev.tailback.server.sqs.redrive.RedriveActions;
import dev.tailback.server.sqs.request.QueueAccess;
import dev.tailback.server.sqs.request.QueueEndpoint;
import dev.tailback.server.sqs.request.SqsModel;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The register of the SQS API's actions, by name. */
public final class Actions {
  private final Map<String, Action<?>> byName = new TreeMap<>();

  /**
   * @param endpoint what the queue URLs that the actions give out start with
   */
  public Actions(EngineGate gate, QueueEndpoint endpoint) {
    QueueAccess access = new QueueAccess(gate, endpoint);
    add(QueueActions.of(access, this::has));
    add(MessageActions.of(access));
    add(RedriveActions.of(access));
  }

  private void add(List<Action<?>> actions) {
    actions.forEach(action -> byName.put(action.name(), action));
  }

  /** The action of this name, or {@code null} if there is none. */
  public @Nullable Action<?> named(String name) {
    return byName.get(name);
  }

  /** Returns the service that has these actions. */
  public Service service() {
    return new Service(SqsModel.INSTANCE, byName);
  }

  /** Whether there is an action of this name. */
  public boolean has(String name) {
    return byName.containsKey(name);
  }
}
