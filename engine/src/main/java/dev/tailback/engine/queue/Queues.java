package dev.tailback.engine.queue;

import dev.tailback.engine.state.StateException;
import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;
import dev.tailback.engine.time.Deadline;
import dev.tailback.engine.time.Horizon;
import dev.tailback.engine.time.Invariant;
import dev.tailback.engine.time.Timeline;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The queues of one emulator, in all accounts and regions.
 *
 * <pre>{@code
 * Queues queues = new Queues(EngineSettings.seeded(42), 0);
 * QueueAddress address = new QueueAddress("000000000000", "us-east-1", "orders");
 * Queue orders = queues.create(address, QueueSettings.STANDARD);
 * orders.send(new MessageContent("hello", Map.of(), null, null, null, "000000000000"), 5);
 * queues.timeline().advanceTo(5_000); // the delay ends
 * orders.receive(new ReceiveRequest(1, null, 0, null), received -> print(received));
 * queues.timeline().takeReplies().forEach(Runnable::run); // prints the message
 * }</pre>
 *
 * <ul>
 *   <li>The queues use the time of their {@link Timeline}, and share its guarantees: the same seed
 *       and the same calls at the same times give the same results.
 *   <li>Every call is O(log n) in the queue's depth per message it changes. The one exception is
 *       changing a FIFO queue's delay, which visits all delayed messages.
 *   <li>They are not thread-safe: an {@link EngineGate} lets one caller in at a time. Queues and
 *       everything else that can change are used only inside the gate.
 * </ul>
 */
public final class Queues {
  private static final long NAME_REUSE_MILLIS = 60_000;

  private final EngineSettings settings;
  private final Timeline timeline;
  private final World world;
  private final QueueIndex index = new QueueIndex();
  private final Map<QueueAddress, NameInUse> namesInUse = new HashMap<>();
  private QueueLimits defaultLimits;
  private Consumer<Queue> beforeDelete = queue -> {};
  private Runnable queuesChanged = () -> {};

  /**
   * Creates a timeline without queues.
   *
   * @param nowMillis the time to start at, in milliseconds since the epoch
   */
  public Queues(EngineSettings settings, long nowMillis) {
    this.settings = settings;
    this.timeline = new Timeline(settings.seed(), nowMillis);
    this.world = new World(settings, timeline);
    this.defaultLimits = settings.limits();
  }

  /** Returns the settings they were created with. */
  public EngineSettings settings() {
    return settings;
  }

  /** Returns their timeline. */
  public Timeline timeline() {
    return timeline;
  }

  /** Returns the limits that a new queue gets. */
  public QueueLimits defaultLimits() {
    return defaultLimits;
  }

  /** Sets the limits that new queues get. Existing queues keep theirs. */
  public void limitNewQueues(QueueLimits limits) {
    defaultLimits = limits;
  }

  /** Returns the counts of the timed events that have fired since the start. */
  public TimedEventCounts timedEventCounts() {
    return world.timedEvents().total();
  }

  /**
   * Creates a queue.
   *
   * @throws Refusal QueueDeletedRecently, within 60 seconds of the deletion of a queue of this name
   *     if the 60-second rules are on
   * @throws IllegalArgumentException if there is one already
   */
  public Queue create(QueueAddress address, QueueSettings queueSettings) {
    return create(address, queueSettings, false);
  }

  /**
   * Adds a queue whose messages are in another SQS; see {@link Elsewhere}.
   *
   * @throws IllegalArgumentException if there is one already
   */
  public Queue addElsewhere(QueueAddress address) {
    boolean isFifo = address.name().endsWith(".fifo");
    return create(address, isFifo ? QueueSettings.FIFO : QueueSettings.STANDARD, true);
  }

