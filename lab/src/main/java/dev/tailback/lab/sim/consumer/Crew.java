package dev.tailback.lab.sim.consumer;

import dev.tailback.engine.queue.ReceiveRequest;
import dev.tailback.engine.queue.ReceivedMessage;
import dev.tailback.lab.scenario.ConsumerPlan;
import dev.tailback.lab.sim.client.Calls;
import dev.tailback.lab.sim.client.Receiver;
import dev.tailback.lab.sim.client.SimQueue;
import dev.tailback.lab.sim.client.Stage;
import dev.tailback.lab.sim.statistic.Recorder;
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
  private final List<Worker> workers = new ArrayList<>();

  /** Creates a group without workers yet. */
  public Crew(ConsumerPlan plan, Stage stage, Calls calls) {
    this.plan = plan;
    this.stage = stage;
    this.calls = calls;
    this.queue = stage.queue(plan.queue());
    this.recorder = stage.measurement().addConsumer(plan.name());
    this.workbench = new Workbench(plan, stage);
    queue.recorder().isReceivedFrom();
  }

  /** Starts its workers. */
  public void start() {
    for (int i = 0; i < plan.count(); i++) {
      Worker worker = new Worker(this, stage.seeds().of("worker " + plan.name() + "#" + i));
      workers.add(worker);
      recorder.workers().change(1, stage.agenda().now());
      recorder.slots().change(1, stage.agenda().now());
      worker.start();
    }
  }

  ConsumerPlan plan() {
    return plan;
  }

  Workbench workbench() {
    return workbench;
  }

  /** Notes that workers begin or cease to process. */
  void busy(int change) {
    recorder.busy().change(change, stage.agenda().now());
  }

  /** Returns something to receive up to a number of messages with. */
  Receiver newReceiver(int max, Receiver.Owner owner) {
    ConsumerPlan.Receive receive = plan.receive();
    ReceiveRequest request =
        new ReceiveRequest(
            max, receive.visibilityTimeoutSeconds(), receive.waitTimeSeconds(), null);
    return new Receiver(stage, queue, request, recorder, owner);
  }

  /** Deletes messages by one request. */
  void delete(List<ReceivedMessage> messages) {
    calls.delete(queue, messages, recorder, outcome -> {});
  }
}
