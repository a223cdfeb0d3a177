package dev.tailback.engine.live;

import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueTotals;
import dev.tailback.engine.queue.Queues;
import dev.tailback.engine.time.Deadline;
import dev.tailback.engine.time.Timeline;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Samples all active queues: every second, or every five if there are many.
 *
 * <ul>
 *   <li>Samples are taken by engine time, at the end of a second. When the clock is moved by more
 *       than ten seconds, or nobody has called for that long, they are a minute apart.
 *   <li>If there are many queues, a fifth of them is sampled each second, so that no call waits for
 *       all of them. This happens in the middle of the second, so that no call waits for the
 *       minute's metrics as well.
 *   <li>All recordings together take at most a number of bytes. Those of the queues with the
 *       longest time since their last traffic are dropped, until there is traffic again.
 *   <li>Used only inside the gate.
 * </ul>
 */
public final class LiveQueues {
  /** About how many bytes of memory all recordings may take: 8 MB. */
  public static final long MAX_BYTES = 8_000_000;

  private static final int MANY_QUEUES = 200;
  private static final int STEP_SECONDS = 1;
  private static final int STEP_SECONDS_OF_MANY = 5;
  private static final long SECOND_MILLIS = 1000;
  private static final long MINUTE_MILLIS = 60_000;
  private static final long LEAP_MILLIS = 10_000;

  private final Queues queues;
  private final Timeline timeline;
  private final long maxBytes;
  private final Map<Queue, LiveQueue> live = new LinkedHashMap<>();
  private final Map<Queue, QueueTotals> left = new HashMap<>();
  private final Deadline next = new Next();
  private final Set<Queue> dropped = new HashSet<>();
  private Consumer<LiveQueue> afterSample = queue -> {};

  /** Starts to sample queues. */
  public LiveQueues(Queues queues) {
    this(queues, MAX_BYTES);
  }

  LiveQueues(Queues queues, long maxBytes) {
    this.queues = queues;
    this.timeline = queues.timeline();
    this.maxBytes = maxBytes;
    queues.beforeDelete(this::forget);
    scheduleNext();
  }

  /** Sets the callback that gets each queue after each of its samples. */
  public void afterSample(Consumer<LiveQueue> listener) {
    afterSample = listener;
  }

  /** Returns the live numbers of a queue; {@code null} if it has not been active lately. */
  public @Nullable LiveQueue find(Queue queue) {
    return live.get(queue);
  }

  /** Returns a view of the live numbers of all active queues. */
  Collection<LiveQueue> all() {
    return Collections.unmodifiableCollection(live.values());
  }

  /** Returns about how many bytes of memory the recordings take. */
  public long bytes() {
    return live.values().stream().mapToLong(LiveQueue::bytes).sum();
  }

  /** Takes a sample of one queue now, so that its numbers are those of this moment. */
  public void sample(Queue queue) {
    sample(queue, stepSeconds(queues.active().size()), false);
  }

  /**
   * Takes a sample of all queues now, unless there are so many that it would take long. The samples
   * of these are at most five seconds old.
   */
  public void refresh() {
    if (queues.active().size() < MANY_QUEUES) {
      sampleAll(false);
    }
  }

  private void sampleAll(boolean isLeap) {
    int stepSeconds = stepSeconds(queues.active().size());
    queues.active().forEach(queue -> sample(queue, stepSeconds, isLeap));
    dropTooMany();
  }

  /** If there are many queues, samples those whose turn it is this second. */
  private void sampleSome() {
    long turn = timeline.nowMillis() / SECOND_MILLIS % STEP_SECONDS_OF_MANY;
    int place = 0;
    for (Queue queue : queues.active()) {
      if (place % STEP_SECONDS_OF_MANY == turn) {
        sample(queue, STEP_SECONDS_OF_MANY, false);
      }
      place++;
    }
    dropTooMany();
  }

  private void sample(Queue queue, int stepSeconds, boolean isLeap) {
    LiveQueue numbers = live.get(queue);
    if (numbers == null && !isDropped(queue)) {
      numbers = begin(queue, stepSeconds);
    }
    if (numbers != null) {
      numbers.record(stepSeconds);
      numbers.sample(timeline.nowMillis(), isLeap);
      afterSample.accept(numbers);
    }
  }

