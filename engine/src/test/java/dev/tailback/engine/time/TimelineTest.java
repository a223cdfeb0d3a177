package dev.tailback.engine.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A timeline without queues. */
class TimelineTest {
  private final Timeline timeline = new Timeline(42, 1_000);
  private final List<String> fired = new ArrayList<>();

  /** Records when it fires. */
  private class Note extends Deadline {
    private final String name;

    Note(String name) {
      this.name = name;
    }

    @Override
    protected String what() {
      return name;
    }

    @Override
    protected void fire() {
      fired.add(name + " at " + timeline.nowMillis());
    }
  }

  private class Housekeeping extends Note {
    Housekeeping(String name) {
      super(name);
    }

    @Override
    protected boolean isInBackground() {
      return true;
    }
  }

  /** The end of a wait. */
  private final class WaitEnd extends Note {
    WaitEnd(String name) {
      super(name);
    }

    @Override
    protected boolean isLast() {
      return true;
    }

    @Override
    protected boolean isAwaited() {
      return true;
    }
  }

  @Test
  void deadlinesFireInOrderEachAtItsOwnTime() {
    timeline.schedule(new Note("late"), 3_000);
    timeline.schedule(new Note("early"), 2_000);
    timeline.advanceTo(2_999);
    assertThat(fired).containsExactly("early at 2000");
    timeline.advanceTo(5_000);
    assertThat(fired).containsExactly("early at 2000", "late at 3000");
    assertThat(timeline.nowMillis()).isEqualTo(5_000);
  }

  @Test
  void deadlinesOfTheSameInstantFireInTheOrderOfScheduling() {
    timeline.schedule(new Note("first"), 2_000);
    timeline.schedule(new Note("second"), 2_000);
    timeline.advanceTo(2_000);
    assertThat(fired).containsExactly("first at 2000", "second at 2000");
  }

  @Test
  void aDeadlineThatIsPastFiresNow() {
    timeline.schedule(new Note("past"), 500);
    timeline.advanceTo(1_000);
    assertThat(fired).containsExactly("past at 1000");
  }

  @Test
  void theNextTimeCountsWhatIsInTheBackground() {
    assertThat(timeline.nextMillis()).isEqualTo(Long.MAX_VALUE);
    timeline.schedule(new Note("seen"), 4_000);
    timeline.schedule(new Housekeeping("unseen"), 3_000);
    assertThat(timeline.nextMillis()).isEqualTo(3_000);
    timeline.advanceTo(3_000);
    assertThat(timeline.nextMillis()).isEqualTo(4_000);
  }

  @Test
  void aDeadlineScheduledAgainIsMoved() {
    Note note = new Note("moved");
    timeline.schedule(note, 2_000);
    timeline.schedule(note, 4_000);
    assertThat(timeline.nextEvent()).isEqualTo(new NextEvent(4_000, "moved"));
    timeline.cancel(note);
    timeline.cancel(note);
    assertThat(timeline.nextEvent()).isNull();
    assertThat(timeline.nextDeadlineMillis()).isEqualTo(Long.MAX_VALUE);
    timeline.checkInvariants();
  }

  @Test
  void housekeepingFiresLastAndIsNotAnnounced() {
    timeline.schedule(new Housekeeping("sweep"), 2_000);
    timeline.schedule(new Note("call"), 2_000);
    assertThat(timeline.nextEvent()).isEqualTo(new NextEvent(2_000, "call"));
    timeline.advanceTo(1_999);
    assertThat(fired).isEmpty();
    timeline.advanceTo(2_000);
    assertThat(fired).containsExactly("call at 2000", "sweep at 2000");
  }

  @Test
  void housekeepingHappensAtItsOwnTimeAndCanBeCancelled() {
    Housekeeping cancelled = new Housekeeping("cancelled");
    timeline.schedule(new Housekeeping("sweep"), 2_000);
    timeline.schedule(cancelled, 2_500);
    timeline.schedule(new Note("call"), 3_000);
    timeline.cancel(cancelled);
    timeline.advanceTo(3_000);
    assertThat(fired).containsExactly("sweep at 2000", "call at 3000");
    assertThat(timeline.wakeUpMillis()).isEqualTo(Long.MAX_VALUE);
    timeline.checkInvariants();
  }

