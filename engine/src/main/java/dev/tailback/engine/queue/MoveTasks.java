package dev.tailback.engine.queue;

import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The move tasks of one dead-letter queue: the last ten, of which at most one is running. */
public final class MoveTasks {
  private static final int MAX_REMEMBERED = 10;

  private final World world;
  private final QueueIndex queues;
  private final Messages messages;
  private final QueueEvents events;
  private final Deque<MoveTask> newestFirst = new ArrayDeque<>();

  MoveTasks(World world, QueueIndex queues, Messages messages, QueueEvents events) {
    this.world = world;
    this.queues = queues;
    this.messages = messages;
    this.events = events;
  }

  /**
   * Starts to move the queue's messages.
   *
   * @param destination where they go; {@code null} for back to where each came from
   * @param maxNumberOfMessagesPerSecond 1 to 500; {@code null} for 500
   * @throws Refusal InvalidParameterValue, if no queue has this one as its dead-letter queue or a
   *     task is running
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html">StartMessageMoveTask</a>
   */
  public MoveTask start(
      @Nullable QueueAddress destination, @Nullable Integer maxNumberOfMessagesPerSecond) {
    if (queues.deadLetterSources(events.queue()).isEmpty()) {
      throw Refusal.invalidParameter("Source queue must be configured as a Dead Letter Queue.");
    }
    MoveTask newest = newestFirst.peek();
    if (newest != null && newest.status() == MoveTask.Status.RUNNING) {
      throw Refusal.invalidParameter(
          "There is already a task running. Only one active task is allowed for a source queue"
              + " arn at a given time.");
    }
    messages.beforeChange();
    MoveTask task =
        new MoveTask(world, queues, messages, events, destination, maxNumberOfMessagesPerSecond);
    remember(task);
    task.start();
    return task;
  }

  /**
   * Cancels a running task. What it has moved stays moved.
   *
   * @throws Refusal ResourceNotFoundException, if no task with this id is running
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CancelMessageMoveTask.html">CancelMessageMoveTask</a>
   */
  public MoveTask cancel(UUID id) {
    MoveTask newest = newestFirst.peek();
    boolean isRunning = newest != null && newest.status() == MoveTask.Status.RUNNING;
    if (newest == null || !isRunning || !newest.id().equals(id)) {
      throw new Refusal(Refusal.Reason.RESOURCE_NOT_FOUND, "Task does not exist.");
    }
    messages.beforeChange();
    newest.end(MoveTask.Status.CANCELLED);
    return newest;
  }

  /** Returns the last ten tasks, newest first. */
  public List<MoveTask> newestFirst() {
    return List.copyOf(newestFirst);
  }

  /** Cancels and forgets all tasks of a queue that is deleted. */
  void drop() {
    newestFirst.forEach(task -> task.end(MoveTask.Status.CANCELLED));
    newestFirst.clear();
  }

  void writeTo(StateOutput out) {
    out.writeNumber(newestFirst.size());
    newestFirst.forEach(task -> task.writeTo(out));
  }

  void readFrom(StateInput in) {
    for (int left = in.readInt(); left > 0; left--) {
      newestFirst.addLast(MoveTask.readFrom(in, world, queues, messages, events));
    }
  }

  private void remember(MoveTask task) {
    newestFirst.addFirst(task);
    if (newestFirst.size() > MAX_REMEMBERED) {
      newestFirst.removeLast();
    }
  }
}
