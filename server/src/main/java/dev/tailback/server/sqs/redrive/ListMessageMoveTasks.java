package dev.tailback.server.sqs.redrive;

import dev.tailback.engine.queue.MoveTask;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.Queues;
import dev.tailback.server.service.Immediate;
import dev.tailback.server.sqs.request.QueueAccess;
import dev.tailback.server.sqs.request.Range;
import dev.tailback.server.sqs.request.Required;
import dev.tailback.server.sqs.request.TaskHandle;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.ListMember;
import dev.tailback.server.wire.Output;
import dev.tailback.server.wire.Result;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists the message move tasks of a dead-letter queue, newest first.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListMessageMoveTasks.html">ListMessageMoveTasks</a>
 */
final class ListMessageMoveTasks implements Immediate<ListMessageMoveTasks.Request> {
  private static final ListMember RESULTS =
      ListMember.flattened("Results", "ListMessageMoveTasksResultEntry");

  private static final Range MAX_RESULTS =
      new Range("MaxResults", 1, 10, "Must be between 1 and 10, if provided.");

  record Request(String sourceArn, @Nullable Integer maxResults) {}

  /** A snapshot of a task. */
  private record Task(
      @Nullable String taskHandle,
      MoveTask.Status status,
      String sourceArn,
      @Nullable String destinationArn,
      @Nullable Integer maxNumberOfMessagesPerSecond,
      long moved,
      long toMove,
      @Nullable String failureReason,
      long startedTimestamp)
      implements Result {

    static Task of(MoveTask task) {
      QueueAddress destination = task.destination();
      return new Task(
          task.status() == MoveTask.Status.RUNNING ? TaskHandle.of(task) : null,
          task.status(),
          task.source().arn(),
          destination == null ? null : destination.arn(),
          task.maxNumberOfMessagesPerSecond(),
          task.moved(),
          task.toMove(),
          task.failureReason(),
          task.startedAtMillis());
    }

    @Override
    public void write(Output output) {
      Integer rate = maxNumberOfMessagesPerSecond;
      output.string("TaskHandle", taskHandle);
      output.string("Status", status.name());
      output.string("SourceArn", sourceArn);
      output.string("DestinationArn", destinationArn);
      output.number("MaxNumberOfMessagesPerSecond", rate == null ? null : rate.longValue());
      output.number("ApproximateNumberOfMessagesMoved", moved);
      output.number("ApproximateNumberOfMessagesToMove", toMove);
      output.string("FailureReason", failureReason);
      output.number("StartedTimestamp", startedTimestamp);
    }
  }

  private final QueueAccess access;

  ListMessageMoveTasks(QueueAccess access) {
    this.access = access;
  }

  @Override
  public Request read(Input input) {
    return new Request(Required.string(input, "SourceArn"), input.integer("MaxResults"));
  }

  @Override
  public Result answer(Request request, Call call) {
    List<Task> tasks = access.call(queues -> list(queues, request));
    return output -> output.structures(RESULTS, tasks);
  }

  private static List<Task> list(Queues queues, Request request) {
    MAX_RESULTS.check(request.maxResults);
    QueueAddress address = QueueAccess.ofArn(request.sourceArn, "SourceArn");
    Queue source = QueueAccess.required(queues, address, "SourceArn");
    int limit = request.maxResults == null ? 1 : request.maxResults;
    return source.moveTasks().newestFirst().stream().limit(limit).map(Task::of).toList();
  }
}
