package dev.tailback.engine.queue;

import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.time.Invariant;
import dev.tailback.engine.time.Timeline;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A standard or FIFO queue. Used only inside the gate.
 *
 * <p>Times are in milliseconds since the epoch, by the {@link Timeline}. A {@link Refusal} is an
 * error that SQS would answer with; it leaves the queue unchanged.
 */
public final class Queue {
  private final Timeline timeline;
  private final QueueCapture capture;
  private final QueueAttributes attributes;
  private final QueueEvents events;
  private final Messages messages;
  private final DeadLetters deadLetters;
  private final Deliveries deliveries;
  private final Receipts receipts;
  private final Sends sends;
  private final MoveTasks moveTasks;
  private final QueueTags tags;
  private final Clients clients;
  private final QueueCounter counter;
  private final QueueInspection inspection;
  private final PurgePause purgePause;
  private final QueueUse use;
  private final QueueState state;
  private final @Nullable Elsewhere elsewhere;

  Queue(
      QueueAddress address,
      QueueSettings settings,
      QueueLimits limits,
      World world,
      QueueIndex queues,
      boolean isElsewhere) {
    this(
        world,
        queues,
        capture -> new QueueAttributes(address, settings, limits, world.timeline(), capture),
        isElsewhere);
  }

  private Queue(
      World world,
      QueueIndex queues,
      Function<QueueCapture, QueueAttributes> newAttributes,
      boolean isElsewhere) {
    this.timeline = world.timeline();
    this.capture = new QueueCapture(world.capture(), this::state);
    this.attributes = newAttributes.apply(capture);
    QueueAddress address = attributes.address;
    this.clients = new Clients(address, timeline);
    this.counter = new QueueCounter(clients);
    this.elsewhere = isElsewhere ? new Elsewhere(attributes, counter, timeline) : null;
    this.purgePause = new PurgePause(address, world);
    this.use = new QueueUse(this, timeline, queues.active());
    this.events = new QueueEvents(address, world, clients);
    this.tags = new QueueTags(capture, events);
    this.messages = new Messages(attributes, world, events, counter, this::changed);
    this.deadLetters = new DeadLetters(attributes, world, queues, messages, events, counter);
    this.deliveries =
        new Deliveries(attributes, world, messages, deadLetters::move, events, counter, clients);
    this.receipts = new Receipts(attributes, timeline, messages, events, counter);
    this.inspection =
        new QueueInspection(attributes, messages, deliveries, counter, clients, events, elsewhere);
    this.moveTasks = new MoveTasks(world, queues, messages, events);
    this.sends = new Sends(attributes, world, messages, events, counter);
    this.state =
        new QueueState(
            attributes, tags, purgePause, use, counter, messages, deliveries, moveTasks, sends);
  }

  /** Requests that waiting receives are served, because a message may have become receivable. */
  private void changed() {
    touch();
    if (deliveries.isAnyoneWaiting()) {
      timeline.wake(deliveries);
    }
  }

  /** Returns the account, region and name of the queue. */
  public QueueAddress address() {
    return attributes.address;
  }

  /** Returns the current settings. */
  public QueueSettings settings() {
    return attributes.settings();
  }

  /** Returns the current limits. */
  public QueueLimits limits() {
    return attributes.limits();
  }

  /** Returns whether it is a FIFO queue. */
  public boolean isFifo() {
    return attributes.isFifo();
  }

  /**
   * Returns what is known about it if its messages are elsewhere; {@code null} if they are here.
   */
  public @Nullable Elsewhere elsewhere() {
    return elsewhere;
  }

  /** Returns how many messages the queue has, by state. */
  public QueueCounts counts() {
    return inspection.counts();
  }

  /** Returns what describes the queue and its messages in detail. */
  public QueueInspection inspection() {
    return inspection;
  }

  /** Returns the queue's tags. */
  public QueueTags tags() {
    return tags;
  }

  /** Returns the counter of what happens in the queue. */
  public QueueCounter counter() {
    return counter;
  }

  /** Returns the counter, for publishing. */
  public QueueCounter counterToPublish() {
    capture.beforeChange();
    return counter;
  }

  /**
   * Runs a call to the queue, which keeps it active for a while. What happens is counted for the
   * client.
   *
   * @param client {@code null} if it is unknown
   */
  public <T extends @Nullable Object> T callAs(
      @Nullable CallingClient client, Function<Queue, T> call) {
    touch();
    clients.enter(client);
    try {
      return call.apply(this);
    } finally {
      clients.leave();
    }
  }

  /** Notes that a client uses the queue, which keeps it active for a while. */
  public void touch() {
    capture.beforeChange();
    use.touch();
  }

  void becomeIdle() {
    use.becomeIdle();
  }

  /** Returns when a client last used the queue, or one of its messages last changed. */
  public long lastUsedAtMillis() {
    return use.lastMillis();
  }

  /**
   * Sends a message.
   *
   * <p>For a FIFO queue the content must have a message group id, and a deduplication id unless the
   * queue derives it from the body. A message whose deduplication id was sent within the last five
   * minutes is not stored, but gets the same result as the first one.
   *
   * @param delaySeconds 0 to 900, or {@code null} for the queue's delay; ignored by FIFO queues,
   *     which always use their own
   * @throws Refusal ServiceUnavailable, if there is no room for more messages
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html">SendMessage</a>
   */
  public SentMessage send(MessageContent content, @Nullable Integer delaySeconds) {
    return sends.send(content, delaySeconds);
  }

  /** Stores a message that a move task has taken from a dead-letter queue, as a new one. */
  void sendMoved(MessageContent content) {
    sends.sendMoved(content);
  }

