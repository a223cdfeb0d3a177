package dev.tailback.engine.time;

import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What everything in one world shares: the time, the deadlines, the order of events, the
 * randomness, the replies and the waiters.
 *
 * <pre>{@code
 * Timeline timeline = new Timeline(42, 0);
 * timeline.schedule(5_000, "the tea is ready", () -> System.out.println("Tea!"));
 * timeline.nextDeadlineMillis(); // 5000
 * timeline.advanceTo(10_000);
 * timeline.takeReplies().forEach(Runnable::run); // prints "Tea!"
 * }</pre>
 *
 * <ul>
 *   <li>It is given the time: it reads no clock, never blocks and starts no threads.
 *   <li>The same seed and the same calls at the same times give the same results.
 *   <li>When the time is advanced, everything that falls due fires in order, each at its own time.
 *   <li>Scheduling, cancelling and firing a deadline are O(log n) in the number of deadlines.
 *   <li>It is not thread-safe: a {@link Gate} lets one caller in at a time. Nothing obtained inside
 *       the gate is used outside.
 * </ul>
 */
public final class Timeline {
  private final Randomness random;
  private final Deadlines deadlines = new Deadlines();
  private final Deadlines background = new Deadlines();
  private final Set<Waiters> toServe = new LinkedHashSet<>();
  private final Set<Delay> delays = new LinkedHashSet<>();
  private List<Runnable> replies = new ArrayList<>();
  private long nowMillis;
  private long destinationMillis;
  private long lastOrder;
  private boolean ending;

  /**
   * Creates a timeline on which nothing is scheduled.
   *
   * @param seed the seed of all randomness
   * @param nowMillis the time to start at, in milliseconds since the epoch
   */
  public Timeline(long seed, long nowMillis) {
    this.random = new Randomness(seed);
    this.nowMillis = nowMillis;
    this.destinationMillis = nowMillis;
  }

  /** Returns the time up to which everything has happened, in milliseconds since the epoch. */
  public long nowMillis() {
    return nowMillis;
  }

  /**
   * Returns the time that it is being advanced to, in milliseconds since the epoch: events that
   * fire on the way can thus tell a small step from a leap.
   */
  public long destinationMillis() {
    return destinationMillis;
  }

  /**
   * Advances the time, and fires everything that falls due on the way. An earlier time is ignored.
   *
   * @param millis the new time, in milliseconds since the epoch
   */
  public void advanceTo(long millis) {
    destinationMillis = Math.max(nowMillis, millis);
    for (Deadlines next = next(); next.earliestMillis() <= millis; next = next()) {
      nowMillis = Math.max(nowMillis, next.earliestMillis());
      next.fireDue(nowMillis);
      serveWaiters();
    }
    nowMillis = Math.max(nowMillis, millis);
  }

  private Deadlines next() {
    return background.earliestMillis() < deadlines.earliestMillis() ? background : deadlines;
  }

  /**
   * Returns when the next deadline fires, except for those in the background, in milliseconds since
   * the epoch; {@link Long#MAX_VALUE} if none is scheduled.
   */
  public long nextDeadlineMillis() {
    return deadlines.earliestMillis();
  }

  /**
   * Returns when the next deadline fires, in the background or not, in milliseconds since the
   * epoch; {@link Long#MAX_VALUE} if none is scheduled.
   */
  public long nextMillis() {
    return next().earliestMillis();
  }

  /**
   * Returns the next deadline to fire, except for those in the background, or {@code null} if none
   * is scheduled.
   */
  public @Nullable NextEvent nextEvent() {
    return deadlines.next();
  }

  /**
   * Returns the next events in order, except for those in the background. Of the housekeeping
   * events it has only the first.
   */
  public List<NextEvent> nextEvents(int max) {
    return deadlines.next(max);
  }

  /**
   * Returns whether anyone outside would notice if the time were not advanced, for example because
   * a long poll does not end.
   */
  public boolean isAnyoneWaiting() {
    return wakeUpMillis() != Deadlines.NEVER;
  }

  /**
   * Returns when the time has to be advanced, in milliseconds since the epoch, because someone
   * outside would notice if it were not; {@link Long#MAX_VALUE} if nobody would.
   */
  public long wakeUpMillis() {
    return Math.min(deadlines.wakeUpMillis(), background.wakeUpMillis());
  }

  /**
   * Serves the waiters that were woken, and returns the replies given since the last call. The
   * caller runs them in order, outside the gate.
   */
  public List<Runnable> takeReplies() {
    serveWaiters();
    if (replies.isEmpty()) {
      return List.of();
    }
    List<Runnable> given = replies;
    replies = new ArrayList<>();
    return given;
  }

