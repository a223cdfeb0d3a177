package dev.tailback.server.sqs.redrive;

import dev.tailback.server.service.Action;
import dev.tailback.server.sqs.request.QueueAccess;
import java.util.List;

/** The actions on message move tasks. */
public final class RedriveActions {
  private RedriveActions() {}

  /** Returns the actions. */
  public static List<Action<?>> of(QueueAccess access) {
    return List.of(
        new CancelMessageMoveTask(access),
        new ListMessageMoveTasks(access),
        new StartMessageMoveTask(access));
  }
}
