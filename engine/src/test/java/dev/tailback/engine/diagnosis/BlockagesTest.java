package dev.tailback.engine.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.diagnosis.Symptoms.Holder;
import dev.tailback.engine.diagnosis.Symptoms.Lock;
import dev.tailback.engine.queue.QueueLimits;
import org.junit.jupiter.api.Test;

class BlockagesTest {
  private final Patient queue = new Patient();

  @Test
  void theInFlightLimitIsReached() {
    queue.limits = new QueueLimits(200, 120_000);
    queue.visible = 10;
    queue.inFlight = 199;
    assertThat(queue.examine(Rule.LIMIT)).isNull();

    queue.inFlight = 200;
    Diagnosis limit = queue.examine(Rule.LIMIT);

    assertThat(limit.severity()).isEqualTo(Severity.BLOCKED);
    assertThat(limit.says())
        .isEqualTo("In-flight limit reached (200 of 200): short polls are refused with OverLimit");
    assertThat(limit.remedy()).isEqualTo("Delete sooner, or receive less ahead.");
    assertThat(limit.action()).isEqualTo(Action.to(Action.Kind.CONSUMERS, "Who holds them"));
  }

  @Test
  void aReachedLimitDoesNotMatterWhenNothingIsVisible() {
    queue.limits = new QueueLimits(200, 120_000);
    queue.inFlight = 200;

    assertThat(queue.examine(Rule.LIMIT)).isNull();
  }

  @Test
  void theLimitTellsHowManyAreRefusedAndWhoHoldsMost() {
    queue.limits = new QueueLimits(200, 120_000);
    queue.visible = 10;
    queue.inFlight = 201;
    queue.overLimit = 4;
    queue.topHolder = new Holder("worker-1", 150);

    Diagnosis limit = queue.examine(Rule.LIMIT);

    assertThat(limit.says())
        .isEqualTo(
            "In-flight limit reached (201 of 200): receives are refused with OverLimit, 4.0/s");
    assertThat(limit.remedy())
        .isEqualTo("Delete sooner, or receive less ahead: worker-1 holds 150.");
  }

  @Test
  void receivesOfAFifoQueueFindNothingAtTheLimit() {
    queue.fifo();
    queue.limits = new QueueLimits(2, 120_000);
    queue.visible = 1;
    queue.inFlight = 2;
    queue.overLimit = 4;

    assertThat(queue.examine(Rule.LIMIT).says())
        .isEqualTo("In-flight limit reached (2 of 2): receives find nothing, without an error");
  }

  @Test
  void heldGroupsFillTheLookAhead() {
    queue.fifo();
    queue.limits = new QueueLimits(120_000, 60);
    queue.visible = 140;
    queue.lock(30, 30, 59);
    queue.hidden = 83;
    assertThat(queue.examine(Rule.LOOK_AHEAD)).isNull();

    queue.isLookAheadBlocked = true;
    Diagnosis lookAhead = queue.examine(Rule.LOOK_AHEAD);

    assertThat(lookAhead.severity()).isEqualTo(Severity.BLOCKED);
    assertThat(lookAhead.says())
        .isEqualTo(
            "Look-ahead full: the first 60 messages belong to held groups and hide 83 behind them");
    assertThat(lookAhead.remedy()).isEqualTo("Free group g-1, or give each sender its own group.");
    assertThat(lookAhead.action()).isEqualTo(Action.showGroup("g-1"));
  }

  @Test
  void aLookAheadThatHidesNothingIsNotFull() {
    queue.fifo();
    queue.visible = 10;
    queue.lock(30, 30, 10);
    queue.isLookAheadBlocked = true;

    assertThat(queue.examine(Rule.LOOK_AHEAD)).isNull();
  }

  @Test
  void aGroupIsStuckWhenItIsHeldForMoreThanAMinute() {
    queue.fifo();
    queue.visible = 100;
    queue.lock(60, 240, 9);
    queue.after(0);
    assertThat(queue.rules()).doesNotContain("stuck");

    queue.after(0.001);

    assertThat(queue.rules()).startsWith("stuck");
    Diagnosis stuck = queue.diagnoses.current().get(0);
    assertThat(stuck.severity()).isEqualTo(Severity.TROUBLE);
    assertThat(stuck.says()).isEqualTo("Group g-1 held for 1 min by worker-2; 9 waiting behind it");
    assertThat(stuck.remedy())
        .isEqualTo(
            "It comes back in 4 min. Shorten the visibility timeout and extend it while working.");
    assertThat(stuck.action()).isEqualTo(Action.showGroup("g-1"));
  }

  @Test
  void aGroupIsNotStuckWhileItsMessageMayWellBeProcessed() {
    queue.fifo();
    queue.visible = 100;
    queue.processing(50, 10, 20, 25);
    queue.lock(100, 240, 9);
    queue.after(0);
    assertThat(queue.rules()).doesNotContain("stuck");

    queue.after(1);
    assertThat(queue.rules()).contains("stuck");
  }

  @Test
  void aGroupWithNothingBehindIsNotStuck() {
    queue.fifo();
    queue.visible = 1;
    queue.lock(100, 240, 0);

    assertThat(queue.examine(Rule.STUCK)).isNull();
  }

  @Test
  void aStuckGroupBlocksAfterFiveMinutes() {
    queue.fifo();
    queue.visible = 100;
    queue.lock(300, 240, 9);
    assertThat(queue.after(0).get(0).severity()).isEqualTo(Severity.TROUBLE);

    assertThat(queue.after(1).get(0).severity()).isEqualTo(Severity.BLOCKED);
  }

