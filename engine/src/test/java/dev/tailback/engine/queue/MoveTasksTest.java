package dev.tailback.engine.queue;

import static dev.tailback.engine.queue.MoveTask.Status.CANCELLED;
import static dev.tailback.engine.queue.MoveTask.Status.COMPLETED;
import static dev.tailback.engine.queue.MoveTask.Status.FAILED;
import static dev.tailback.engine.queue.MoveTask.Status.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Starting, cancelling, failing and remembering move tasks. */
class MoveTasksTest {
  private final TestEngine world = new TestEngine();
  private final TestQueue dead = world.standard("dead");
  private final TestQueue queue =
      world.standard(
          "orders", settings -> settings.redrivePolicy(new RedrivePolicy(dead.address(), 1)));
  private final TestQueue other = world.standard("other");

  private Refusal refusedStart(TestQueue source) {
    return TestQueue.refused(() -> source.queue.moveTasks().start(null, null));
  }

  private Refusal refusedCancel(UUID id) {
    return TestQueue.refused(() -> dead.queue.moveTasks().cancel(id));
  }

  @Test
  void aTaskShowsWhatItWasStartedWith() {
    dead.sendAll("m1", "m2");
    MoveTask task = dead.startMoving(other.address(), 1);
    assertThat(task.source()).isEqualTo(dead.address());
    assertThat(task.destination()).isEqualTo(other.address());
    assertThat(task.maxNumberOfMessagesPerSecond()).isEqualTo(1);
    assertThat(task.startedAtMillis()).isEqualTo(TestEngine.START_MILLIS);
    assertThat(task.toMove()).isEqualTo(2);
    assertThat(task.status()).isEqualTo(RUNNING);
    assertThat(task.failureReason()).isNull();
  }

  @Test
  void onlyADeadLetterQueuesMessagesAreMoved() {
    Refusal refusal = refusedStart(queue);
    assertThat(refusal.reason()).isEqualTo(Refusal.Reason.INVALID_PARAMETER_VALUE);
    assertThat(refusal.text()).isEqualTo("Source queue must be configured as a Dead Letter Queue.");
  }

  @Test
  void oneTaskRunsAtATime() {
    dead.sendAll("m1", "m2");
    MoveTask first = dead.startMoving(other.address(), 1);
    Refusal refusal = refusedStart(dead);
    assertThat(refusal.reason()).isEqualTo(Refusal.Reason.INVALID_PARAMETER_VALUE);
    assertThat(refusal.text())
        .isEqualTo(
            "There is already a task running. Only one active task is allowed for a source queue"
                + " arn at a given time.");
    world.advanceSeconds(1);
    assertThat(first.status()).isEqualTo(COMPLETED);
    dead.startMoving(other.address(), 1);
  }

  @Test
  void aCancelledTaskMovesNothingMoreAndWhatWasMovedStays() {
    dead.sendAll("m1", "m2", "m3", "m4");
    MoveTask task = dead.startMoving(other.address(), 1);
    world.advanceSeconds(1);
    assertThat(dead.cancelMoving(task.id()).moved()).isEqualTo(2);
    world.advanceSeconds(10);
    assertThat(task.status()).isEqualTo(CANCELLED);
    assertThat(task.moved()).isEqualTo(2);
    dead.holds(2, 0, 0);
    other.holds(2, 0, 0);
    assertThat(world.queues.timeline().isAnyoneWaiting()).isFalse();
  }

  @Test
  void afterACancelAnotherTaskCanStart() {
    dead.sendAll("m1", "m2");
    dead.cancelMoving(dead.startMoving(other.address(), 1).id());
    dead.startMoving(other.address(), 1);
    other.holds(2, 0, 0);
  }

