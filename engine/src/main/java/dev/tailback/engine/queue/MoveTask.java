package dev.tailback.engine.queue;

import dev.tailback.engine.queue.MessageEvent.Kind;
import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;
import dev.tailback.engine.time.Deadline;
import dev.tailback.engine.time.Timeline;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A redrive: moves the messages of a dead-letter queue to another queue or back to the queues they
 * came from, oldest first, at a limited rate.
 *
 * <p>They arrive as new messages, with new ids and receive counts of 0. Messages in flight are not
 * moved. The task is complete when no message can be received. Used only inside the gate.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html">StartMessageMoveTask</a>
 */
public final class MoveTask extends Deadline {

  /** The states of a task. */
  public enum Status {
    RUNNING,
    COMPLETED,
    CANCELLED,
    FAILED
  }

  /** The highest rate in messages per second, and the rate of a task without one. */
  public static final int MAX_PER_SECOND = 500;

  private final World world;
  private final Timeline timeline;
  private final QueueIndex queues;
  private final Messages messages;
  private final QueueEvents events;
  private final @Nullable QueueAddress destination;
  private final @Nullable Integer maxNumberOfMessagesPerSecond;
  private final UUID id;
  private final long startedAtMillis;
  private final long toMove;
  private Status status = Status.RUNNING;
  private long moved;
  private @Nullable String failureReason;

  MoveTask(
      World world,
      QueueIndex queues,
      Messages messages,
      QueueEvents events,
      @Nullable QueueAddress destination,
      @Nullable Integer maxNumberOfMessagesPerSecond) {
    this.world = world;
    this.timeline = world.timeline();
    this.queues = queues;
    this.messages = messages;
    this.events = events;
    this.destination = destination;
    this.maxNumberOfMessagesPerSecond = maxNumberOfMessagesPerSecond;
    this.id = timeline.randomUuid();
    this.startedAtMillis = timeline.nowMillis();
    this.toMove = messages.visible();
  }

  private MoveTask(
      World world, QueueIndex queues, Messages messages, QueueEvents events, StateInput in) {
    this.world = world;
    this.timeline = world.timeline();
    this.queues = queues;
    this.messages = messages;
    this.events = events;
    this.destination = in.readBoolean() ? in.readRecord(QueueAddress.class) : null;
    this.maxNumberOfMessagesPerSecond = in.readBoolean() ? Integer.valueOf(in.readInt()) : null;
    this.id = in.readUuid();
    this.startedAtMillis = in.readNumber();
    this.toMove = in.readNumber();
    this.moved = in.readNumber();
    this.failureReason = in.readText();
    this.status = Status.valueOf(in.readGivenText());
    timeline.read(this, in);
  }

  /** Returns a restored task, which continues if it was running. */
  static MoveTask readFrom(
      StateInput in, World world, QueueIndex queues, Messages messages, QueueEvents events) {
    return new MoveTask(world, queues, messages, events, in);
  }

  void writeTo(StateOutput out) {
    out.writeBoolean(destination != null);
    if (destination != null) {
      out.writeRecord(destination);
    }
    out.writeBoolean(maxNumberOfMessagesPerSecond != null);
    if (maxNumberOfMessagesPerSecond != null) {
      out.writeNumber(maxNumberOfMessagesPerSecond);
    }
    out.writeUuid(id);
    out.writeNumber(startedAtMillis);
    out.writeNumber(toMove);
    out.writeNumber(moved);
    out.writeText(failureReason);
    out.writeText(status.name());
    timeline.write(this, out);
  }

  /** Returns the id, unique among all tasks of the engine. */
  public UUID id() {
    return id;
  }

  /** Returns the dead-letter queue. */
  public QueueAddress source() {
    return events.queue();
  }

  /** Returns where the messages go; {@code null} means where each came from. */
  public @Nullable QueueAddress destination() {
    return destination;
  }

  /** Returns the requested rate, 1 to 500, or {@code null} if none was given. */
  public @Nullable Integer maxNumberOfMessagesPerSecond() {
    return maxNumberOfMessagesPerSecond;
  }

  /** Returns when it started, in milliseconds since the epoch. */
  public long startedAtMillis() {
    return startedAtMillis;
  }

  /** Returns the state it is in. */
  public Status status() {
    return status;
  }

  /** Returns how many messages it has moved so far. */
  public long moved() {
    return moved;
  }

  /** Returns how many messages there were to move at the start. */
  public long toMove() {
    return toMove;
  }

  /** Returns why it failed, as an error code of SQS; {@code null} if it has not. */
  public @Nullable String failureReason() {
    return failureReason;
  }

  void start() {
    timeline.schedule(this, startedAtMillis);
  }

  void end(Status how) {
    if (status == Status.RUNNING) {
      status = how;
      timeline.cancel(this);
    }
  }

  @Override
  protected String what() {
    return "a message of " + events.queue().name() + " is moved";
  }

  @Override
  protected String about() {
    return events.queue().name();
  }

  @Override
  protected boolean isAwaited() {
    return true;
  }

  /** Moves the next message, the first at once and each further one when the rate allows it. */
  @Override
  protected void fire() {
    messages.beforeChange();
    messages.offer(1, this::move);
    if (status == Status.RUNNING && !messages.canDeliver()) {
      end(Status.COMPLETED);
    }
    if (status == Status.RUNNING) {
      timeline.schedule(this, startedAtMillis + moved * 1000 / perSecond());
    }
  }

  private int perSecond() {
    return maxNumberOfMessagesPerSecond == null ? MAX_PER_SECOND : maxNumberOfMessagesPerSecond;
  }

  private OfferResult move(Message message) {
    QueueAddress target = destination == null ? message.deadLetterSource() : destination;
    Queue queue = target == null ? null : queues.find(target);
    if (queue == null) {
      fail(
          target == null
              ? "CouldNotDetermineMessageSource"
              : "AWS.SimpleQueueService.NonExistentQueue");
    } else {
      messages.remove(message);
      events.tell(Kind.MOVED, message, target, null);
      queue.sendMoved(message.content());
      moved++;
      world.timedEvents().messagesMoved++;
    }
    return OfferResult.ACCEPTED;
  }

  private void fail(String reason) {
    failureReason = reason;
    end(Status.FAILED);
  }
}
