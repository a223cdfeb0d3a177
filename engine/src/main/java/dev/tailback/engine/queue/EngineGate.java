package dev.tailback.engine.queue;

import dev.tailback.engine.time.EngineClock;
import dev.tailback.engine.time.Gate;
import dev.tailback.engine.time.Timeline;
import java.time.Duration;

/**
 * The gate to the queues of one emulator.
 *
 * <pre>{@code
 * try (EngineGate gate = new EngineGate(EngineSettings.seeded(42), EngineClock.pausedAt(0))) {
 *   gate.run(queues -> queues.create(address, QueueSettings.STANDARD));
 *   gate.run(queues -> queues.get(address).receive(longPoll, messages -> print(messages)));
 *   gate.run(queues -> queues.get(address).send(content, 5)); // with a delay of 5 seconds
 *   gate.advance(Duration.ofSeconds(5)); // prints the message
 * }
 * }</pre>
 *
 * <p>See {@link Gate} for its guarantees.
 */
public final class EngineGate extends Gate<Queues> {

  /** Opens a gate to new queues, which follows the clock until it is closed. */
  public EngineGate(EngineSettings settings, EngineClock clock) {
    this(new Queues(settings, clock.nowMillis()), clock);
  }

  private EngineGate(Queues queues, EngineClock clock) {
    super(queues.timeline(), queues, clock);
  }

  /**
   * Moves the clock forward, and returns when everything that fell due on the way has fired, in
   * order, each at its own time.
   *
   * @return counts of the events that fired
   * @throws IllegalArgumentException if the duration is negative
   */
  public TimedEventCounts advance(Duration by) {
    return call(queues -> advance(queues, by));
  }

  /** Moves the clock to the next deadline, if there is one, like {@link #advance}. */
  public TimedEventCounts advanceToNext() {
    return call(queues -> advance(queues, untilNext(queues.timeline())));
  }

  private static Duration untilNext(Timeline timeline) {
    boolean isNone = timeline.nextEvent() == null;
    long millis = isNone ? 0 : timeline.nextDeadlineMillis() - timeline.nowMillis();
    return Duration.ofMillis(Math.max(0, millis));
  }

  private TimedEventCounts advance(Queues queues, Duration by) {
    TimedEventCounts before = queues.timedEventCounts();
    moveClock(by);
    return queues.timedEventCounts().since(before);
  }

  @Override
  protected void endWaiting(Queues queues) {
    queues.endWaiting();
  }
}
