package dev.tailback.engine.queue;

import dev.tailback.engine.queue.MessageEvent.Kind;
import dev.tailback.engine.time.Invariant;
import dev.tailback.engine.time.Timeline;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One queue: what can be done with it, and what it is set to. */
public final class Queue {
  /** The longest a message stays invisible from one receive, whatever is asked for: 12 hours. */
  public static final int MAX_VISIBILITY_SECONDS = 43_200;

  private static final long PURGE_INTERVAL_MILLIS = 60_000;

  private final World world;
  private final Timeline timeline;
  private final QueueAttributes attributes;
  private final QueueEvents events;
  private final Messages messages;
  private final DeadLetters deadLetters;
  private final Deliveries deliveries;
  private final Receipts receipts;
  private final @Nullable DeduplicationWindow deduplication;
  private final MoveTasks moveTasks;
  private final Map<String, String> tags = new LinkedHashMap<>();
  private long purgeableFromMillis;

  Queue(
      QueueAddress address,
      QueueSettings settings,
      QueueLimits limits,
      World world,
      QueueIndex queues) {
    this.world = world;
    this.timeline = world.timeline();
    this.attributes = new QueueAttributes(address, settings, limits, timeline);
    this.events = new QueueEvents(address, timeline, world.listeners());
    this.messages = new Messages(attributes, world, events, this::newBacklog, this::serveWaiters);
    this.deadLetters = new DeadLetters(attributes, world, queues, messages, events);
    this.deliveries = new Deliveries(attributes, world, messages, deadLetters, events);
    this.receipts = new Receipts(attributes, timeline, messages, events);
    this.moveTasks = new MoveTasks(address, world, queues, messages, events);
    FifoSettings fifo = settings.fifo();
    this.deduplication =
        fifo == null ? null : new DeduplicationWindow(timeline, fifo.deduplicationScope());
  }

  private Backlog newBacklog(StoredMessages stored) {
    return isFifo()
        ? new FifoBacklog(stored, limits().lookAhead())
        : new StandardBacklog(timeline, world.settings().fairQueues());
  }

  /** Something may have become receivable: has those who wait for it served. */
  private void serveWaiters() {
    if (deliveries.isAnyoneWaiting()) {
      timeline.wake(deliveries);
    }
  }

  public QueueAddress address() {
    return attributes.address;
  }

  public QueueSettings settings() {
    return attributes.settings();
  }

  public QueueLimits limits() {
    return attributes.limits();
  }

  public boolean isFifo() {
    return attributes.isFifo();
  }

  public long createdAtMillis() {
    return attributes.createdAtMillis;
  }

  /** When the settings were last changed; at first when the queue was created. */
  public long lastModifiedAtMillis() {
    return attributes.lastModifiedAtMillis();
  }

  public QueueCounts counts() {
    return messages.counts();
  }

  /** When the oldest message came in, {@code null} in an empty queue. */
  public @Nullable Long oldestEnqueuedAtMillis() {
    return messages.oldestEnqueuedAtMillis();
  }

  /** How many long polls are waiting. */
  public int waitingReceives() {
    return deliveries.waiting();
  }

  /** The queue as it is now. */
  public QueueSnapshot snapshot() {
    FifoBacklog fifo = messages.backlog() instanceof FifoBacklog backlog ? backlog : null;
    return new QueueSnapshot(
        address(),
        isFifo(),
        counts(),
        limits(),
        deliveries.snapshot(),
        oldestEnqueuedAtMillis(),
        fifo == null ? 0 : fifo.groups(),
        fifo == null ? List.of() : fifo.locked());
  }

  /**
   * Looks at messages without receiving them, in the order in which they came into the queue.
   *
   * @param afterSequence the last position seen, 0 at first
   */
  public List<PeekedMessage> peek(long afterSequence, int max) {
    return messages.after(afterSequence, max).stream().map(this::peek).toList();
  }

