package dev.tailback.server.sqs.redrive;

import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.Queues;
import dev.tailback.server.service.Immediate;
import dev.tailback.server.sqs.request.QueueAccess;
import dev.tailback.server.sqs.request.Required;
import dev.tailback.server.sqs.request.TaskHandle;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.Result;

/**
 * Cancels a running message move task. Messages it has moved are not moved back.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CancelMessageMoveTask.html">CancelMessageMoveTask</a>
 */
final class CancelMessageMoveTask implements Immediate<CancelMessageMoveTask.Request> {

  record Request(String taskHandle) {}

  private final QueueAccess access;

  CancelMessageMoveTask(QueueAccess access) {
    this.access = access;
  }

  @Override
  public Request read(Input input) {
    return new Request(Required.string(input, "TaskHandle"));
  }

  @Override
  public Result answer(Request request, Call call) {
    TaskHandle handle = TaskHandle.decode(request.taskHandle);
    long moved = access.call(queues -> cancel(queues, handle));
    return output -> output.number("ApproximateNumberOfMessagesMoved", moved);
  }

  private static long cancel(Queues queues, TaskHandle handle) {
    Queue source = QueueAccess.required(queues, handle.source(), "SourceArn");
    return source.moveTasks().cancel(handle.taskId()).moved();
  }
}
