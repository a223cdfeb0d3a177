package dev.tailback.engine.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.queue.QueueLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DiagnosesTest {
  private final Patient queue = new Patient();

  private void grow(boolean grows) {
    queue.visible = 100;
    queue.arriving = 2;
    queue.leaving = grows ? 1 : 2;
    queue.slope = grows ? 1 : 0;
  }

  @Test
  void nothingIsKnownBeforeTheFirstSample() {
    assertThat(queue.diagnoses.current()).isEmpty();
    assertThat(queue.diagnoses.trouble()).isEqualTo(Trouble.NONE);
  }

  @Test
  void aRuleSpeaksOnceItsConditionHasHeld() {
    grow(true);
    long began = queue.nowMillis;
    queue.after(0);
    queue.after(14);
    assertThat(queue.rules()).isEqualTo("flow");

    queue.after(1);

    assertThat(queue.rules()).isEqualTo("growing");
    assertThat(queue.diagnoses.current().get(0).sinceMillis()).isEqualTo(began);
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "LIMIT",
        "LOOK_AHEAD",
        "GROWING",
        "REPEATS",
        "THROTTLED",
        "NEAR",
        "OLD_HEAD",
        "EMPTY"
      })
  void rulesThatWaitDoNotSpeakAtOnce(Rule rule) {
    everything();
    queue.after(0);
    assertThat(queue.speaks(rule)).isFalse();

    queue.after(rule.holdSeconds() - 0.001);
    assertThat(queue.speaks(rule)).isFalse();

    onlyNear(rule);
    queue.after(rule.holdSeconds());
    assertThat(queue.speaks(rule)).isTrue();
  }

  /** Makes all conditions hold, except those that exclude each other. */
  private void everything() {
    queue.fifo();
    queue.limits = new QueueLimits(5, 10);
    queue.visible = 100;
    queue.inFlight = 5;
    queue.lock(20, 100, 50);
    queue.isLookAheadBlocked = true;
    queue.hidden = 3;
    queue.arriving = 2;
    queue.leaving = 1;
    queue.slope = 1;
    queue.throttled = 3;
    queue.emptyShort = 50;
    queue.received = 2;
    queue.repeated = 1;
    queue.totalReceived = 100;
  }

  /** Makes the condition of a rule hold that the others rule out. */
  private void onlyNear(Rule rule) {
    if (rule != Rule.NEAR && rule != Rule.OLD_HEAD) {
      return;
    }
    queue.limits = QueueLimits.AMAZON;
    queue.isLookAheadBlocked = false;
    queue.lock = null;
    queue.repeated = 0;
    queue.slope = 0;
    queue.oldestAge = 900.0;
    queue.leaving = 10;
    queue.processing(100, 28, 29, 29);
    queue.after(0);
  }

  @Test
  void aRuleFallsSilentTenSecondsAfterItStopped() {
    grow(true);
    queue.after(0);
    queue.after(15);
    grow(false);
    queue.after(1);
    queue.after(9);
    assertThat(queue.rules()).isEqualTo("growing");
    assertThat(queue.diagnoses.current().get(0).says()).contains("1.0 leave");

    queue.after(0.001);
    assertThat(queue.rules()).isEqualTo("flow");
  }

  @Test
  void aShortPauseDoesNotBeginAnew() {
    grow(true);
    long began = queue.nowMillis;
    queue.after(0);
    queue.after(10);
    grow(false);
    queue.after(5);
    assertThat(queue.rules()).isEqualTo("flow");

    grow(true);
    queue.after(5);

    assertThat(queue.rules()).isEqualTo("growing");
    assertThat(queue.diagnoses.current().get(0).sinceMillis()).isEqualTo(began);
  }

  @Test
  void afterALongPauseTheConditionHasToHoldAgain() {
    grow(true);
    queue.after(0);
    queue.after(15);
    grow(false);
    queue.after(11);
    grow(true);
    long began = queue.nowMillis + 1000;
    queue.after(1);
    assertThat(queue.rules()).isEqualTo("flow");

    queue.after(15);

    assertThat(queue.diagnoses.current().get(0).sinceMillis()).isEqualTo(began);
  }

  @ParameterizedTest
  @CsvSource({"1, 16", "5, 4", "60, 2"})
  void samplesMayComeAtAnyIntervals(int intervalSeconds, int samples) {
    grow(true);
    long began = queue.nowMillis + intervalSeconds * 1000L;
    int taken = 0;
    do {
      queue.after(intervalSeconds);
      taken++;
    } while (!queue.rules().equals("growing"));
    assertThat(taken).isEqualTo(samples);
    assertThat(queue.diagnoses.current().get(0).sinceMillis()).isEqualTo(began);

    grow(false);
    queue.after(60);
    assertThat(queue.rules()).isEqualTo("flow");
  }

  @Test
  void severalSamplesOfOneMomentAreOne() {
    grow(true);
    for (int i = 0; i < 20; i++) {
      queue.after(0);
    }
    assertThat(queue.rules()).isEqualTo("flow");
  }

  @Test
  void aGroupIsStuckSinceItWasLocked() {
    queue.fifo();
    queue.visible = 20;
    queue.lock(100, 100, 19);

    assertThat(queue.after(0).get(0).sinceMillis()).isEqualTo(queue.nowMillis - 100_000);
  }

  @Test
  void nobodyReceivesSinceTheLastReceive() {
    queue.visible = 20;
    queue.lastReceive = 540.0;

    assertThat(queue.after(0).get(0).sinceMillis()).isEqualTo(queue.nowMillis - 540_000);
  }

  @Test
  void theWorstComesFirst() {
    everything();
    queue.redrivesAfter(3);
    queue.deadLettered = 0.1;
    queue.deadInFiveMinutes = 3;
    queue.lock(301, 100, 50);
    queue.examine();

    assertThat(queue.rules())
        .isEqualTo("limit lookahead stuck growing repeats dead throttled empty");
    assertThat(queue.diagnoses.current()).extracting(Diagnosis::severity).isSorted();
  }

  @Test
  void nothingCalmIsSaidInTrouble() {
    queue.visible = 100;
    queue.slope = -5;
    queue.after(0);
    assertThat(queue.rules()).isEqualTo("drain");

    queue.deadLettersOf("carts");
    queue.after(1);
    assertThat(queue.rules()).isEqualTo("dlq");
  }

  @Test
  void whatIsCalmIsSaidWithoutDelayAndDoesNotLinger() {
    queue.visible = 100;
    queue.slope = -5;
    queue.after(0);
    assertThat(queue.rules()).isEqualTo("drain");

    queue.slope = 0;
    queue.after(1);
    assertThat(queue.rules()).isEqualTo("idle");

    queue.arriving = 1;
    queue.after(1);
    assertThat(queue.rules()).isEqualTo("flow");
  }

  @Test
  void theSameSymptomsGiveTheSameDiagnoses() {
    Patient other = new Patient();
    for (Patient each : new Patient[] {queue, other}) {
      each.visible = 100;
      each.slope = 3;
      each.arriving = 3;
      each.examine();
    }
    assertThat(other.diagnoses.current()).isEqualTo(queue.diagnoses.current()).isNotEmpty();
    assertThat(other.diagnoses.trouble()).isEqualTo(queue.diagnoses.trouble());
  }
}