  private PeekedMessage peek(Message message) {
    return new PeekedMessage(
        message.sequence,
        message.id(),
        switch (message.state()) {
          case DELAYED -> PeekedMessage.State.DELAYED;
          case IN_FLIGHT -> PeekedMessage.State.IN_FLIGHT;
          case VISIBLE, OUTSIDE -> PeekedMessage.State.VISIBLE;
        },
        message.content(),
        message.sentAtMillis,
        message.receiveCount,
        message.firstReceivedAtMillis,
        messages.nextDeadlineMillis(message),
        isFifo() ? SequenceNumber.of(message.sequence) : null,
        message.deadLetterSource());
  }

  /** The queue's tags, by key; a view. */
  public Map<String, String> tags() {
    return Collections.unmodifiableMap(tags);
  }

  /** Adds tags and overwrites those with equal keys. */
  public void tag(Map<String, String> newTags) {
    tags.putAll(newTags);
    events.tell(QueueEvent.Kind.CHANGED);
  }

  /** Removes tags; keys that are not there are ignored. */
  public void untag(Set<String> keys) {
    tags.keySet().removeAll(keys);
    events.tell(QueueEvent.Kind.CHANGED);
  }

  /**
   * Stores a message.
   *
   * <p>In a FIFO queue a message whose deduplication id was sent before within five minutes is not
   * stored, and answered like the first one. There the content has a message group id, and a
   * deduplication id unless the queue makes them of the bodies.
   *
   * @param delaySeconds 0 to 900, or {@code null} for the queue's delay; FIFO queues know only
   *     their own
   * @throws Refusal ServiceUnavailable, where the engine stores as much as it may
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html">SendMessage</a>
   */
  public SentMessage send(MessageContent content, @Nullable Integer delaySeconds) {
    long delayMillis =
        delaySeconds == null || isFifo() ? attributes.delayMillis() : 1000L * delaySeconds;
    return deduplication == null
        ? store(content, delayMillis)
        : sendOnce(deduplication, content, delayMillis);
  }

  private SentMessage sendOnce(
      DeduplicationWindow window, MessageContent content, long delayMillis) {
    MessageContent complete =
        content.messageDeduplicationId() == null
            ? content.withDeduplicationId(window.idOf(content))
            : content;
    return window.sendOnce(complete, () -> store(complete, delayMillis));
  }

  private SentMessage store(MessageContent content, long delayMillis) {
    world.storage().checkRoom(content);
    UUID messageId = timeline.randomUuid();
    Message message = new Message(messageId, content, timeline.nowMillis());
    events.tell(Kind.SENT, message);
    messages.enter(message, delayMillis);
    return new SentMessage(messageId, isFifo() ? message.sequence : 0);
  }

  /** A message that a move task has taken from a dead-letter queue comes in as a new one. */
  void sendMoved(MessageContent content) {
    store(content, attributes.delayMillis());
  }

  /**
   * Receives messages, and waits for some if there are none and the request or the queue says so.
   *
   * @param reply gets the messages, or none when the wait is over; not before {@link
   *     Timeline#takeReplies}
   * @return the waiting receive, or {@code null} if it was answered at once
   * @throws Refusal OverLimit, where a short poll finds a standard queue at its in-flight limit
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html">ReceiveMessage</a>
   */
  public @Nullable ParkedReceive receive(ReceiveRequest request, Consumer<? super Delivery> reply) {
    return deliveries.receive(request, reply);
  }

  /**
   * Gives the first messages that can be received from a standard queue a random order, such as SQS
   * never rules out; a FIFO queue stays as it is.
   */
  public void shuffle(int max, RandomGenerator random) {
    if (messages.backlog() instanceof StandardBacklog backlog) {
      backlog.shuffle(max, random);
    }
  }

  /**
   * Deletes the message a receipt handle was given for. Deleting what is gone already succeeds.
   *
   * @throws Refusal ReceiptHandleIsInvalid; InvalidParameterValue, where the handle has expired
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessage.html">DeleteMessage</a>
   */
  public void delete(String receiptHandle) {
    receipts.delete(receiptHandle);
  }

