package dev.tailback.server.conservation;

import dev.tailback.server.conservation.Witness.Copy;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.model.StartMessageMoveTaskRequest;

/** Carries out the scheduled disturbances, each at its time. */
final class Saboteur {
  private final World world;
  private final AdminClient admin;
  private @Nullable String lastTask;

  Saboteur(World world) {
    this.world = world;
    this.admin = new AdminClient(world.endpoint());
  }

  /** Runs the whole schedule. Afterwards nothing is disturbed any more. */
  void run(Schedule schedule) throws IOException, InterruptedException {
    long startNanos = System.nanoTime();
    for (Schedule.Step step : schedule.steps()) {
      awaitMillis(startNanos, step.atMillis());
      carryOut(step);
    }
    awaitMillis(startNanos, 1000L * schedule.seconds());
    admin.removeFaultsAndThrottles();
  }

  void advance(String duration) throws IOException, InterruptedException {
    admin.advance(duration);
  }

  private static void awaitMillis(long startNanos, long millis) {
    long leftNanos = startNanos + TimeUnit.MILLISECONDS.toNanos(millis) - System.nanoTime();
    while (leftNanos > 0) {
      LockSupport.parkNanos(leftNanos);
      leftNanos = startNanos + TimeUnit.MILLISECONDS.toNanos(millis) - System.nanoTime();
    }
  }

  private void carryOut(Schedule.Step step) throws IOException, InterruptedException {
    switch (step.what()) {
      case ADVANCE -> admin.advance(step.detail());
      case FAULT -> admin.addFault(step.detail());
      case THROTTLE -> admin.addThrottle(step.detail());
      case CALM -> admin.removeFaultsAndThrottles();
      case PURGE -> purge();
      case MOVE -> move(step.detail());
      case CANCEL_MOVE -> cancelMove();
    }
  }

  private void purge() {
    world.ledger.beginPurge();
    long begunMillis = world.ledger.nowMillis();
    try {
      world.sqs.purgeQueue(r -> r.queueUrl(world.url(Lane.PURGED.queue)));
    } catch (SdkException refusedOrNoAnswer) {
      return;
    } finally {
      world.ledger.endPurge();
    }
    for (Copy copy : world.witness.copies()) {
      if (copy.isStored() && copy.parcel.lane() == Lane.PURGED && copy.sentMillis < begunMillis) {
        world.findings.add(Findings.Kind.UNEXPECTED, "not purged: " + copy);
      }
    }
  }

  /** Starts the move task that a detail such as {@code work-dlq -> work at 50} describes. */
  private void move(String detail) {
    String[] parts = detail.split(" -> | at ", -1);
    StartMessageMoveTaskRequest.Builder task =
        StartMessageMoveTaskRequest.builder()
            .sourceArn(Lane.arn(parts[0]))
            .maxNumberOfMessagesPerSecond(Integer.parseInt(parts[2]));
    if (!parts[1].isEmpty()) {
      task.destinationArn(Lane.arn(parts[1]));
    }
    world.ledger.beginMove();
    try {
      lastTask = world.sqs.startMessageMoveTask(task.build()).taskHandle();
    } catch (SdkException refusedOrNoAnswer) {
      // A task is running, or may be.
    }
  }

  private void cancelMove() {
    if (lastTask == null) {
      return;
    }
    try {
      world.sqs.cancelMessageMoveTask(r -> r.taskHandle(lastTask));
    } catch (SdkException refusedOrNoAnswer) {
      // It has ended, or may have.
    }
  }
}
