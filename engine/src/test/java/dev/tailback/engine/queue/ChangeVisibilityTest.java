package dev.tailback.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Changing the visibility timeout of a received message. */
class ChangeVisibilityTest {
  private final TestEngine world = new TestEngine();
  private final TestQueue queue = world.standard("orders");

  @Test
  void theNewTimeoutCountsFromNowOn() {
    queue.send("m1");
    ReceivedMessage held = queue.receiveOne();
    world.advanceSeconds(20);
    queue.changeVisibility(held, 60);
    world.advanceMillis(59_999);
    queue.holds(0, 1, 0);
    world.advanceMillis(1);
    queue.holds(1, 0, 0);
  }

  @Test
  void aTimeoutCanBeShortened() {
    queue.send("m1");
    queue.changeVisibility(queue.receiveOne(), 2);
    world.advanceSeconds(2);
    queue.holds(1, 0, 0);
  }

  @Test
  void zeroMakesTheMessageVisibleAtOnceAndKeepsTheCount() {
    queue.send("m1");
    queue.changeVisibility(queue.receiveOne(), 0);
    queue.holds(1, 0, 0);
    assertThat(queue.receiveOne().receiveCount()).isEqualTo(2);
  }

  @Test
  void itHoldsForThisReceiveOnly() {
    queue.send("m1");
    queue.changeVisibility(queue.receiveOne(), 100);
    world.advanceSeconds(100);
    queue.receiveOne();
    world.advanceSeconds(30);
    queue.holds(1, 0, 0);
  }

  @Test
  void itCanBeDoneAgainAndAgain() {
    queue.send("m1");
    ReceivedMessage held = queue.receiveOne();
    for (int i = 0; i < 20; i++) {
      queue.changeVisibility(held, 30);
      world.advanceSeconds(29);
    }
    queue.holds(0, 1, 0);
    world.advanceSeconds(1);
    queue.holds(1, 0, 0);
  }

  @Test
  void twelveHoursFromTheReceiveAreTooMuchEvenAtOnce() {
    queue.send("m1");
    Refusal refusal = queue.refusedChange(queue.receiveOne().receiptHandle(), 43_200);
    assertThat(refusal.reason()).isEqualTo(Refusal.Reason.INVALID_PARAMETER_VALUE);
    assertThat(refusal.text())
        .isEqualTo(
            "Value 43200 for parameter VisibilityTimeout is invalid. Reason: Total"
                + " VisibilityTimeout for the message is beyond the limit [43200 seconds]");
  }

  @Test
  void theTwelveHoursCountFromTheReceive() {
    queue.send("m1");
    ReceivedMessage held = queue.receiveOne(43_200);
    world.advanceSeconds(40_000);
    queue.changeVisibility(held, 3_195);
    queue.refusedChange(held.receiptHandle(), 3_201);
    world.advanceSeconds(3_194);
    queue.holds(0, 1, 0);
    world.advanceSeconds(1);
    queue.holds(1, 0, 0);
  }

  @Test
  void aRefusedChangeChangesNothing() {
    queue.send("m1");
    queue.refusedChange(queue.receiveOne().receiptHandle(), 43_200);
    world.advanceSeconds(30);
    queue.holds(1, 0, 0);
  }

  @Test
  void aReceiveRestartsTheTwelveHours() {
    queue.send("m1");
    queue.receiveOne(40_000);
    world.advanceSeconds(40_000);
    queue.changeVisibility(queue.receiveOne(), 43_000);
    world.advanceSeconds(42_999);
    queue.holds(0, 1, 0);
  }
}
