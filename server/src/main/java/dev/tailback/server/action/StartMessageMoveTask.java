package dev.tailback.server.action;

import dev.tailback.engine.Engine;
import dev.tailback.engine.MoveTask;
import dev.tailback.engine.Queue;
import dev.tailback.engine.QueueAddress;
import dev.tailback.engine.Refusal;
import dev.tailback.server.protocol.Call;
import dev.tailback.server.protocol.Input;
import dev.tailback.server.protocol.Result;
import org.jspecify.annotations.Nullable;

/**
 * Starts to move the messages of a dead-letter queue to another queue, or back to where they came
 * from.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html">StartMessageMoveTask</a>
 */
final class StartMessageMoveTask implements Immediate<StartMessageMoveTask.Request> {
  private static final Range RATE =
      new Range(
          "MaxNumberOfMessagesPerSecond",
          1,
          MoveTask.FASTEST_PER_SECOND,
          "Must be between 1 and " + MoveTask.FASTEST_PER_SECOND + ", if provided.");

  record Request(
      String sourceArn,
      @Nullable String destinationArn,
      @Nullable Integer maxNumberOfMessagesPerSecond) {}

  private final Queues queues;

  StartMessageMoveTask(Queues queues) {
    this.queues = queues;
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
    String handle = queues.call(engine -> TaskHandle.of(start(engine, request)));
    return output -> output.string("TaskHandle", handle);
  }

  private static MoveTask start(Engine engine, Request request) {
    RATE.check(request.maxNumberOfMessagesPerSecond);
    QueueAddress sourceAddress = Queues.ofArn(request.sourceArn, "SourceArn");
    Queue source = Queues.required(engine, sourceAddress, "SourceArn");
    QueueAddress destination = null;
    if (request.destinationArn != null) {
      destination = Queues.ofArn(request.destinationArn, "DestinationArn");
      checkDestination(source, Queues.required(engine, destination, "DestinationArn"));
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
