package dev.tailback.engine.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.queue.QueueLimits;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GrowthTest {
  private final Patient queue = new Patient();

  @BeforeEach
  void grow() {
    queue.visible = 1552;
    queue.arriving = 12.4;
    queue.leaving = 8.1;
    queue.slope = 4.3;
    queue.oldestAge = 130.0;
    queue.consumers = 4;
  }

  @Test
  void aBacklogGrows() {
    Diagnosis growing = queue.examine(Rule.GROWING);

    assertThat(growing.severity()).isEqualTo(Severity.TROUBLE);
    assertThat(growing.says())
        .isEqualTo("12.4 msg/s arrive, 8.1 leave: grows by 4.3/s; 15,480 more an hour");
    assertThat(growing.remedy())
        .isEqualTo(
            "Add at least 3 workers like these (2.0/s each); with 6 the backlog is gone in 3 min.");
    assertThat(growing.action()).isEqualTo(Action.to(Action.Kind.CONSUMERS, "Consumers"));
    assertThat(growing.values())
        .containsExactly(12.4, 8.1, 4.3, 15_480.0, 3.0, 2.025, 6.0, 197.707);
  }

  @Test
  void slowGrowthIsNotTold() {
    queue.arriving = 1;
    queue.leaving = 0.85;
    queue.slope = 0.15;
    assertThat(queue.examine(Rule.GROWING)).isNull();

    queue.slope = 0.151;
    assertThat(queue.examine(Rule.GROWING)).isNotNull();
  }

  @Test
  void growthIsMeasuredByWhatArrives() {
    queue.arriving = 100;
    queue.leaving = 97;
    queue.slope = 3;
    assertThat(queue.examine(Rule.GROWING)).isNull();

    queue.slope = 3.01;
    assertThat(queue.examine(Rule.GROWING)).isNotNull();
  }

  @Test
  void aSmallBacklogMayGrow() {
    queue.visible = 20;
    assertThat(queue.examine(Rule.GROWING)).isNull();

    queue.visible = 21;
    assertThat(queue.examine(Rule.GROWING)).isNotNull();
  }

  @Test
  void messagesThatComeBackAreNoGrowth() {
    queue.arriving = 8.1;
    assertThat(queue.examine(Rule.GROWING)).isNull();
  }

  @Test
  void deadLettersDoNotGrow() {
    queue.deadLettersOf("carts");
    assertThat(queue.examine(Rule.GROWING)).isNull();
  }

  @Test
  void storageWillBeFull() {
    queue.room = 4300L * 7980;
    assertThat(queue.examine(Rule.GROWING).says()).endsWith("; storage full in 2 h 13 min");

    queue.room = 0;
    assertThat(queue.examine(Rule.GROWING).says()).endsWith("; storage full in 0 s");
  }

  @Test
  void messagesWillExpire() {
    queue.retention(3600);
    queue.oldestAge = 3000.0;
    assertThat(queue.examine(Rule.GROWING).says()).endsWith("; messages expire in 29 min");
  }

  @Test
  void whatIsFartherThanTwoDaysIsToldByTheHour() {
    queue.meanBytes = 1000;
    queue.room = 4300L * 172_800;
    assertThat(queue.examine(Rule.GROWING).wording()).isEqualTo("growing.full.add");

    queue.room += 4300;
    assertThat(queue.examine(Rule.GROWING).wording()).isEqualTo("growing.more.add");
  }

  @Test
  void oneWorkerMayBeEnough() {
    queue.arriving = 8.5;
    queue.slope = 0.4;

    assertThat(queue.examine(Rule.GROWING).remedy())
        .isEqualTo(
            "Add at least one worker like these (2.0/s each); with 2 the backlog is gone in 7 min.");
  }

  @Test
  void withoutWorkersItIsNotKnownHowManyHelp() {
    queue.consumers = 0;
    assertThat(queue.examine(Rule.GROWING).remedy()).isEqualTo("Add workers.");

    queue.consumers = 4;
    queue.leaving = 0.05;
    assertThat(queue.examine(Rule.GROWING).remedy()).isEqualTo("Add workers.");
  }

  @Test
  void growthFollowsFromWhatBlocksTheQueue() {
    queue.lastReceive = 100.0;

    Diagnosis growing = queue.examine(Rule.GROWING);

    assertThat(queue.rules()).isEqualTo("nobody growing");
    assertThat(growing.remedy()).isEqualTo("Follows from the cause above.");
    assertThat(growing.action()).isNull();
  }

  @Test
  void growthFollowsFromAHeldGroup() {
    queue.fifo();
    queue.lock(100, 900, 50);
    queue.examine();
    assertThat(queue.rules()).isEqualTo("stuck growing");
    assertThat(queue.diagnoses.current().get(1).wording()).isEqualTo("growing.more.follows");
  }

  @Test
  void aCauseThatDoesNotSpeakYetExplainsNothing() {
    queue.examine();
    queue.lastReceive = 100.0;
    queue.limits = new QueueLimits(5, 120_000);
    queue.inFlight = 5;

    queue.after(1);
    assertThat(queue.rules()).isEqualTo("growing");
    assertThat(queue.diagnoses.current().get(0).remedy()).startsWith("Add at least 3");

    queue.after(3);
    assertThat(queue.rules()).isEqualTo("limit growing");
    assertThat(queue.diagnoses.current().get(1).remedy()).startsWith("Follows");
  }
}