  private void dropTooMany() {
    Collection<Queue> active = queues.active();
    if (live.size() > active.size()) {
      List.copyOf(live.keySet()).stream()
          .filter(queue -> !active.contains(queue))
          .forEach(this::end);
    }
    dropIdlest();
  }

  private static int stepSeconds(int activeQueues) {
    return activeQueues < MANY_QUEUES ? STEP_SECONDS : STEP_SECONDS_OF_MANY;
  }

  private LiveQueue begin(Queue queue, int stepSeconds) {
    LiveQueue numbers = new LiveQueue(queue, counted(queue), stepSeconds, timeline.nowMillis());
    live.put(queue, numbers);
    left.remove(queue);
    dropped.remove(queue);
    return numbers;
  }

  /** Returns what was counted before a queue became active, the messages that expired included. */
  private QueueTotals counted(Queue queue) {
    QueueTotals counted = left.get(queue);
    return counted == null
        ? queue.counter().restored()
        : counted.withExpired(queue.counter().totals().expired());
  }

  /** Returns the numbers of a queue at this moment, without recording them. */
  public LiveQueue look(Queue queue) {
    LiveQueue known = live.get(queue);
    return known != null
        ? known
        : new LiveQueue(queue, queue.counter().totals(), STEP_SECONDS, timeline.nowMillis());
  }

  private void end(Queue queue) {
    LiveQueue numbers = live.remove(queue);
    if (numbers != null) {
      left.put(queue, numbers.counted());
    }
  }

  /** Returns whether the queue was dropped to save memory, and has not had traffic since. */
  private boolean isDropped(Queue queue) {
    return dropped.contains(queue) && queue.counter().totals().equals(left.get(queue));
  }

  private void dropIdlest() {
    long bytes = bytes();
    if (bytes <= maxBytes) {
      return;
    }
    List<LiveQueue> idlestFirst =
        live.values().stream()
            .sorted(Comparator.comparingLong(LiveQueue::lastTrafficMillis))
            .toList();
    for (LiveQueue idlest : idlestFirst) {
      if (bytes <= maxBytes * 9 / 10) {
        return;
      }
      bytes -= idlest.bytes();
      end(idlest.queue());
      dropped.add(idlest.queue());
    }
  }

  private void forget(Queue queue) {
    live.remove(queue);
    left.remove(queue);
    dropped.remove(queue);
  }

  private void scheduleNext() {
    long nowMillis = timeline.nowMillis();
    timeline.schedule(next, isLeap() ? afterLeap(nowMillis) : nextSecond(nowMillis));
  }

  /** Returns the end of this second, or the next middle of one if there are many queues. */
  private long nextSecond(long nowMillis) {
    long offset = queues.active().size() < MANY_QUEUES ? 0 : SECOND_MILLIS / 2;
    return after(nowMillis - offset, SECOND_MILLIS) + offset;
  }

  /** Returns the next minute that will still be remembered, or the last second. */
  private long afterLeap(long nowMillis) {
    long destination = timeline.destinationMillis();
    long remembered = destination - Recording.SECONDS * SECOND_MILLIS;
    long minute = after(Math.max(nowMillis, remembered), MINUTE_MILLIS);
    return Math.min(minute, lastBefore(destination, SECOND_MILLIS));
  }

  private boolean isLeap() {
    return timeline.destinationMillis() - timeline.nowMillis() > LEAP_MILLIS;
  }

  /** Returns the first multiple of a length after a time. */
  private static long after(long millis, long length) {
    return (Math.floorDiv(millis, length) + 1) * length;
  }

  private static long lastBefore(long millis, long length) {
    return Math.floorDiv(millis, length) * length;
  }

  private final class Next extends Deadline {
    @Override
    protected String what() {
      return "the queues are sampled";
    }

    @Override
    protected void fire() {
      boolean isWholeMinute = timeline.nowMillis() % MINUTE_MILLIS == 0;
      if (isLeap() || queues.active().size() < MANY_QUEUES) {
        sampleAll(isLeap() && !isWholeMinute);
      } else {
        sampleSome();
      }
      scheduleNext();
    }

    @Override
    protected boolean isInBackground() {
      return true;
    }
  }
}
