package dev.tailback.engine.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.live.History;
import dev.tailback.engine.live.LiveQueue;
import dev.tailback.engine.live.LiveQueues;
import dev.tailback.engine.live.Measure;
import dev.tailback.engine.queue.CallingClient;
import dev.tailback.engine.queue.ClientId;
import dev.tailback.engine.queue.ClientSnapshot;
import dev.tailback.engine.queue.Elsewhere;
import dev.tailback.engine.queue.EngineSettings;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.QueueCounts;
import dev.tailback.engine.queue.Queues;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Diagnoses of queues whose messages are in another SQS. */
class ElsewhereTest {
  private static final long START = 1_795_300_020_000L; // a whole minute
  private static final CallingClient WORKER =
      new CallingClient(new ClientId("worker", "key"), CallingClient.Role.CONSUMER, null);

  private final Queues queues = new Queues(EngineSettings.seeded(1), START);
  private final LiveQueues live = new LiveQueues(queues);
  private final QueueDiagnoses diagnoses = new QueueDiagnoses(queues, live);
  private final Queue orders =
      queues.addElsewhere(new QueueAddress("000000000000", "us-east-1", "orders"));

  private void see(Consumer<Elsewhere> what) {
    orders.callAs(
        WORKER,
        queue -> {
          what.accept(Objects.requireNonNull(queue.elsewhere()));
          return null;
        });
  }

  private void seconds(int seconds) {
    for (int i = 0; i < seconds; i++) {
      queues.timeline().advanceTo(queues.timeline().nowMillis() + 1000);
    }
  }

  private LiveQueue numbers() {
    return Objects.requireNonNull(live.find(orders));
  }

  private String says() {
    Diagnosis first = diagnoses.now(orders).get(0);
    return first.severity().word() + ": " + first.says();
  }

  @Test
  void numbersOfMessagesAreUnknownUntilTheyAreTold() {
    seconds(1);
    assertThat(orders.counts()).isEqualTo(QueueCounts.UNKNOWN);
    assertThat(orders.inspection().snapshot().counts().areKnown()).isFalse();
    assertThat(numbers().slope()).isNaN();
    assertThat(numbers().history(1).values(Measure.VISIBLE)).containsExactly(History.UNKNOWN);
    assertThat(numbers().curve(900)).containsOnly(History.UNKNOWN);

    see(it -> it.told(new QueueCounts(7, 2, 1)));
    seconds(1);
    assertThat(orders.counts()).isEqualTo(new QueueCounts(7, 2, 1));
    assertThat(numbers().history(2).values(Measure.VISIBLE)).containsExactly(History.UNKNOWN, 7);
    assertThat(numbers().history(2).values(Measure.AGE))
        .containsExactly(History.UNKNOWN, History.UNKNOWN);
    assertThat(numbers().curve(900)[899]).isEqualTo(10);
  }

  @Test
  void whatWasToldIsForgottenAfterTwoMinutes() {
    see(it -> it.told(new QueueCounts(7, 0, 0)));
    seconds(120);
    assertThat(orders.counts().visible()).isEqualTo(7);
    seconds(1);
    assertThat(orders.counts()).isEqualTo(QueueCounts.UNKNOWN);
    assertThat(numbers().slope()).isNaN();
    assertThat(Objects.requireNonNull(orders.elsewhere()).hasTold()).isTrue();
  }

  @Test
  void trafficIsKnownWhileTheMessagesAreNot() {
    see(
        it -> {
          it.sent(10);
          it.sent(30);
          it.asked();
          it.received(false);
          it.received(true);
          it.foundNothing(20);
          it.overLimit();
          it.visibilityChanged();
          it.deleted(START - 5_000);
          it.deleted(null);
        });
    seconds(1);

    assertThat(numbers().history(1).values(Measure.SENT)).containsExactly(2);
    assertThat(numbers().history(1).values(Measure.REPEATED)).containsExactly(1);
    assertThat(numbers().total(Measure.DELETED, 900)).isEqualTo(2);
    assertThat(numbers().total(Measure.OVER_LIMIT, 900)).isEqualTo(1);
    assertThat(orders.counter().totals().sentBytes()).isEqualTo(40);
    assertThat(orders.counter().recentProcessing().count()).isEqualTo(1);
    assertThat(orders.counter().recentProcessing().percentileMillis(50)).isBetween(5_000L, 5_400L);
    assertThat(orders.counter().lastReceiveMillis()).hasValue(START);
    ClientSnapshot worker = orders.inspection().clients().get(0);
    assertThat(worker.id().name()).isEqualTo("worker");
    assertThat(worker.received()).isEqualTo(2);
    assertThat(worker.repeated()).isEqualTo(1);
    assertThat(worker.deleted()).isEqualTo(2);
    assertThat(worker.emptyLongPolls()).isEqualTo(1);
    assertThat(worker.visibilityChanges()).isEqualTo(1);
  }

  @Test
  void growthIsComputedFromTheShownNumbers() {
    see(it -> it.told(new QueueCounts(100, 0, 0)));
    seconds(20);
    assertThat(numbers().slope()).isNaN();
    seconds(41);
    see(it -> it.told(new QueueCounts(160, 0, 0)));
    seconds(20);
    assertThat(numbers().slope()).isEqualTo(1);
  }

  @Test
  void theDiagnosisSaysWhatIsNotKnown() {
    assertThat(says())
        .isEqualTo("idle: No traffic through here; how many messages there are is not known");
    see(it -> it.told(new QueueCounts(0, 0, 0)));
    assertThat(says()).isEqualTo("idle: Empty; nothing has come through here yet");
    see(it -> it.told(new QueueCounts(2, 1, 0)));
    assertThat(says()).isEqualTo("idle: 3 messages, no traffic");
    see(it -> it.told(new QueueCounts(0, 0, 25)));
    assertThat(says()).isEqualTo("flowing: 25 wait for their delay, as asked");
  }

  @Test
  void aQueueElsewhereWithoutConsumersHereIsOnlyWatched() {
    see(Elsewhere::asked);
    seconds(61);
    see(it -> it.told(new QueueCounts(12, 0, 0)));
    assertThat(says())
        .isEqualTo(
            "watch: Nobody receives through here: the last receive was 1 min ago; 12 waiting");
  }

  @Test
  void aBacklogGrowsWithoutAnEndInSight() {
    for (int minute = 0; minute < 4; minute++) {
      int visible = 100 + 60 * minute;
      see(it -> it.told(new QueueCounts(visible, 0, 0)));
      for (int second = 0; second < 60; second++) {
        see(
            it -> {
              it.asked();
              it.sent(10);
            });
        seconds(1);
      }
    }
    assertThat(says())
        .isEqualTo("trouble: 1.0 msg/s arrive, 0 leave: grows by 1.0/s; 3,600 more an hour");
  }
}