  private Queue create(QueueAddress address, QueueSettings queueSettings, boolean isElsewhere) {
    if (index.find(address) != null) {
      throw new IllegalArgumentException("exists already: " + address);
    }
    if (namesInUse.containsKey(address)) {
      throw new Refusal(
          Refusal.Reason.QUEUE_DELETED_RECENTLY,
          "You must wait 60 seconds after deleting a queue before you can create another with the"
              + " same name.");
    }
    Queue queue = new Queue(address, queueSettings, defaultLimits, world, index, isElsewhere);
    index.add(queue);
    queue.created();
    queuesChanged.run();
    return queue;
  }

  /** Returns the queue with this address, or {@code null} if there is none. */
  public @Nullable Queue find(QueueAddress address) {
    return index.find(address);
  }

  /**
   * Returns the queue with this address.
   *
   * @throws Refusal QueueDoesNotExist
   */
  public Queue get(QueueAddress address) {
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
    return index.namesakes(address, max);
  }

  /** Returns about how many bytes of memory all messages take. */
  public long storedBytes() {
    return world.storage().bytes();
  }

  /** Returns how many bytes the messages of all queues may take. */
  public long maxStoredBytes() {
    return world.storage().maxBytes();
  }

  /**
   * Limits the bytes that all queues store together. Messages already stored beyond the limit stay.
   */
  public void limitStoredBytes(long bytes) {
    world.storage().limit(bytes);
  }

  /** Sets a task to run whenever the store becomes full. */
  public void whenFull(Runnable listener) {
    world.storage().whenFull(listener);
  }

  /** Returns the last events of all queues. */
  public EventLog eventLog() {
    return world.eventLog();
  }

  /** Adds a listener for everything that happens to queues and messages from now on. */
  public void addListener(EngineListener listener) {
    world.listeners().add(listener);
  }

  /** Removes a listener. Does nothing if it was not added. */
  public void removeListener(EngineListener listener) {
    world.listeners().remove(listener);
  }

  /**
   * Returns a view of the active queues: those used since {@link #forgetIdle} last removed them.
   */
  public Collection<Queue> active() {
    return index.active().all();
  }

  /** Removes queues from the active ones, until they are used again. */
  public void forgetIdle(Predicate<Queue> isIdle) {
    index.active().removeIf(isIdle);
  }

  /** Adds a listener that runs whenever a queue was created or deleted. */
  public void whenQueuesChange(Runnable listener) {
    Runnable others = queuesChanged;
    queuesChanged =
        () -> {
          others.run();
          listener.run();
        };
  }

  /** Adds a listener that gets each queue just before it is deleted. */
  public void beforeDelete(Consumer<? super Queue> listener) {
    beforeDelete = beforeDelete.andThen(listener);
  }

  /** Returns a view of all queues, by account, region and name. */
  public Collection<Queue> all() {
    return index.all();
  }

  /** Returns a view of the queues from this address on, by account, region and name. */
  public Collection<Queue> from(QueueAddress address) {
    return index.from(address);
  }

  /**
   * Returns the queues of the same account and region that name this as their dead-letter queue.
   */
  public List<Queue> deadLetterSources(Queue deadLetterQueue) {
    return index.deadLetterSources(deadLetterQueue.address());
  }

  /**
   * Deletes a queue with all its messages. Receives that wait on it are answered with nothing.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteQueue.html">DeleteQueue</a>
   */
  public void delete(Queue queue) {
    delete(queue, settings.delaysNames() ? NameReuse.AFTER_SIXTY_SECONDS : NameReuse.IMMEDIATE);
  }

  /**
   * Deletes a queue like {@link #delete(Queue)}, with an explicit rule for when its name can be
   * reused.
   */
  public void delete(Queue queue, NameReuse reuse) {
    beforeDelete.accept(queue);
    index.remove(queue);
    queue.end();
    index.active().remove(queue);
    queuesChanged.run();
    if (reuse == NameReuse.AFTER_SIXTY_SECONDS) {
      NameInUse name = new NameInUse(queue.address());
      namesInUse.put(queue.address(), name);
      timeline.schedule(name, timeline.nowMillis() + NAME_REUSE_MILLIS);
    }
  }

