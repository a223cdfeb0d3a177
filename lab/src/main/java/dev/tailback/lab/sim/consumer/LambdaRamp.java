package dev.tailback.lab.sim.consumer;

import dev.tailback.lab.scenario.Polling;
import dev.tailback.lab.sim.client.SimQueue;
import java.time.Duration;

/**
 * How many batches Lambda's poller has processed at a time: it starts with five, adds up to 300 per
 * minute while messages are left, and scales down what is not used.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html">Lambda SQS
 *     event source scaling</a>
 */
final class LambdaRamp {
  private static final int FIRST = 5;
  private static final int QUIET = 2;
  private static final int ADDED_A_MINUTE = 300;
  private static final double MINUTE_SECONDS = 60;
  private static final Duration GRACE = Duration.ofDays(1);

  private final Crew crew;
  private final Polling.Lambda plan;
  private final SimQueue queue;
  private int lanes;

  LambdaRamp(Crew crew, Polling.Lambda plan, SimQueue queue) {
    this.crew = crew;
    this.plan = plan;
    this.queue = queue;
  }

  void start() {
    set(FIRST);
    scheduleNext();
  }

  private void scheduleNext() {
    crew.agenda().after(MINUTE_SECONDS, this::adjust);
  }

  private void adjust() {
    int busy = (int) crew.recorder().busy().value();
    boolean isBehind = queue.engine().counts().visible() > 0;
    if (isBehind) {
      set(lanes + ADDED_A_MINUTE);
    } else if (busy < lanes) {
      set(Math.max(QUIET, busy + 1));
    }
    scheduleNext();
  }

  private void set(int number) {
    lanes = Math.min(number, plan.maximumConcurrency());
    crew.resize(lanes, GRACE);
  }
}