  @Test
  void anEarlierTimeIsIgnored() {
    timeline.advanceTo(500);
    assertThat(timeline.nowMillis()).isEqualTo(1_000);
  }

  @Test
  void thoseWokenAtTheLastMomentAreServedBeforeTheirWaitEnds() {
    timeline.schedule(new WaitEnd("wait"), 2_000);
    timeline.schedule(
        new Note("arrival") {
          @Override
          protected void fire() {
            super.fire();
            timeline.wake(() -> fired.add("served at " + timeline.nowMillis()));
          }
        },
        2_000);
    timeline.advanceTo(2_000);
    assertThat(fired).containsExactly("arrival at 2000", "served at 2000", "wait at 2000");
  }

  @Test
  void somebodyWaitsWhileAnAwaitedDeadlineIsScheduled() {
    WaitEnd wait = new WaitEnd("wait");
    timeline.schedule(new Note("unnoticed"), 2_000);
    assertThat(timeline.isAnyoneWaiting()).isFalse();
    timeline.schedule(wait, 3_000);
    assertThat(timeline.isAnyoneWaiting()).isTrue();
    timeline.cancel(wait);
    assertThat(timeline.isAnyoneWaiting()).isFalse();
    timeline.schedule(wait, 4_000);
    timeline.advanceTo(4_000);
    assertThat(timeline.isAnyoneWaiting()).isFalse();
    timeline.checkInvariants();
  }

  @Test
  void aTaskIsHandedOutAsAReplyWhenItIsDue() {
    timeline.schedule(500, "tea is ready", () -> fired.add("tea"));
    assertThat(timeline.nextEvent()).isEqualTo(new NextEvent(1_500, "tea is ready"));
    assertThat(timeline.isAnyoneWaiting()).isTrue();
    timeline.advanceTo(1_500);
    assertThat(fired).isEmpty();
    timeline.takeReplies().forEach(Runnable::run);
    assertThat(fired).containsExactly("tea");
    assertThat(timeline.takeReplies()).isEmpty();
  }

  @Test
  void aTaskCanBeRunEarlyAndThenNotAgain() {
    Runnable now = timeline.schedule(500, "tea is ready", () -> fired.add("tea"));
    now.run();
    assertThat(timeline.nextEvent()).isNull();
    timeline.takeReplies().forEach(Runnable::run);
    assertThat(fired).containsExactly("tea");
    now.run();
    timeline.advanceTo(2_000);
    assertThat(timeline.takeReplies()).isEmpty();
  }

  @Test
  void theSameSeedGivesTheSameNumbers() {
    Timeline same = new Timeline(42, 0);
    assertThat(timeline.randomUuid()).isEqualTo(same.randomUuid());
    assertThat(timeline.randomLong()).isEqualTo(same.randomLong());
    assertThat(new Timeline(43, 0).randomUuid()).isNotEqualTo(timeline.randomUuid());
    assertThat(timeline.randomUuid().version()).isEqualTo(4);
  }

  @Test
  void whatIsHeldBackRunsAtOnceWhenWaitingEnds() {
    timeline.schedule(2_000, "ends late", () -> fired.add("first"));
    timeline.schedule(1_000, "ends late", () -> fired.add("second"));
    timeline.schedule(10, "ends soon", () -> fired.add("before"));
    timeline.advanceTo(1_010);
    timeline.takeReplies().forEach(Runnable::run);
    timeline.endWaiting();
    timeline.schedule(5_000, "begins late", () -> fired.add("third"));
    timeline.takeReplies().forEach(Runnable::run);
    assertThat(fired).containsExactly("before", "first", "second", "third");
    timeline.advanceTo(10_000);
    assertThat(timeline.takeReplies()).isEmpty();
  }
}