  /**
   * Receives messages. If there are none, waits up to the wait time of the request or the queue.
   *
   * @param reply gets the messages, or none when the time is over; it runs outside the gate, after
   *     {@link Timeline#takeReplies}
   * @return the waiting receive, or {@code null} if the reply has been given
   * @throws Refusal OverLimit, if a short poll finds a standard queue at its in-flight limit
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html">ReceiveMessage</a>
   */
  public @Nullable ParkedReceive receive(ReceiveRequest request, Consumer<? super Delivery> reply) {
    capture.beforeChange();
    counter.lastReceiveMillis = timeline.nowMillis();
    return callAs(request.client(), queue -> deliveries.receive(request, reply));
  }

  /**
   * Shuffles the messages that would be received first from a standard queue. Does nothing to a
   * FIFO queue.
   */
  public void shuffle(int max, RandomGenerator random) {
    if (messages.backlog() instanceof StandardBacklog backlog) {
      backlog.shuffle(max, random);
    }
  }

  /**
   * Deletes the message that a receipt handle was given for. Succeeds if the message is gone.
   *
   * @throws Refusal ReceiptHandleIsInvalid; InvalidParameterValue, if the handle has expired
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessage.html">DeleteMessage</a>
   */
  public void delete(String receiptHandle) {
    receipts.delete(receiptHandle);
  }

  /**
   * Restarts the visibility timeout of a message.
   *
   * <p>In a standard queue this does nothing if the message has become visible, and a handle also
   * works while the message is in flight under a newer handle.
   *
   * @param seconds 0 to 43,200, counted from now; 0 makes the message visible at once
   * @throws Refusal ReceiptHandleIsInvalid; InvalidParameterValue, if the handle has expired, the
   *     message is gone, or the timeout would end 12 hours or more after the receive
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibility.html">ChangeMessageVisibility</a>
   */
  public void changeVisibility(String receiptHandle, int seconds) {
    receipts.changeVisibility(receiptHandle, seconds);
  }

  /**
   * Clears the queue like {@link #clear}, at most once in 60 seconds if that rule is on.
   *
   * @throws Refusal PurgeQueueInProgress, within 60 seconds of the last purge
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_PurgeQueue.html">PurgeQueue</a>
   */
  public void purge() {
    capture.beforeChange();
    purgePause.begin();
    clear();
  }

  /**
   * Drops all messages, including delayed ones and those in flight, and forgets the deduplication
   * ids and receive attempts of a FIFO queue.
   */
  public void clear() {
    dropMessages();
    events.tell(QueueEvent.Kind.PURGED);
  }

  /** Forgets its events, as if it were new. */
  public void forgetEvents() {
    events.forget();
  }

  private void dropMessages() {
    capture.beforeChange();
    events.tellPurged(messages);
    messages.clear();
    clients.holdNothing();
    deliveries.forgetAttempts();
    sends.forgetIds();
  }

  /**
   * Changes the settings.
   *
   * <p>A new retention period applies to all messages of the queue, and a FIFO queue's new delay to
   * those that are delayed. The deduplication scope stays the one the queue was created with.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html">SetQueueAttributes</a>
   */
  public void change(QueueSettings newSettings) {
    if (newSettings.isFifo() != isFifo()) {
      throw new IllegalArgumentException("a queue's type cannot change");
    }
    capture.beforeChange();
    boolean isOtherDelay = newSettings.delaySeconds() != settings().delaySeconds();
    RedrivePolicy policyBefore = settings().redrivePolicy();
    attributes.change(newSettings, timeline.nowMillis());
    deadLetters.redirected(this, policyBefore);
    messages.retentionChanged();
    if (isFifo() && isOtherDelay) {
      messages.setDelay(attributes.delayMillis());
    }
    events.tell(QueueEvent.Kind.CHANGED);
  }

  /** Changes the limits. Messages in flight beyond them stay in flight. */
  public void limit(QueueLimits newLimits) {
    capture.beforeChange();
    attributes.limit(newLimits);
    messages.setLookAhead(newLimits.lookAhead());
    changed();
    events.tell(QueueEvent.Kind.CHANGED);
  }

  /** Returns the tasks that move the messages of this dead-letter queue. */
  public MoveTasks moveTasks() {
    return moveTasks;
  }

  Messages messages() {
    return messages;
  }

  DeadLetters deadLetters() {
    return deadLetters;
  }

  Deliveries deliveries() {
    return deliveries;
  }

  Sends sends() {
    return sends;
  }

  QueueCapture capture() {
    return capture;
  }

  private QueueState state() {
    return state;
  }

  /** Returns a restored queue, without its messages. */
  static Queue readFrom(StateInput in, World world, QueueIndex queues) {
    Queue queue = new Queue(world, queues, capture -> QueueAttributes.readFrom(in, capture), false);
    queue.state.readFrom(in);
    return queue;
  }

  void created() {
    touch();
    events.tell(QueueEvent.Kind.CREATED);
  }

  /** Ends everything in progress in a queue that is deleted. */
  void end() {
    dropMessages();
    moveTasks.drop();
    deliveries.end();
    events.tell(QueueEvent.Kind.DELETED);
  }

  int rememberedIds() {
    return sends.rememberedIds() + deliveries.rememberedAttempts();
  }

  void checkInvariants() {
    messages.checkInvariants();
    clients.checkInvariants(messages.inOrder());
    boolean isServed = !deliveries.isAnyoneWaiting() || !messages.canDeliver();
    boolean isFull = messages.inFlight() >= limits().inFlight();
    Invariant.that(isServed || isFull, "no receive waits while a message can be received");
  }
}
