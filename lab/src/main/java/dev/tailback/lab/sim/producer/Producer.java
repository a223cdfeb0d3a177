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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends the messages that arrive at it. */
public final class Producer extends Event {
  /* Messages are numbered from 1; those of another producer have other upper bits. */
  private static final int NUMBER_BITS = 40;

  private final Stage stage;
  private final Calls calls;
  private final int batch;
  private final byte[] body;
  private final ArrivalTimes arrivals;
  private final Randomness groupRandom;
  private final @Nullable GroupChoice groups;
  private final QueueChoice queues;
  private final @Nullable BacklogGate gate;
  private final Retries retries;
  private final Map<SimQueue, List<Ticket>> collected = new HashMap<>();
  private long lastNumber;

  /**
   * Creates a producer that has not begun.
   *
   * @param index its index among the producers
   */
  public Producer(ProducerPlan plan, int index, Stage stage) {
    Randomness random = stage.seeds().of("producer " + plan.name());
    this.stage = stage;
    this.calls = new Calls(stage, new Recorder(plan.name()));
    this.batch = plan.batch();
    this.body = new byte[plan.sizeBytes()];
    this.arrivals = ArrivalTimes.of(plan.arrivals(), random.split());
    this.groupRandom = random.split();
    this.queues = new QueueChoice(plan, stage);
    this.groups = groups(plan);
    this.gate = plan.gate() == null ? null : new BacklogGate(plan.gate(), queues.all());
    this.retries = Retries.of(plan.retries(), random.split(), stage.agenda());
    this.lastNumber = (long) index << NUMBER_BITS;
  }

  /** Returns its groups. Without groups, all messages to a FIFO queue are in one. */
  private @Nullable GroupChoice groups(ProducerPlan plan) {
    ProducerPlan.Groups wanted = plan.groups();
    if (wanted == null && queues.all().get(0).isFifo()) {
      wanted = new ProducerPlan.Groups(1, 0);
    }
    return wanted == null ? null : new GroupChoice(plan.name(), wanted);
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

  /** A message arrives. */
  @Override
  protected void fire() {
    scheduleNext();
    String group = groups == null ? null : groups.next(groupRandom);
    SimQueue queue = queues.next(group);
    queue.recorder().tally().count(Sum.OFFERED);
    if (gate != null && gate.isClosed()) {
      queue.recorder().tally().count(Sum.LOST);
      queue.recorder().tally().count(Sum.SETTLED);
    } else {
      collect(queue, new Ticket(++lastNumber, body, group));
    }
  }

  private void collect(SimQueue queue, Ticket ticket) {
    if (batch == 1) {
      send(queue, List.of(ticket));
      return;
    }
    List<Ticket> tickets = collected.computeIfAbsent(queue, key -> new ArrayList<>());
    tickets.add(ticket);
    if (tickets.size() == batch) {
      collected.remove(queue);
      send(queue, tickets);
    }
  }

  private void send(SimQueue queue, List<Ticket> tickets) {
    new SendCall(stage, calls, retries, queue, tickets).attempt();
  }
}
