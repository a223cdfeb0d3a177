package dev.tailback.server.sqs.redrive;

import dev.tailback.engine.queue.MoveTask;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.Queues;
import dev.tailback.engine.queue.Refusal;
import dev.tailback.server.service.Immediate;
import dev.tailback.server.sqs.request.QueueAccess;
import dev.tailback.server.sqs.request.Range;
import dev.tailback.server.sqs.request.Required;
import dev.tailback.server.sqs.request.TaskHandle;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.Result;
import org.jspecify.annotations.Nullable;

/**
 * Starts a task that moves the messages of a dead-letter queue to another queue, or back to their
 * sources.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html">StartMessageMoveTask</a>
 */
final class StartMessageMoveTask implements Immediate<StartMessageMoveTask.Request> {
  private static final Range RATE =
      new Range(
          "MaxNumberOfMessagesPerSecond",
          1,
          MoveTask.MAX_PER_SECOND,
          "Must be between 1 and " + MoveTask.MAX_PER_SECOND + ", if provided.");

  record Request(
      String sourceArn,
      @Nullable String destinationArn,
      @Nullable Integer maxNumberOfMessagesPerSecond) {}

  private final QueueAccess access;

  StartMessageMoveTask(QueueAccess access) {
    this.access = access;
  }

  @Override
  public Request read(Input input) {
    return new Request(
        Required.string(input, "SourceArn"),
        input.string("DestinationArn"),
        input.integer("MaxNumberOfMessagesPerSecond"));
  }

  @Override
  public Result answer(Request request, Call call) {
    String handle = access.call(queues -> TaskHandle.of(start(queues, request)));
    return output -> output.string("TaskHandle", handle);
  }

  private static MoveTask start(Queues queues, Request request) {
    RATE.check(request.maxNumberOfMessagesPerSecond);
    QueueAddress sourceAddress = QueueAccess.ofArn(request.sourceArn, "SourceArn");
    Queue source = QueueAccess.required(queues, sourceAddress, "SourceArn");
    QueueAddress destination = null;
    if (request.destinationArn != null) {
      destination = QueueAccess.ofArn(request.destinationArn, "DestinationArn");
      checkDestination(source, QueueAccess.required(queues, destination, "DestinationArn"));
    }
    return source.moveTasks().start(destination, request.maxNumberOfMessagesPerSecond);
  }

  private static void checkDestination(Queue source, Queue destination) {
    if (destination == source) {
      throw Refusal.invalidParameter("Source and destination queue cannot be the same.");
    }
    if (destination.isFifo() != source.isFifo()) {
      throw Refusal.invalidParameter("Source and destination queue must be of the same type.");
    }
  }
}
