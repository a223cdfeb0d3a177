package dev.tailback.engine.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TroubleTest {
  private final Patient queue = new Patient();

  private Trouble of(Severity severity) {
    return Trouble.of(severity, queue.symptoms());
  }

  private static void assertOrder(Trouble... expected) {
    List<Trouble> reversed = Stream.of(expected).sorted((a, b) -> b.compareTo(a)).toList();
    assertThat(reversed.stream().sorted()).containsExactly(expected);
  }

  @Test
  void theWorstQueueComesFirst() {
    Trouble watch = of(Severity.WATCH);
    Trouble blocked = of(Severity.BLOCKED);
    Trouble idle = of(Severity.IDLE);
    Trouble trouble = of(Severity.TROUBLE);

    assertOrder(blocked, trouble, watch, idle);
  }

  @Test
  void thenTheOneWhereMoreGoesWrong() {
    queue.slope = 0.6;
    queue.oldestAge = 100.0;
    Trouble grows = of(Severity.TROUBLE);
    queue.repeated = 0.4;
    queue.oldestAge = 10.0;
    Trouble growsAndRepeats = of(Severity.TROUBLE);
    queue.throttled = 0.5;
    queue.deadLettered = 0.5;
    Trouble all = of(Severity.TROUBLE);

    assertOrder(all, growsAndRepeats, grows);
  }

  @Test
  void smallDifferencesDoNotCount() {
    queue.slope = 4.1;
    queue.oldestAge = 100.0;
    Trouble older = of(Severity.TROUBLE);
    queue.slope = 7.9;
    queue.oldestAge = 99.0;
    Trouble faster = of(Severity.TROUBLE);

    assertOrder(older, faster);
  }

  @Test
  void aShrinkingBacklogIsNothingWrong() {
    queue.slope = -5;
    assertThat(of(Severity.TROUBLE).wrong()).isZero();
  }

  @Test
  void withoutTroubleTheBusiestComesFirst() {
    queue.oldestAge = 100.0;
    queue.arriving = 1;
    Trouble quiet = of(Severity.FLOWING);
    queue.oldestAge = 1.0;
    queue.arriving = 9;
    Trouble busy = of(Severity.FLOWING);

    assertOrder(busy, quiet);
  }

  @Test
  void aQueueIsAsBadAsItsWorstDiagnosis() {
    queue.visible = 20;
    queue.lastReceive = 100.0;
    queue.oldestAge = 110.0;
    queue.examine();

    assertThat(queue.diagnoses.trouble()).isEqualTo(new Trouble(Severity.BLOCKED, 0, 110));
  }
}
