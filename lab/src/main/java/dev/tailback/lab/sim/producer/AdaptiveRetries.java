package dev.tailback.lab.sim.producer;

import dev.tailback.lab.sim.client.Outcome;
import dev.tailback.lab.sim.client.Outcome.Kind;
import dev.tailback.lab.sim.time.Agenda;
import dev.tailback.lab.sim.time.Event;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The adaptive mode: the standard mode behind a rate limiter that learns from throttles. Attempts
 * without a token wait in line.
 */
final class AdaptiveRetries implements Retries {
  private final StandardRetries standard;
  private final Agenda agenda;
  private final CubicLimiter limiter = new CubicLimiter();
  private final Deque<Runnable> line = new ArrayDeque<>();
  private final Event next = Event.of(this::admitNext);

  AdaptiveRetries(StandardRetries standard, Agenda agenda) {
    this.standard = standard;
    this.agenda = agenda;
  }

  @Override
  public void admit(Runnable attempt) {
    line.add(attempt);
    if (line.size() == 1) {
      admitNext();
    }
  }

  /** Makes the first attempt in line, or waits for its token. */
  private void admitNext() {
    Runnable first = line.peek();
    if (first == null) {
      return;
    }
    double wait = limiter.take(agenda.now());
    if (wait == 0) {
      line.remove();
      first.run();
    }
    if (!line.isEmpty()) {
      agenda.schedule(next, agenda.now() + wait);
    }
  }

  @Override
  public double afterFailure(Outcome outcome, int failed) {
    return standard.afterFailure(outcome, failed);
  }

  @Override
  public void answered(Outcome outcome, double now) {
    limiter.answered(outcome.kind() == Kind.THROTTLED, now);
  }

  @Override
  public void succeeded(Kind lastFailure) {
    standard.succeeded(lastFailure);
  }
}
