package dev.tailback.server.sqs.queue;

import dev.tailback.server.service.Action;
import dev.tailback.server.sqs.request.QueueAccess;
import java.util.List;
import java.util.function.Predicate;

/** The actions on queues, their attributes, tags and permissions. */
public final class QueueActions {
  private QueueActions() {}

  /**
   * Returns the actions.
   *
   * @param isAction whether SQS has an action with a name, for permissions
   */
  public static List<Action<?>> of(QueueAccess access, Predicate<String> isAction) {
    return List.of(
        new AddPermission(access, isAction),
        new CreateQueue(access),
        new DeleteQueue(access),
        new GetQueueAttributes(access),
        new GetQueueUrl(access),
        new ListDeadLetterSourceQueues(access),
        new ListQueueTags(access),
        new ListQueues(access),
        new PurgeQueue(access),
        new RemovePermission(access),
        new SetQueueAttributes(access),
        new TagQueue(access),
        new UntagQueue(access));
  }
}
