package dev.tailback.engine.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.queue.QueueLimits;
import org.junit.jupiter.api.Test;

class CalmTest {
  private final Patient queue = new Patient();

  private String says() {
    return queue.examine().get(0).says();
  }

  @Test
  void theOldestMessageIsOlderThanOthersWait() {
    queue.visible = 4;
    queue.arriving = 2;
    queue.leaving = 2;
    queue.oldestAge = 300.0;
    assertThat(queue.examine(Rule.OLD_HEAD)).isNull();

    queue.oldestAge = 840.0;
    Diagnosis oldHead = queue.examine(Rule.OLD_HEAD);
    assertThat(oldHead.severity()).isEqualTo(Severity.WATCH);
    assertThat(oldHead.says())
        .isEqualTo("The oldest message is 14 min old while new ones wait 2 s");
    assertThat(oldHead.remedy()).isEqualTo("Look at it: it may fail each time.");
    assertThat(oldHead.action()).isEqualTo(Action.to(Action.Kind.MESSAGES, "Look at it"));
  }

  @Test
  void theOldestMessageOfADeepQueueIsOldByRight() {
    queue.visible = 600;
    queue.arriving = 2;
    queue.leaving = 2;
    queue.oldestAge = 900.0;
    assertThat(queue.examine(Rule.OLD_HEAD)).isNull();

    queue.oldestAge = 900.1;
    assertThat(queue.examine(Rule.OLD_HEAD)).isNotNull();
  }

  @Test
  void anOldHeadIsNotToldWithoutTrafficOrWhenSomethingElseExplainsIt() {
    queue.visible = 4;
    queue.oldestAge = 840.0;
    queue.leaving = 0.05;
    assertThat(queue.examine(Rule.OLD_HEAD)).isNull();

    queue.leaving = 2;
    queue.slope = 0.2;
    assertThat(queue.examine(Rule.OLD_HEAD)).isNull();

    queue.slope = 0;
    queue.inFlight = 1;
    queue.limits = new QueueLimits(1, 1);
    assertThat(queue.examine(Rule.OLD_HEAD)).isNull();

    queue.limits = QueueLimits.AMAZON;
    queue.lastReceive = 100.0;
    assertThat(queue.examine(Rule.OLD_HEAD)).isNull();

    queue.lastReceive = 1.0;
    queue.deadLettersOf("orders");
    assertThat(queue.examine(Rule.OLD_HEAD)).isNull();
  }

  @Test
  void consumersPollAnEmptyQueue() {
    queue.received = 1.5;
    queue.empty = 23.5;
    queue.emptyShort = 21;

    Diagnosis empty = queue.examine(Rule.EMPTY);

    assertThat(empty.severity()).isEqualTo(Severity.WATCH);
    assertThat(empty.says()).isEqualTo("94 % of receives are empty, 21.0/s of them short polls");
    assertThat(empty.remedy())
        .isEqualTo("Use WaitTimeSeconds=20: the same latency, a hundredth of the calls.");
  }

  @Test
  void someEmptyReceivesAreNormal() {
    queue.received = 2;
    queue.empty = 8;
    queue.emptyShort = 8;
    assertThat(queue.examine(Rule.EMPTY)).isNull();

    queue.empty = 8.1;
    assertThat(queue.examine(Rule.EMPTY)).isNotNull();
  }

  @Test
  void longPollsMayBeEmpty() {
    queue.empty = 100;
    queue.emptyShort = 1;
    assertThat(queue.examine(Rule.EMPTY)).isNull();

    queue.emptyShort = 1.01;
    assertThat(queue.examine(Rule.EMPTY)).isNotNull();
  }

  @Test
  void aBacklogDrains() {
    queue.visible = 347;
    queue.leaving = 5.1;
    queue.slope = -5.1;

    Diagnosis drain = queue.examine(Rule.DRAIN);

    assertThat(drain.severity()).isEqualTo(Severity.EASING);
    assertThat(drain.says()).isEqualTo("Drains by 5.1/s: empty in 1 min 8 s");
    assertThat(drain.remedy()).isEqualTo("Nothing to do.");
    assertThat(queue.rules()).isEqualTo("drain");
  }

  @Test
  void aSmallOrSlowlyDrainingBacklogIsNotTold() {
    queue.visible = 20;
    queue.slope = -1;
    assertThat(queue.examine(Rule.DRAIN)).isNull();

    queue.visible = 21;
    queue.slope = -0.15;
    assertThat(queue.examine(Rule.DRAIN)).isNull();

    queue.slope = -0.16;
    assertThat(queue.examine(Rule.DRAIN)).isNotNull();
  }

  @Test
  void messagesWaitForTheirDelay() {
    queue.delayed = 267;
    queue.visible = 66;
    queue.arriving = 3;
    queue.nextDelayedIn = 31.0;
    queue.examine();
    queue.nextDelayedIn = 3.0;

    assertThat(says()).isEqualTo("267 wait for their delay, as asked; the next in 3 s");
    assertThat(queue.diagnoses.current().get(0).remedy()).isNull();

    queue.visible = 67;
    assertThat(queue.examine(Rule.DELAYED)).isNull();
  }

  @Test
  void aFewDelayedMessagesAreToldWhenNothingElseHappens() {
    queue.delayed = 1;
    queue.nextDelayedIn = 840.0;
    assertThat(says()).isEqualTo("One message waits for its delay, as asked; due in 14 min");

    queue.delayed = 20;
    queue.arriving = 3;
    assertThat(queue.examine(Rule.DELAYED)).isNull();

    queue.delayed = 21;
    assertThat(queue.examine(Rule.DELAYED)).isNotNull();
  }

  @Test
  void messagesComeAndGo() {
    queue.arriving = 3.8;
    queue.leaving = 3.9;
    assertThat(says()).isEqualTo("In balance: 3.8/s arrive, 3.9 leave");

    queue.visible = 39;
    assertThat(says()).isEqualTo("In balance: 3.8/s arrive, 3.9 leave, a message waits 10 s");

    queue.leaving = 0;
    assertThat(says()).isEqualTo("3.8/s arrive, 0 leave");
  }

  @Test
  void nothingHappens() {
    queue.arriving = 0.02;
    queue.lastReceive = 720.0;
    queue.lastSend = 900.0;
    assertThat(says()).isEqualTo("Idle for 12 min");
    assertThat(queue.diagnoses.current().get(0).severity()).isEqualTo(Severity.IDLE);

    queue.lastReceive = null;
    assertThat(says()).isEqualTo("Idle for 15 min");

    queue.lastSend = null;
    assertThat(says()).isEqualTo("Empty, never used");

    queue.inFlight = 1;
    assertThat(says()).isEqualTo("One message, no traffic");

    queue.inFlight = 1500;
    assertThat(says()).isEqualTo("1,500 messages, no traffic");
  }
}