  @Test
  void onlyARunningTaskIsCancelled() {
    MoveTask task = dead.startMoving(null, null);
    Refusal refusal = refusedCancel(task.id());
    assertThat(refusal.reason()).isEqualTo(Refusal.Reason.RESOURCE_NOT_FOUND);
    assertThat(refusal.text()).isEqualTo("Task does not exist.");
    dead.sendAll("m1", "m2");
    MoveTask running = dead.startMoving(other.address(), 1);
    assertThat(refusedCancel(new UUID(1, 2)).text()).isEqualTo("Task does not exist.");
    assertThat(refusedCancel(task.id()).text()).isEqualTo("Task does not exist.");
    assertThat(running.status()).isEqualTo(RUNNING);
  }

  @Test
  void aTaskFailsWhereItsDestinationIsDeleted() {
    dead.sendAll("m1", "m2");
    MoveTask task = dead.startMoving(other.address(), 1);
    world.delete(other);
    world.advanceSeconds(1);
    assertThat(task.status()).isEqualTo(FAILED);
    assertThat(task.failureReason()).isEqualTo("AWS.SimpleQueueService.NonExistentQueue");
    assertThat(task.moved()).isEqualTo(1);
    dead.holds(1, 0, 0);
    assertThat(world.queues.timeline().isAnyoneWaiting()).isFalse();
  }

  @Test
  void aTaskFailsWhereAMessagesSourceIsNotKnown() {
    dead.send("sent here");
    MoveTask task = dead.startMoving(null, null);
    assertThat(task.status()).isEqualTo(FAILED);
    assertThat(task.failureReason()).isEqualTo("CouldNotDetermineMessageSource");
    dead.holds(1, 0, 0);
  }

  @Test
  void aTaskFailsWhereAMessagesSourceIsDeleted() {
    TestQueue gone =
        world.standard(
            "gone", settings -> settings.redrivePolicy(new RedrivePolicy(dead.address(), 1)));
    gone.send("m1");
    gone.receive(1, 0);
    gone.receive(1);
    world.delete(gone);
    MoveTask task = dead.startMoving(null, null);
    assertThat(task.failureReason()).isEqualTo("AWS.SimpleQueueService.NonExistentQueue");
    dead.holds(1, 0, 0);
  }

  @Test
  void aTaskEndsWithItsQueue() {
    dead.sendAll("m1", "m2");
    MoveTask task = dead.startMoving(other.address(), 1);
    world.delete(dead);
    world.advanceSeconds(10);
    assertThat(task.moved()).isEqualTo(1);
    assertThat(world.queues.timeline().isAnyoneWaiting()).isFalse();
  }

  @Test
  void theLastTenAreRememberedNewestFirst() {
    List<UUID> started = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      started.add(dead.startMoving(null, null).id());
    }
    List<UUID> lastTen = new ArrayList<>(started.subList(2, 12));
    Collections.reverse(lastTen);
    assertThat(dead.queue.moveTasks().newestFirst()).extracting(MoveTask::id).isEqualTo(lastTen);
  }

  @Test
  void tasksOfDifferentQueuesRunSideBySide() {
    TestQueue dead2 = world.standard("dead2");
    queue.change(settings -> settings.redrivePolicy(new RedrivePolicy(dead2.address(), 1)));
    other.change(settings -> settings.redrivePolicy(new RedrivePolicy(dead.address(), 1)));
    dead.sendAll("a1", "a2");
    dead2.sendAll("b1", "b2");
    dead.startMoving(queue.address(), 1);
    dead2.startMoving(queue.address(), 1);
    world.advanceSeconds(1);
    assertThat(queue.bodies(10)).containsExactlyInAnyOrder("a1", "a2", "b1", "b2");
  }

  @Test
  void fifoMessagesKeepTheirGroupAndOrder() {
    TestQueue fifoDead = world.fifo("dead");
    TestQueue fifo =
        world.fifo(
            "orders", settings -> settings.redrivePolicy(new RedrivePolicy(fifoDead.address(), 1)));
    fifo.sendAllTo("g", "m1", "m2", "m3");
    fifo.receive(3, 0);
    fifo.receive(3);
    MoveTask task = fifoDead.startMoving(null, 2);
    world.advanceSeconds(1);
    assertThat(task.status()).isEqualTo(COMPLETED);
    assertThat(fifo.bodies(10)).containsExactly("m1", "m2", "m3");
  }
}