  private void serveWaiters() {
    while (!toServe.isEmpty()) {
      List<Waiters> served = List.copyOf(toServe);
      toServe.clear();
      served.forEach(Waiters::serve);
    }
  }

  /**
   * Schedules a task to run {@code delayMillis} from now, or at once if waiting has ended. Like a
   * reply, it runs outside the gate.
   *
   * @param what a short description of the task
   * @return a handle that runs the task now instead; called inside the gate, and does nothing once
   *     it has run
   */
  public Runnable schedule(long delayMillis, String what, Runnable task) {
    Delay delay = new Delay(what, task);
    if (ending) {
      reply(task);
    } else {
      delays.add(delay);
      schedule(delay, nowMillis + delayMillis);
    }
    return delay::fireNow;
  }

  /** A delayed task. */
  private final class Delay extends Deadline {
    private final String what;
    private final Runnable task;

    Delay(String what, Runnable task) {
      this.what = what;
      this.task = task;
    }

    @Override
    protected String what() {
      return what;
    }

    @Override
    protected void fire() {
      delays.remove(this);
      reply(task);
    }

    void fireNow() {
      if (isScheduled()) {
        cancel(this);
        fire();
      }
    }

    @Override
    protected boolean isAwaited() {
      return true;
    }
  }

  /** Schedules the deadline, or moves it if it is scheduled already. */
  public void schedule(Deadline deadline, long atMillis) {
    deadlines(deadline).schedule(deadline, atMillis);
  }

  /**
   * Writes when a deadline fires, and its order among those of the same instant. One that is firing
   * now counts as still scheduled.
   */
  public void write(Deadline deadline, StateOutput out) {
    deadlines(deadline).write(deadline, out);
  }

  /** Writes when a deadline would fire that was cancelled only because its queue was cleared. */
  public static void writeLast(Deadline deadline, StateOutput out) {
    Deadlines.writePlace(deadline, out);
  }

  /** Schedules a restored deadline, if its time still makes sense. */
  public void readLast(Deadline deadline, StateInput in, boolean isNeeded) {
    long dueMillis = in.readNumber();
    long order = in.readNumber();
    if (isNeeded) {
      deadlines(deadline).restore(deadline, dueMillis, order);
    }
  }

  /** Schedules a restored deadline, if it was scheduled when it was written. */
  public void read(Deadline deadline, StateInput in) {
    if (in.readBoolean()) {
      deadlines(deadline).restore(deadline, in.readNumber(), in.readNumber());
    } else {
      cancel(deadline);
    }
  }

  /** Cancels the deadline. Does nothing if it is not scheduled. */
  public void cancel(Deadline deadline) {
    deadlines(deadline).cancel(deadline);
  }

  private Deadlines deadlines(Deadline deadline) {
    return deadline.isInBackground() ? background : deadlines;
  }

  /**
   * Notes that the time no longer advances by itself, so that nobody may begin to wait, and runs
   * the delayed tasks.
   */
  public void endWaiting() {
    ending = true;
    List.copyOf(delays).forEach(Delay::fireNow);
  }

  /** Returns whether waiting has ended: what would wait is answered at once. */
  public boolean isEnding() {
    return ending;
  }

  /**
   * Requests that the waiters are served before the current call ends or the time advances further.
   */
  public void wake(Waiters waiters) {
    toServe.add(waiters);
  }

  /** Adds a reply, to be run outside the gate. */
  public void reply(Runnable reply) {
    replies.add(reply);
  }

  /** Returns a number greater than all before; it orders messages and events. */
  public long nextOrder() {
    return ++lastOrder;
  }

  /** Returns a random number. */
  public long randomLong() {
    return random.nextLong();
  }

  /** Returns a random UUID of version 4. */
  public UUID randomUuid() {
    long high = (random.nextLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x4000L;
    long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  /** Writes the time, the order of events and the randomness, but no deadlines. */
  public void writeTo(StateOutput out) {
    out.writeNumber(nowMillis);
    out.writeNumber(lastOrder);
    random.writeTo(out);
    deadlines.writeTo(out);
    background.writeTo(out);
  }

  /** Restores the time, the order and the randomness of a saved timeline. */
  public void readFrom(StateInput in) {
    nowMillis = in.readNumber();
    destinationMillis = nowMillis;
    lastOrder = in.readNumber();
    random.readFrom(in);
    deadlines.readFrom(in);
    background.readFrom(in);
  }

  /** Returns the number of the last message or event; see {@link #nextOrder}. */
  public long lastOrder() {
    return lastOrder;
  }

  /** Checks everything that must hold between two calls; for tests. */
  public void checkInvariants() {
    deadlines.checkInvariants();
    background.checkInvariants();
    Invariant.that(toServe.isEmpty(), "waiters that were woken have been served");
  }
}
