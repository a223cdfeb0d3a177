package dev.tailback.server.action;

import dev.tailback.engine.Engine;
import dev.tailback.engine.Queue;
import dev.tailback.server.protocol.Call;
import dev.tailback.server.protocol.Input;
import dev.tailback.server.protocol.Result;

/**
 * Ends a running message move task; what it has moved stays moved.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CancelMessageMoveTask.html">CancelMessageMoveTask</a>
 */
final class CancelMessageMoveTask implements Immediate<CancelMessageMoveTask.Request> {

  record Request(String taskHandle) {}

  private final Queues queues;

  CancelMessageMoveTask(Queues queues) {
    this.queues = queues;
  }

  @Override
  public Request read(Input input) {
    return new Request(Required.string(input, "TaskHandle"));
  }

  @Override
  public Result answer(Request request, Call call) {
    TaskHandle handle = TaskHandle.decode(request.taskHandle);
    long moved = queues.call(engine -> cancel(engine, handle));
    return output -> output.number("ApproximateNumberOfMessagesMoved", moved);
  }

  private static long cancel(Engine engine, TaskHandle handle) {
    Queue source = Queues.required(engine, handle.source(), "SourceArn");
    return source.moveTasks().cancel(handle.taskId()).moved();
  }
}