  /**
   * Hides a received message for so long from now on, 0 to 43,200 seconds; with 0 it is ready at
   * once.
   *
   * <p>In a standard queue a message that has become visible again is left as it is, and an older
   * handle works on the message that is in flight under a newer one.
   *
   * @throws Refusal ReceiptHandleIsInvalid; InvalidParameterValue, where the handle has expired,
   *     the message is gone, or it would be invisible for more than 12 hours from its receive
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibility.html">ChangeMessageVisibility</a>
   */
  public void changeVisibility(String receiptHandle, int seconds) {
    receipts.changeVisibility(receiptHandle, seconds);
  }

  /**
   * Drops all messages, those in flight and delayed ones too, and what is known of duplicates.
   *
   * @throws Refusal PurgeQueueInProgress, within 60 seconds of the last purge where the 60-second
   *     rules are on
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_PurgeQueue.html">PurgeQueue</a>
   */
  public void purge() {
    if (world.settings().delaysPurges() && timeline.nowMillis() < purgeableFromMillis) {
      throw new Refusal(
          Refusal.Reason.PURGE_QUEUE_IN_PROGRESS,
          "Only one PurgeQueue operation on " + address().name() + " is allowed every 60 seconds.");
    }
    purgeableFromMillis = timeline.nowMillis() + PURGE_INTERVAL_MILLIS;
    clear();
  }

  /** Drops all messages and what is known of duplicates, whenever that was last done. */
  public void clear() {
    dropMessages();
    events.tell(QueueEvent.Kind.PURGED);
  }

  private void dropMessages() {
    if (events.areHeard()) {
      messages.inOrder().forEach(message -> events.tell(Kind.PURGED, message));
    }
    messages.clear();
    deliveries.forgetAttempts();
    if (deduplication != null) {
      deduplication.clear();
    }
  }

  /**
   * Takes over new settings, which hold from now on, also for the messages that are here: retention
   * for all, and the delay of a FIFO queue for those that are delayed. What decides on
   * deduplication stays the scope the queue was created with.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html">SetQueueAttributes</a>
   */
  public void change(QueueSettings newSettings) {
    if (newSettings.isFifo() != isFifo()) {
      throw new IllegalArgumentException("a queue's type does not change");
    }
    boolean isOtherDelay = newSettings.delaySeconds() != settings().delaySeconds();
    attributes.change(newSettings, timeline.nowMillis());
    messages.retentionChanged();
    if (isFifo() && isOtherDelay) {
      messages.setDelay(attributes.delayMillis());
    }
    events.tell(QueueEvent.Kind.CHANGED);
  }

  /** Takes over new limits; what is in flight beyond them stays there. */
  public void limit(QueueLimits newLimits) {
    attributes.limit(newLimits);
    messages.setLookAhead(newLimits.lookAhead());
    serveWaiters();
    events.tell(QueueEvent.Kind.CHANGED);
  }

  /** Whether the redrive allow policy lets that queue have this one as its dead-letter queue. */
  public boolean allowsDeadLettersFrom(QueueAddress source) {
    RedriveAllowPolicy allowed = settings().redriveAllowPolicy();
    return allowed == null || allowed.allows(source);
  }

  /** The tasks that move this dead-letter queue's messages. */
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

  void created() {
    events.tell(QueueEvent.Kind.CREATED);
  }

  /** The queue is deleted: nothing of it goes on. */
  void end() {
    dropMessages();
    moveTasks.drop();
    deliveries.end();
    events.tell(QueueEvent.Kind.DELETED);
  }

  int rememberedIds() {
    int duplicates = deduplication == null ? 0 : deduplication.size();
    return duplicates + deliveries.rememberedAttempts();
  }

  void checkInvariants() {
    messages.checkInvariants();
    boolean isServed = !deliveries.isAnyoneWaiting() || !messages.canDeliver();
    boolean isFull = messages.inFlight() >= limits().inFlight();
    Invariant.that(isServed || isFull, "nobody waits while there is something to receive");
  }
}
