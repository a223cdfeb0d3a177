package dev.tailback.lab.sim.client;

import dev.tailback.engine.queue.EngineSettings;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.QueueSettings;
import dev.tailback.engine.queue.Queues;
import dev.tailback.engine.queue.RedrivePolicy;
import dev.tailback.lab.scenario.QueuePlan;
import dev.tailback.lab.scenario.Scenario;
import dev.tailback.lab.sim.statistic.Measurement;
import dev.tailback.lab.sim.statistic.Recorder;
import dev.tailback.lab.sim.time.Agenda;
import dev.tailback.lab.sim.time.Seeds;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a run is played: the engine with its queues, the agenda of the actors, and what is
 * measured. The engine's time is in whole milliseconds and follows the agenda's.
 */
public final class Stage {
  private static final double MILLIS = 1_000;

  private final Seeds seeds;
  private final Agenda agenda = new Agenda();
  private final Queues engine;
  private final Measurement measurement;
  private final Map<String, SimQueue> queues = new LinkedHashMap<>();
  private final Rules rules;
  private final List<SimQueue> touched = new ArrayList<>();

  /** Sets up the queues of a scenario. */
  public Stage(Scenario scenario, long seed, Measurement measurement) {
    this.seeds = new Seeds(seed);
    this.measurement = measurement;
    this.engine = new Queues(EngineSettings.seeded(seeds.seedOf("engine")), Scenario.START_MILLIS);
    scenario.queues().forEach(this::add);
    scenario.queues().forEach(this::connect);
    engine.addListener(new Departures(this));
    this.rules = new Rules(scenario, seeds.seedOf("faults"), engine);
  }

  private void add(QueuePlan plan) {
    Queue queue = engine.create(address(plan.name()), plan.settings());
    queue.limit(plan.limits());
    Recorder recorder = measurement.addQueue(plan.name());
    queues.put(plan.name(), new SimQueue(queue, recorder, measurement.all()));
  }

  private void connect(QueuePlan plan) {
    if (plan.deadLetterQueue() != null) {
      RedrivePolicy policy =
          new RedrivePolicy(address(plan.deadLetterQueue()), plan.maxReceiveCount());
      QueueSettings settings = plan.settings().toBuilder().redrivePolicy(policy).build();
      queue(plan.name()).engine().change(settings);
      queue(plan.name()).deadLettersTo(queue(plan.deadLetterQueue()));
    }
  }

  private static QueueAddress address(String name) {
    return new QueueAddress(Scenario.ACCOUNT, Scenario.REGION, name);
  }

  /** Returns the agenda. */
  public Agenda agenda() {
    return agenda;
  }

  /** Returns the engine. */
  public Queues engine() {
    return engine;
  }

  /** Returns the source of randomness. */
  public Seeds seeds() {
    return seeds;
  }

  /** Returns the measurement. */
  public Measurement measurement() {
    return measurement;
  }

  /** Returns the throttles and faults. */
  Rules rules() {
    return rules;
  }

  /** Returns all queues. */
  public Collection<SimQueue> queues() {
    return queues.values();
  }

  /** Returns the queue with a name, which must exist. */
  public SimQueue queue(String name) {
    SimQueue queue = queues.get(name);
    if (queue == null) {
      throw new IllegalArgumentException("there is no queue " + name);
    }
    return queue;
  }

  /** Notes that the messages of a queue, and perhaps of its dead-letter queue, have changed. */
  public void touch(SimQueue queue) {
    if (queue.touch()) {
      touched.add(queue);
    }
    SimQueue deadLetterQueue = queue.deadLetterQueue();
    if (deadLetterQueue != null && deadLetterQueue.touch()) {
      touched.add(deadLetterQueue);
    }
  }

  /**
   * Plays everything that happens at the next moment.
   *
   * @param endSeconds when the run ends
   * @return whether there was something before the end
   */
  public boolean step(double endSeconds) {
    long engineMillis = engine.timeline().nextMillis() - Scenario.START_MILLIS;
    double actorSeconds = agenda.nextSeconds();
    boolean isEngine = engineMillis <= millis(actorSeconds);
    double next = isEngine ? Math.max(engineMillis / MILLIS, agenda.now()) : actorSeconds;
    if (next > endSeconds) {
      return false;
    }
    if (isEngine) {
      passTo(next, engineMillis);
      queues.values().forEach(this::touch);
    } else {
      passTo(next, millis(next));
      agenda.fireNext();
    }
    answer();
    return true;
  }

  private static long millis(double seconds) {
    return (long) (seconds * MILLIS);
  }

  /** Ends the run at a time. */
  public void end(double endSeconds) {
    passTo(endSeconds, millis(endSeconds));
    answer();
  }

  private void passTo(double seconds, long engineMillis) {
    while (measurement.nextSeconds() <= seconds) {
      double at = measurement.nextSeconds();
      queues.values().forEach(queue -> queue.measureOldest(at));
      measurement.take();
    }
    agenda.passTo(seconds);
    engine.timeline().advanceTo(Scenario.START_MILLIS + engineMillis);
  }

  /** Delivers the answers of this moment's calls before time passes. */
  public void answer() {
    List<Runnable> replies = engine.timeline().takeReplies();
    while (!replies.isEmpty()) {
      replies.forEach(Runnable::run);
      replies = engine.timeline().takeReplies();
    }
    for (int i = 0; i < touched.size(); i++) {
      touched.get(i).measure(agenda.now());
    }
    touched.clear();
  }
}
