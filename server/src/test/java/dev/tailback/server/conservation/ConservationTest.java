package dev.tailback.server.conservation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.server.conservation.Findings.Kind;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * No message is lost and none appears from nowhere, whatever clients, networks and time do.
 *
 * <p>Producers and consumers use one server through the AWS SDK's clients, while connections are
 * cut, the clock jumps and fault rules apply. The clients record what they did, and the engine's
 * listener what happened. In the end both accounts must agree about every single message.
 *
 * <p>Meanwhile alarms watch the queues, workers are scaled and consoles are open. What they are
 * told has to agree with what happened, too.
 *
 * <p>{@code -Dconservation.seconds=3600} is an hour, {@code -Dconservation.seed=} repeats a
 * schedule.
 */
class ConservationTest {
  private static final int SECONDS = Integer.getInteger("conservation.seconds", 60);
  private static final long SEED =
      Long.getLong("conservation.seed", new SplittableRandom().nextLong(1_000_000));
  private static final long PATIENCE_MILLIS = 60_000;

  @Test
  void whatWasSentIsDeletedDeadLetteredExpiredPurgedOrStillThere() throws Exception {
    Schedule schedule = new Schedule(SEED, SECONDS);
    try (World world = new World(SEED);
        Watches watches = new Watches(world)) {
      Balance balance = run(schedule, world, watches);
      String report = report(balance, world.findings) + "\nWatched: " + watches;
      System.out.println(report);
      assertThat(world.findings.texts()).as(report).isEmpty();
      assertThat(balance.lost()).as(report).isZero();
      assertEverythingHappened(balance, watches, report);
    } catch (Throwable e) {
      throw new AssertionError("Conservation with seed " + SEED + " and schedule\n" + schedule, e);
    }
  }

  private static Balance run(Schedule schedule, World world, Watches watches) throws Exception {
    Saboteur saboteur = new Saboteur(world);
    List<Actor> producers = Cast.producers(schedule, world);
    List<Actor> others = Cast.consumersAndDeserters(schedule, world);
    producers.forEach(Actor::start);
    others.forEach(Actor::start);
    saboteur.run(schedule);
    end(producers);
    end(others);
    world.closeBatches();
    watches.checkStopped(SECONDS);
    Balance balance = new Settlement(world).settle(saboteur);
    watches.checkEnd();
    return balance;
  }

  private static void end(List<Actor> actors) throws Exception {
    actors.forEach(Actor::stop);
    for (Actor actor : actors) {
      actor.join(PATIENCE_MILLIS);
    }
  }

  private static String report(Balance balance, Findings findings) {
    return String.format(
        Locale.ROOT,
        "Conservation with seed %d for %d s: %s, lost %.4f, unexpected %.4f",
        SEED,
        SECONDS,
        balance,
        balance.share(Math.max(balance.lost(), findings.count(Kind.LOST))),
        balance.share(findings.count(Kind.UNEXPECTED)));
  }

  /** Checks that everything happened: a run without some of it would prove little. */
  private static void assertEverythingHappened(Balance balance, Watches watches, String report) {
    assertThat(
            List.of(
                balance.deleted(),
                balance.deadLettered(),
                balance.expired(),
                balance.purged(),
                balance.moved(),
                balance.duplicated(),
                balance.recovered()))
        .as(report)
        .allSatisfy(count -> assertThat(count).isPositive());
    assertThat(watches.happened()).as(report).allSatisfy(count -> assertThat(count).isPositive());
  }

  @Test
  void aSeedGivesTheSameScheduleEachTime() {
    assertThat(new Schedule(5, 60).steps()).isEqualTo(new Schedule(5, 60).steps());
    assertThat(new Schedule(5, 60).steps()).isNotEqualTo(new Schedule(6, 60).steps());
    assertThat(new Schedule(5, 60).random("a", 7).nextLong())
        .isEqualTo(new Schedule(5, 60).random("a", 7).nextLong())
        .isNotEqualTo(new Schedule(5, 60).random("a", 8).nextLong())
        .isNotEqualTo(new Schedule(5, 60).random("b", 7).nextLong());
  }
}
