package dev.tailback.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All queues of one emulator.
 *
 * <ul>
 *   <li>It is given the time, reads no clock, waits for nothing and has no threads: one caller at a
 *       time.
 *   <li>The same seed and the same calls at the same times give the same answers.
 *   <li>What falls due happens in order, each thing at its own time, when the time is advanced.
 *   <li>No call costs more in a deeper queue than its logarithm for each message it changes, but
 *       for another delay of a FIFO queue, which looks at all that are hidden.
 * </ul>
 */
public final class Engine {
  private static final long NAME_REUSE_MILLIS = 60_000;

  private final EngineSettings settings;
  private final SplittableRandom random;
  private final Deadlines deadlines = new Deadlines();
  private final NavigableMap<QueueAddress, Queue> queues = new TreeMap<>();
  private final Namesakes namesakes = new Namesakes();
  private final Map<QueueAddress, NameInUse> namesInUse = new HashMap<>();
  private final Set<Queue> changed = new LinkedHashSet<>();
  private final Tally tally = new Tally();
  private final Store store;
  private List<Runnable> replies = new ArrayList<>();
  private QueueLimits defaultLimits;
  private long nowMillis;
  private long lastOrder;
  private int awaited;
  private @Nullable MessageListener listener;

  /** An engine without queues at a time in milliseconds since the epoch. */
  public Engine(EngineSettings settings, long nowMillis) {
    this.settings = settings;
    this.defaultLimits = settings.limits();
    this.store = new Store(settings.mostStoredBytes());
    this.random = new SplittableRandom(settings.seed());
    this.nowMillis = nowMillis;
  }

  /** What it was made with. */
  public EngineSettings settings() {
    return settings;
  }

  /** What a new queue may have in flight and look through. */
  public QueueLimits defaultLimits() {
    return defaultLimits;
  }

  /** Gives new queues other limits; those that are here keep theirs. */
  public void limitNewQueues(QueueLimits limits) {
    defaultLimits = limits;
  }

  /** The time up to which everything has happened, in milliseconds since the epoch. */
  public long nowMillis() {
    return nowMillis;
  }

  /** Moves the time forward; all that falls due on the way happens. An earlier time is ignored. */
  public void advanceTo(long millis) {
    while (deadlines.earliestMillis() <= millis) {
      nowMillis = Math.max(nowMillis, deadlines.earliestMillis());
      deadlines.fireDue(nowMillis);
      serveParked();
    }
    nowMillis = Math.max(nowMillis, millis);
  }

  /** When the next thing happens by itself; {@link Long#MAX_VALUE} if nothing will. */
  public long nextDeadlineMillis() {
    return deadlines.earliestMillis();
  }

  /** What happens next by itself, or {@code null} if nothing will. */
  public @Nullable Upcoming next() {
    return deadlines.next();
  }

  /** What has happened by itself since the engine was made. */
  public Happenings happenings() {
    return tally.total();
  }

  /** Whether anyone would notice if the time were not advanced: long polls and move tasks. */
  public boolean isAnyoneWaiting() {
    return awaited > 0;
  }

  /**
   * Serves the long polls for which there are messages now, and hands over the answers given since
   * the last time, to be run in order outside the engine.
   */
  public List<Runnable> takeReplies() {
    serveParked();
    if (replies.isEmpty()) {
      return List.of();
    }
    List<Runnable> given = replies;
    replies = new ArrayList<>();
    return given;
  }

  private void serveParked() {
    while (!changed.isEmpty()) {
      List<Queue> toServe = List.copyOf(changed);
      changed.clear();
      toServe.forEach(queue -> queue.deliveries().serveParked());
    }
  }

  /**
   * Creates a queue.
   *
   * @throws Refusal QueueDeletedRecently, within 60 seconds of the deletion of a queue of this name
   *     where the 60-second rules are on
   * @throws IllegalArgumentException if there is one already
   */
  public Queue createQueue(QueueAddress address, QueueSettings queueSettings) {
    if (queues.containsKey(address)) {
      throw new IllegalArgumentException("exists already: " + address);
    }
    if (namesInUse.containsKey(address)) {
      throw new Refusal(
          Refusal.Reason.QUEUE_DELETED_RECENTLY,
          "You must wait 60 seconds after deleting a queue before you can create another with the"
              + " same name.");
    }
    Queue queue = new Queue(this, address, queueSettings);
    queues.put(address, queue);
    namesakes.add(address);
    return queue;
  }

  /** The queue with this address; {@code null} if there is none. */
  public @Nullable Queue find(QueueAddress address) {
    return queues.get(address);
  }

  /**
   * The queue with this address.
   *
   * @throws Refusal QueueDoesNotExist
   */
  public Queue queue(QueueAddress address) {
    Queue queue = find(address);
    if (queue == null) {
      throw Refusal.noSuchQueue();
    }
    return queue;
  }

  /**
   * Returns the addresses of up to {@code max} queues that have the same name in another account or
   * region, those in the same account first.
   */
  public List<QueueAddress> namesakes(QueueAddress address, int max) {
    return namesakes.of(address, max);
  }