  /**
   * Restores the state after creation, except for the time: no queues, the limits of the settings,
   * and every name free. Ids are not reused, so handles from before stay invalid.
   */
  public void reset() {
    List.copyOf(all()).forEach(queue -> delete(queue, NameReuse.IMMEDIATE));
    namesInUse.values().forEach(timeline::cancel);
    namesInUse.clear();
    eventLog().forget();
    limitNewQueues(settings.limits());
    limitStoredBytes(settings.maxStoredBytes());
  }

  /** Counts what falls due in all queues: delays, visibility timeouts, retention, long polls. */
  public void addTo(Horizon horizon) {
    for (Queue queue : all()) {
      queue.messages().addTo(horizon);
      queue.deliveries().addTo(horizon);
    }
  }

  /**
   * Answers all waiting receives with nothing, and from now on those that would wait, because the
   * emulator is about to stop.
   */
  public void endWaiting() {
    timeline.endWaiting();
    all().forEach(queue -> queue.deliveries().endAll());
  }

  List<QueueCapture> captures() {
    return all().stream().map(Queue::capture).toList();
  }

  QueueIndex index() {
    return index;
  }

  World world() {
    return world;
  }

  /** Writes the state that belongs to no queue. */
  void writeTo(StateOutput out) {
    timeline.writeTo(out);
    boolean hasOtherLimits = !defaultLimits.equals(settings.limits());
    out.writeBoolean(hasOtherLimits);
    if (hasOtherLimits) {
      out.writeRecord(defaultLimits);
    }
    boolean hasOtherBytes = maxStoredBytes() != settings.maxStoredBytes();
    out.writeNumber(hasOtherBytes ? maxStoredBytes() : -1);
    out.writeNumber(namesInUse.size());
    namesInUse.values().forEach(name -> name.writeTo(out));
  }

  /** Restores the state that belongs to no queue. There must be no queues. */
  void readFrom(StateInput in) {
    timeline.readFrom(in);
    if (in.readBoolean()) {
      limitNewQueues(in.readRecord(QueueLimits.class));
    }
    long maxBytes = in.readNumber();
    if (maxBytes >= 0) {
      limitStoredBytes(maxBytes);
    }
    for (int left = in.readInt(); left > 0; left--) {
      NameInUse name = new NameInUse(in.readRecord(QueueAddress.class));
      namesInUse.put(name.address, name);
      timeline.read(name, in);
    }
  }

  /** Adds a restored queue, without its messages. */
  Queue readQueue(StateInput in) {
    Queue queue = Queue.readFrom(in, world, index);
    if (index.find(queue.address()) != null) {
      throw new StateException("there are two queues " + queue.address());
    }
    index.add(queue);
    return queue;
  }

  /** Notes that queues have been restored. */
  void restored() {
    queuesChanged.run();
  }

  /** Checks everything that must hold between two calls; for tests. */
  void checkInvariants() {
    timeline.checkInvariants();
    index.checkInvariants();
    all().forEach(Queue::checkInvariants);
    eventLog().checkInvariants();
    long stored = all().stream().mapToLong(queue -> queue.messages().stored().weight()).sum();
    Invariant.that(stored == storedBytes(), "the queues' messages add up");
  }

  /** The name of a deleted queue, which cannot be reused yet. */
  private final class NameInUse extends Deadline {
    private final QueueAddress address;

    NameInUse(QueueAddress address) {
      this.address = address;
    }

    void writeTo(StateOutput out) {
      out.writeRecord(address);
      timeline.write(this, out);
    }

    @Override
    protected String what() {
      return "the name " + address.name() + " can be used again";
    }

    @Override
    protected String about() {
      return address.name();
    }

    @Override
    protected boolean isHousekeeping() {
      return true;
    }

    @Override
    protected void fire() {
      namesInUse.remove(address);
    }
  }
}