  @Test
  void aStuckGroupBlocksWithMoreThanATenthOfTheQueueBehindIt() {
    queue.fifo();
    queue.visible = 99;
    queue.inFlight = 1;
    queue.lock(100, 240, 10);
    assertThat(queue.after(0).get(0).severity()).isEqualTo(Severity.TROUBLE);

    queue.lock(100, 240, 11);
    assertThat(queue.after(0).get(0).severity()).isEqualTo(Severity.BLOCKED);
  }

  @Test
  void theHolderOfAStuckGroupMayBeUnknown() {
    queue.fifo();
    queue.visible = 20;
    queue.lock = new Lock("g-1", null, queue.nowMillis - 240_000, queue.nowMillis - 1, 20);

    assertThat(queue.after(0).get(0).says())
        .isEqualTo("Group g-1 held for 4 min by a consumer; 20 waiting behind it");
    assertThat(queue.diagnoses.current().get(0).remedy()).startsWith("It comes back in 0 s.");
  }

  @Test
  void nobodyReceivesForMoreThanAMinute() {
    queue.visible = 1030;
    queue.lastReceive = 60.0;
    queue.after(0);
    assertThat(queue.rules()).doesNotContain("nobody");

    queue.lastReceive = 60.001;
    queue.after(0);
    assertThat(queue.rules()).contains("nobody");

    queue.lastReceive = 540.0;
    Diagnosis nobody = queue.examine(Rule.NOBODY);
    assertThat(nobody.severity()).isEqualTo(Severity.BLOCKED);
    assertThat(nobody.says())
        .isEqualTo("Nobody receives: the last receive was 9 min ago; 1,030 waiting");
    assertThat(nobody.remedy())
        .isEqualTo("Start a consumer, or check the queue URL and region it polls.");
  }

  @Test
  void theRuleNobodyShowsTheArrivalRate() {
    queue.visible = 1030;
    queue.lastReceive = 540.0;
    queue.arriving = 1.9;

    assertThat(queue.examine(Rule.NOBODY).says())
        .isEqualTo(
            "Nobody receives: the last receive was 9 min ago; 1,030 waiting, 1.9/s more arriving");
  }

  @Test
  void aQueueFromWhichNobodyEverReceivedHasAMinute() {
    queue.lastReceive = null;
    queue.visible = 12;
    queue.oldestAge = 60.0;
    assertThat(queue.examine(Rule.NOBODY)).isNull();

    queue.oldestAge = 60.001;
    assertThat(queue.examine(Rule.NOBODY).says()).isEqualTo("Nobody has received yet; 12 waiting");

    queue.arriving = 2;
    assertThat(queue.examine(Rule.NOBODY).says())
        .isEqualTo("Nobody has received yet; 12 waiting, 2.0/s more arriving");
  }

  @Test
  void nobodyNeedsToReceiveFromAnEmptyQueueOrADeadLetterQueue() {
    queue.lastReceive = 540.0;
    assertThat(queue.examine(Rule.NOBODY)).isNull();

    queue.visible = 3;
    queue.deadLettersOf("orders");
    assertThat(queue.examine(Rule.NOBODY)).isNull();
  }

  @Test
  void consumersThatAreHeldUpAreNotReportedAsNobody() {
    queue.lastReceive = 540.0;
    queue.visible = 3;
    queue.inFlight = 5;
    queue.limits = new QueueLimits(5, 120_000);
    assertThat(queue.examine(Rule.NOBODY)).isNull();

    queue.limits = QueueLimits.AMAZON;
    queue.fifo();
    queue.lock(500, 10, 2);
    assertThat(queue.examine(Rule.NOBODY)).isNull();
  }

  @Test
  void messagesAreAboutToExpire() {
    queue.visible = 3;
    queue.oldestAge = 345_600.0 - 3600;
    assertThat(queue.examine(Rule.EXPIRING)).isNull();

    queue.oldestAge = 345_600.0 - 3599;
    Diagnosis expiring = queue.examine(Rule.EXPIRING);
    assertThat(expiring.severity()).isEqualTo(Severity.BLOCKED);
    assertThat(expiring.says()).isEqualTo("The oldest messages expire in 1 h and are lost");
    assertThat(expiring.remedy()).isEqualTo("Raise MessageRetentionPeriod (14 days at most).");
    assertThat(expiring.action()).isEqualTo(Action.changeSettings());

    queue.visible = 1;
    queue.oldestAge = 345_600.0 - 90;
    assertThat(queue.examine(Rule.EXPIRING).says())
        .isEqualTo("The message expires in 1 min 30 s and is lost");
  }

  @Test
  void aShortRetentionIsNotAlwaysAboutToEnd() {
    queue.visible = 3;
    queue.retention(60);
    queue.oldestAge = 54.0;
    assertThat(queue.examine(Rule.EXPIRING)).isNull();

    queue.oldestAge = 54.1;
    assertThat(queue.examine(Rule.EXPIRING)).isNotNull();
  }

  @Test
  void theLongestRetentionCannotBeRaised() {
    queue.visible = 3;
    queue.retention(1_209_600);
    queue.oldestAge = 1_209_600.0;

    Diagnosis expiring = queue.examine(Rule.EXPIRING);

    assertThat(expiring.says()).isEqualTo("The oldest messages expire in 0 s and are lost");
    assertThat(expiring.remedy())
        .isEqualTo("Receive now: MessageRetentionPeriod is at its maximum, 14 days.");
    assertThat(expiring.action()).isNull();
  }
}
