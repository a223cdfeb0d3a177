package dev.tailback.engine;

import dev.tailback.engine.MessageEvent.Kind;
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
  public static final int LONGEST_VISIBILITY_SECONDS = 43_200;

  private static final long PURGE_INTERVAL_MILLIS = 60_000;

  private final Engine engine;
  private final long id;
  private final QueueAddress address;
  private final long createdAtMillis;
  private final Deliveries deliveries;
  private final Receipts receipts;
  private final @Nullable DeduplicationWindow deduplication;
  private final Map<String, String> tags = new LinkedHashMap<>();
  private final MoveTasks moveTasks;
  private QueueSettings settings;
  private QueueLimits limits;
  private Messages messages;
  private long lastModifiedAtMillis;
  private long purgeableFromMillis;

  Queue(Engine engine, QueueAddress address, QueueSettings settings) {
    this.engine = engine;
    this.id = engine.randomLong();
    this.address = address;
    this.settings = settings;
    this.limits = engine.defaultLimits();
    this.createdAtMillis = engine.nowMillis();
    this.lastModifiedAtMillis = createdAtMillis;
    this.deliveries = new Deliveries(this, engine);
    this.receipts = new Receipts(this, engine);
    this.moveTasks = new MoveTasks(this, engine);
    FifoSettings fifo = settings.fifo();
    this.deduplication =
        fifo == null ? null : new DeduplicationWindow(engine, fifo.deduplicationScope());
    this.messages = noMessages();
  }

  private Messages noMessages() {
    StoredMessages stored = new StoredMessages();
    Backlog backlog =
        isFifo()
            ? new FifoBacklog(stored, limits.lookAhead())
            : new StandardBacklog(engine::nowMillis, engine.settings().fairQueues());
    return new Messages(this, engine, stored, backlog, retentionMillis());
  }

  public QueueAddress address() {
    return address;
  }

  public QueueSettings settings() {
    return settings;
  }

  public QueueLimits limits() {
    return limits;
  }

  public boolean isFifo() {
    return settings.isFifo();
  }

  public long createdAtMillis() {
    return createdAtMillis;
  }

  /** When the settings were last changed; at first when the queue was created. */
  public long lastModifiedAtMillis() {
    return lastModifiedAtMillis;
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
    return QueueSnapshot.of(this);
  }

  /**
   * Looks at messages without receiving them, in the order in which they came into the queue.
   *
   * @param afterPosition the last position seen, 0 at first
   */
  public List<PeekedMessage> peek(long afterPosition, int most) {
    return messages.after(afterPosition, most).stream()
        .map(message -> PeekedMessage.of(message, this))
        .toList();
  }

  /** The queue's tags, by key; a view. */
  public Map<String, String> tags() {
    return Collections.unmodifiableMap(tags);
  }

  /** Adds tags and overwrites those with equal keys. */
  public void tag(Map<String, String> newTags) {
    tags.putAll(newTags);
  }

  /** Removes tags; keys that are not there are ignored. */
  public void untag(Set<String> keys) {
    tags.keySet().removeAll(keys);
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
    boolean isOwnDelay = delaySeconds != null && !isFifo();
    long delayMillis = 1000L * (isOwnDelay ? delaySeconds : settings.delaySeconds());
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
    engine.store().checkRoom(content);
    UUID messageId = engine.randomUuid();
    Message message = new Message(messageId, content, engine.nowMillis());
    tell(Kind.SENT, message);
    messages.enter(message, delayMillis);
    return new SentMessage(messageId, isFifo() ? message.sequence : 0);
  }

  /** A message that a move task has taken from a dead-letter queue comes in as a new one. */
  void sendMoved(MessageContent content) {
    store(content, 1000L * settings.delaySeconds());
  }

  /**
   * Receives messages, and waits for some if there are none and the request or the queue says so.
   *
   * @param reply gets the messages, or none when the wait is over; not before {@link
   *     Engine#takeReplies}
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
  public void shuffle(int most, RandomGenerator random) {
    if (messages.backlog() instanceof StandardBacklog backlog) {
      backlog.shuffle(most, random);
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
    if (engine.settings().delaysPurges() && engine.nowMillis() < purgeableFromMillis) {
      throw new Refusal(
          Refusal.Reason.PURGE_QUEUE_IN_PROGRESS,
          "Only one PurgeQueue operation on " + address.name() + " is allowed every 60 seconds.");
    }
    purgeableFromMillis = engine.nowMillis() + PURGE_INTERVAL_MILLIS;
    empty();
  }

  /** Drops all messages and what is known of duplicates, whenever that was last done. */
  public void empty() {
    dropMessages();
    messages = noMessages();
  }

  private void dropMessages() {
    if (engine.listener() != null) {
      messages.inOrder().forEach(message -> tell(Kind.PURGED, message));
    }
    messages.drop();
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
    boolean isOtherDelay = newSettings.delaySeconds() != settings.delaySeconds();
    settings = newSettings;
    lastModifiedAtMillis = engine.nowMillis();
    messages.setRetention(retentionMillis());
    if (isFifo() && isOtherDelay) {
      messages.setDelay(1000L * settings.delaySeconds());
    }
  }

  /** Takes over new limits; what is in flight beyond them stays there. */
  public void limit(QueueLimits newLimits) {
    limits = newLimits;
    messages.setLookAhead(newLimits.lookAhead());
    engine.changed(this);
  }

  /** Whether the redrive allow policy lets that queue have this one as its dead-letter queue. */
  public boolean allowsDeadLettersFrom(QueueAddress source) {
    RedriveAllowPolicy allowed = settings.redriveAllowPolicy();
    return allowed == null || allowed.allows(source);
  }

  /** The tasks that move this dead-letter queue's messages. */
  public MoveTasks moveTasks() {
    return moveTasks;
  }

  /** Moves a message to the dead-letter queue if it was received often enough for that. */
  boolean deadLetter(Message message) {
    RedrivePolicy policy = settings.redrivePolicy();
    if (policy == null || message.receivesHere() < policy.maxReceiveCount()) {
      return false;
    }
    Queue target = engine.find(policy.deadLetterTarget());
    if (target == null || target == this) {
      return false; // nowhere to go: it goes on being delivered
    }
    messages.remove(message);
    engine.tally().messagesDeadLettered++;
    tell(Kind.DEAD_LETTERED, message, target.address, null);
    target.enterDeadLetter(message, address);
    return true;
  }

  private void enterDeadLetter(Message message, QueueAddress source) {
    message.becomeDeadLetter(source, isFifo() ? engine.nowMillis() : message.enqueuedAtMillis());
    if (isFifo()) {
      message.messageDeduplicationId = message.id().toString();
    }
    if (message.enqueuedAtMillis() + retentionMillis() > engine.nowMillis()) {
      messages.enter(message, 0);
    } else {
      tell(Kind.EXPIRED, message); // what is older than may be kept here is never seen here
    }
  }

  long id() {
    return id;
  }

  long nowMillis() {
    return engine.nowMillis();
  }

  void tell(Kind kind, Message message) {
    tell(kind, message, null, null);
  }

  /** Tells the engine's listener, if there is one. */
  void tell(Kind kind, Message message, @Nullable QueueAddress target, @Nullable String consumer) {
    MessageListener listener = engine.listener();
    if (listener != null) {
      listener.happened(MessageEvent.of(kind, this, message, target, consumer));
    }
  }

  Messages messages() {
    return messages;
  }

  Deliveries deliveries() {
    return deliveries;
  }

  /** The queue is deleted: nothing of it goes on. */
  void end() {
    dropMessages();
    moveTasks.drop();
    deliveries.endAll();
  }

  private long retentionMillis() {
    return 1000L * settings.messageRetentionPeriodSeconds();
  }

  int rememberedIds() {
    int duplicates = deduplication == null ? 0 : deduplication.size();
    return duplicates + deliveries.rememberedAttempts();
  }

  void checkInvariants() {
    messages.checkInvariants();
    boolean isServed = !deliveries.isAnyoneWaiting() || !messages.canDeliver();
    boolean isFull = messages.inFlight() >= limits.inFlight();
    Invariant.that(isServed || isFull, "nobody waits while there is something to receive");
  }
}
