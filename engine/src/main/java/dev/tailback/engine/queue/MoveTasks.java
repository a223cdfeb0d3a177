package dev.tailback.engine.queue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The move tasks of one dead-letter queue: at most one that runs, and the last ten in all. */
public final class MoveTasks {
  private static final int REMEMBERED = 10;

  private final QueueAddress source;
  private final World world;
  private final QueueIndex queues;
  private final Messages messages;
  private final QueueEvents events;
  private final Deque<MoveTask> newestFirst = new ArrayDeque<>();

  MoveTasks(
      QueueAddress source, World world, QueueIndex queues, Messages messages, QueueEvents events) {
    this.source = source;
    this.world = world;
    this.queues = queues;
    this.messages = messages;
    this.events = events;
  }

  /**
   * Starts to move the queue's messages.
   *
   * @param destination where to; {@code null} is back to where each came from
   * @param maxNumberOfMessagesPerSecond 1 to 500, or {@code null} for as fast as that
   * @throws Refusal InvalidParameterValue, where the queue is nobody's dead-letter queue or a task
   *     is running
   */
  public MoveTask start(
      @Nullable QueueAddress destination, @Nullable Integer maxNumberOfMessagesPerSecond) {
    if (queues.deadLetterSources(source).isEmpty()) {
      throw Refusal.invalidParameter("Source queue must be configured as a Dead Letter Queue.");
    }
    MoveTask newest = newestFirst.peek();
    if (newest != null && newest.status() == MoveTask.Status.RUNNING) {
      throw Refusal.invalidParameter(
          "There is already a task running. Only one active task is allowed for a source queue"
              + " arn at a given time.");
    }
    MoveTask task =
        new MoveTask(
            source, world, queues, messages, events, destination, maxNumberOfMessagesPerSecond);
    remember(task);
    task.start();
    return task;
  }

  /**
   * Ends a running task; what it has moved stays moved.
   *
   * @throws Refusal ResourceNotFoundException, where there is no such running task
   */
  public MoveTask cancel(UUID id) {
    MoveTask newest = newestFirst.peek();
    boolean isRunning = newest != null && newest.status() == MoveTask.Status.RUNNING;
    if (newest == null || !isRunning || !newest.id().equals(id)) {
      throw new Refusal(Refusal.Reason.RESOURCE_NOT_FOUND, "Task does not exist.");
    }
    newest.end(MoveTask.Status.CANCELLED);
    return newest;
  }

  /** At most ten, newest first. */
  public List<MoveTask> newestFirst() {
    return List.copyOf(newestFirst);
  }

  /** The queue goes, and its tasks with it. */
  void drop() {
    newestFirst.forEach(task -> task.end(MoveTask.Status.CANCELLED));
    newestFirst.clear();
  }

  private void remember(MoveTask task) {
    newestFirst.addFirst(task);
    if (newestFirst.size() > REMEMBERED) {
      newestFirst.removeLast();
    }
  }
}