  /** About how many bytes all messages take. */
  public long storedBytes() {
    return store.bytes();
  }

  /** How much the messages of all queues may take. */
  public long mostStoredBytes() {
    return store.mostBytes();
  }

  /** Sets another bound on what all queues store together; what is there beyond it stays. */
  public void limitStoredBytes(long bytes) {
    store.limit(bytes);
  }

  /** Has {@code listener} run whenever the store has become full. */
  public void whenFull(Runnable listener) {
    store.whenFull(listener);
  }

  /** Has a listener hear of what happens to messages from now on; {@code null} is nobody. */
  public void listen(@Nullable MessageListener newListener) {
    listener = newListener;
  }

  /** All queues, by account, region and name; a view. */
  public Collection<Queue> queues() {
    return queues.values();
  }

  /** The queues from this address on, by account, region and name; a view. */
  public Collection<Queue> queuesFrom(QueueAddress address) {
    return queues.tailMap(address, true).values();
  }

  /** The queues of the same account and region that name this one as their dead-letter queue. */
  public List<Queue> deadLetterSources(Queue deadLetterQueue) {
    QueueAddress target = deadLetterQueue.address();
    return queues.values().stream().filter(queue -> hasTarget(queue, target)).toList();
  }

  private static boolean hasTarget(Queue queue, QueueAddress target) {
    RedrivePolicy policy = queue.settings().redrivePolicy();
    return policy != null && policy.deadLetterTarget().equals(target);
  }

  /**
   * Deletes a queue with all its messages; who waits for some is answered with none.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteQueue.html">DeleteQueue</a>
   */
  public void deleteQueue(Queue queue) {
    dropQueue(queue);
    if (settings.delaysNames()) {
      NameInUse name = new NameInUse(queue.address());
      namesInUse.put(queue.address(), name);
      deadlines.schedule(name, nowMillis + NAME_REUSE_MILLIS);
    }
  }

  /** Deletes a queue whose name can be used again at once, whatever the rules. */
  public void dropQueue(Queue queue) {
    queues.remove(queue.address());
    namesakes.remove(queue.address());
    changed.remove(queue);
    queue.end();
  }

  /**
   * Makes everything as it was when the engine was created, except for the time: no queues, the
   * limits of the settings, and every name free. Ids go on, so handles from before stay invalid.
   */
  public void reset() {
    List.copyOf(queues.values()).forEach(this::dropQueue);
    namesInUse.values().forEach(deadlines::cancel);
    namesInUse.clear();
    limitNewQueues(settings.limits());
    limitStoredBytes(settings.mostStoredBytes());
  }

  /** Answers everybody who waits, with nothing: the emulator is about to stop. */
  public void endWaiting() {
    queues.values().forEach(queue -> queue.deliveries().endAll());
  }

  /**
   * Has something done after so much engine time, outside the engine, like an answer.
   *
   * @param what it is, in a few words
   */
  public void schedule(long delayMillis, String what, Runnable task) {
    awaitedMore();
    deadlines.schedule(new ScheduledTask(this, what, task), nowMillis + delayMillis);
  }

  Deadlines deadlines() {
    return deadlines;
  }

  Tally tally() {
    return tally;
  }

  Store store() {
    return store;
  }

  /** A number greater than all before: orders messages and events. */
  long nextOrder() {
    return ++lastOrder;
  }

  long randomLong() {
    return random.nextLong();
  }

  /** A random UUID of version 4. */
  UUID randomUuid() {
    long high = (random.nextLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x4000L;
    long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  /** Something may have become receivable: whoever waits for it is served before long. */
  void changed(Queue queue) {
    if (queue.deliveries().isAnyoneWaiting()) {
      changed.add(queue);
    }
  }

  void reply(Runnable reply) {
    replies.add(reply);
  }

  @Nullable MessageListener listener() {
    return listener;
  }

  void awaitedMore() {
    awaited++;
  }

  void awaitedLess() {
    awaited--;
  }

  /** Checks all that must hold between two calls; for tests. */
  void checkInvariants() {
    deadlines.checkInvariants();
    queues.values().forEach(Queue::checkInvariants);
    namesakes.checkInvariants(queues.navigableKeySet());
    Invariant.that(changed.isEmpty(), "all changes have been looked at");
    long stored = queues.values().stream().mapToLong(queue -> queue.messages().weight()).sum();
    Invariant.that(stored == store.bytes(), "the queues' messages add up");
    Invariant.that(awaited >= 0, "nobody stops waiting twice");
  }

  /** The name of a deleted queue, which can't be used again yet. */
  private final class NameInUse extends Deadline {
    private final QueueAddress address;

    NameInUse(QueueAddress address) {
      this.address = address;
    }

    @Override
    String what() {
      return "the name " + address.name() + " can be used again";
    }

    @Override
    void fire() {
      namesInUse.remove(address);
    }
  }
}
