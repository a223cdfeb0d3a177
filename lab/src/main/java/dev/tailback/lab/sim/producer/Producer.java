package dev.tailback.lab.sim.producer;

import dev.tailback.engine.time.Randomness;
import dev.tailback.lab.scenario.ProducerPlan;
import dev.tailback.lab.sim.client.Calls;
import dev.tailback.lab.sim.client.SimQueue;
import dev.tailback.lab.sim.client.Stage;
import dev.tailback.lab.sim.client.Ticket;
import dev.tailback.lab.sim.statistic.Recorder;
import dev.tailback.lab.sim.statistic.Sum;
import dev.tailback.lab.sim.time.Event;
import java.util.ArrayList;
import java.util.List;

/** Sends the messages that arrive at it. */
public final class Producer extends Event {
  private static final int NUMBERS = 40;

  private final ProducerPlan plan;
  private final Stage stage;
  private final Calls calls;
  private final ArrivalTimes arrivals;
  private final Recorder recorder;
  private final byte[] body;
  private final SimQueue queue;
  private List<Ticket> collected = new ArrayList<>();
  private long lastNumber;

  /**
   * Creates a producer that has not begun.
   *
   * @param index its place among the producers
   */
  public Producer(ProducerPlan plan, int index, Stage stage, Calls calls) {
    this.plan = plan;
    this.stage = stage;
    this.calls = calls;
    Randomness random = stage.seeds().of("producer " + plan.name());
    this.arrivals = ArrivalTimes.of(plan.arrivals(), random.split());
    this.recorder = new Recorder(plan.name());
    this.body = new byte[plan.sizeBytes()];
    this.queue = stage.queue(plan.queues().get(0));
    this.lastNumber = (long) index << NUMBERS;
  }

  /** Begins. */
  public void start() {
    scheduleNext();
  }

  private void scheduleNext() {
    double next = arrivals.after(stage.agenda().now());
    if (Double.isFinite(next)) {
      stage.agenda().schedule(this, next);
    }
  }

  @Override
  protected void fire() {
    scheduleNext();
    queue.recorder().tally().count(Sum.OFFERED);
    collected.add(new Ticket(++lastNumber, body, null));
    if (collected.size() >= plan.batch()) {
      List<Ticket> batch = collected;
      collected = new ArrayList<>();
      calls.send(queue, batch, recorder, outcome -> {});
    }
  }
}
