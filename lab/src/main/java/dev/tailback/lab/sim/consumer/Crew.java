package dev.tailback.lab.sim.consumer;

import dev.tailback.engine.queue.ReceiveRequest;
import dev.tailback.engine.queue.Room;
import dev.tailback.engine.time.Randomness;
import dev.tailback.lab.scenario.ConsumerPlan;
import dev.tailback.lab.scenario.Polling;
import dev.tailback.lab.scenario.Seconds;
import dev.tailback.lab.sim.client.Calls;
import dev.tailback.lab.sim.client.Receiver;
import dev.tailback.lab.sim.client.SimQueue;
import dev.tailback.lab.sim.client.Stage;
import dev.tailback.lab.sim.statistic.Recorder;
import dev.tailback.lab.sim.statistic.Sum;
import dev.tailback.lab.sim.time.Agenda;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The workers of one group of consumers. */
public final class Crew {
  private final ConsumerPlan plan;
  private final Stage stage;
  private final Calls calls;
  private final SimQueue queue;
  private final Recorder recorder;
  private final Workbench workbench;
  private final Heartbeats heartbeats;
  private final List<Member> members = new ArrayList<>();
  private int wanted;
  private int lastDirection;

  /** Creates a group without workers yet. */
  public Crew(ConsumerPlan plan, Stage stage) {
    this.plan = plan;
    this.stage = stage;
    this.queue = stage.queue(plan.queue());
    this.recorder = stage.measurement().addConsumer(plan.name());
    this.calls = new Calls(stage, recorder);
    this.workbench = new Workbench(plan, stage, calls);
    this.heartbeats = new Heartbeats(plan.heartbeat(), agenda(), calls, queue);
    queue.recorder().isReceivedFrom();
  }

  /** Returns its name. */
  public String name() {
    return plan.name();
  }

  /** Returns what is measured of it. */
  public Recorder recorder() {
    return recorder;
  }

  /** Returns the calls it makes. */
  public Calls calls() {
    return calls;
  }

  /** Starts a fixed number of workers, unless Lambda's poller decides. */
  public void start() {
    prepare();
    if (plan.polling() instanceof Polling.Lambda lambda) {
      new LambdaRamp(this, lambda, queue).start();
    } else {
      resize(plan.count(), Duration.ZERO);
    }
  }

  /** Schedules its planned events; scaling starts the workers. */
  public void prepare() {
    if (plan.deploy() != null) {
      new RollingDeploy(this, plan.deploy()).schedule();
    }
  }

  /**
   * Sets the number of running workers.
   *
   * @param grace how long those that are stopped may finish what they have in hand
   */
  public void resize(int number, Duration grace) {
    countDirection(number);
    recorder.wanted(number);
    while (members.size() < number) {
      members.add(newMember(members.size()));
    }
    for (int i = wanted; i < number; i++) {
      members.get(i).want();
    }
    for (int i = wanted - 1; i >= number; i--) {
      members.get(i).unwant(Seconds.of(grace));
    }
    wanted = number;
  }

  private void countDirection(int number) {
    int direction = Integer.signum(number - wanted);
    if (direction != 0 && lastDirection != 0 && direction != lastDirection) {
      recorder.tally().count(Sum.DIRECTION_CHANGES);
    }
    lastDirection = direction == 0 || agenda().now() == 0 ? lastDirection : direction;
  }

  private Member newMember(int index) {
    Randomness random = stage.seeds().of("worker " + plan.name() + "#" + index);
    Randomness crashRandom = random.split();
    if (plan.polling() instanceof Polling.Spring spring) {
      return new Container(this, spring, random, crashRandom);
    }
    return plan.polling() instanceof Polling.Lambda lambda
        ? new Lane(this, lambda, random, crashRandom)
        : new Worker(this, random, crashRandom);
  }

  ConsumerPlan plan() {
    return plan;
  }

  Agenda agenda() {
    return stage.agenda();
  }

  Workbench workbench() {
    return workbench;
  }

  Heartbeats heartbeats() {
    return heartbeats;
  }

  /** Returns the wanted number of workers. */
  List<Member> wantedMembers() {
    return List.copyOf(members.subList(0, wanted));
  }

  /** Notes that a worker starts or stops running. */
  void running(int workers, int slots) {
    recorder.workers().change(workers, agenda().now());
    recorder.slots().change(slots, agenda().now());
    Recorder all = stage.measurement().all();
    all.workers().change(workers, agenda().now());
  }

  /** Notes that slots start or stop processing. */
  void busy(int change) {
    recorder.busy().change(change, agenda().now());
  }

  /** Returns a receiver for up to a number of messages. */
  Receiver newReceiver(int max, Receiver.Owner owner) {
    ReceiveRequest request =
        new ReceiveRequest(
            max,
            plan.receive().visibilityTimeoutSeconds(),
            plan.waitTimeSeconds(),
            null,
            plan.name(),
            null,
            Room.UNLIMITED);
    return calls.receiver(queue, request, owner);
  }

  /** Deletes a message. */
  void delete(Task task) {
    heartbeats.end(task);
    calls.delete(queue, List.of(task.message()));
  }

  /** Deletes messages by one request. */
  void delete(List<Task> tasks) {
    tasks.forEach(heartbeats::end);
    calls.delete(queue, tasks.stream().map(Task::message).toList());
  }
}
