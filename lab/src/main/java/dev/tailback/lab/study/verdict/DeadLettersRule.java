package dev.tailback.lab.study.verdict;

import static dev.tailback.lab.result.Quantity.seconds;
import static dev.tailback.lab.result.Quantity.share;

import dev.tailback.lab.result.Figure;
import dev.tailback.lab.scenario.ConsumerPlan.Downstream.Outage;
import dev.tailback.lab.scenario.QueuePlan;
import dev.tailback.lab.scenario.Seconds;
import dev.tailback.lab.study.formula.Deliveries;
import dev.tailback.lab.study.formula.Redrive;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Messages are dead-lettered although more receives would have processed them. */
final class DeadLettersRule implements Rule {
  private static final double TOO_MANY = 0.001;
  private static final double EXPLAINS = 0.005;
  private static final double MOST = 0.9;

  @Override
  public Stream<Finding> find(Case of) {
    return of.scenario().queues().stream()
        .filter(queue -> queue.maxReceiveCount() > 0)
        .flatMap(queue -> worst(of, queue).stream())
        .filter(DeadLettersRule::losesGoodOnes)
        .map(DeadLettersRule::finding);
  }

  /** Returns the group of consumers whose deliveries come back most often. */
  private static Optional<Station> worst(Case of, QueuePlan queue) {
    return of.stations()
        .filter(at -> at.queueName().equals(queue.name()))
        .max(Comparator.comparingDouble(at -> deliveries(at).lost()));
  }

  private static boolean losesGoodOnes(Station at) {
    double poison = at.consumer().poison();
    return deadLettered(at) - poison > Math.max(TOO_MANY, poison * 0.2);
  }

  private static double deadLettered(Station at) {
    return at.of().median(Figure.DEAD_LETTERED_SHARE, at.queueName());
  }

  private static Deliveries deliveries(Station at) {
    return new Deliveries(at.consumer(), at.timeout());
  }

  private static Finding finding(Station at) {
    int receives = at.queue().maxReceiveCount();
    String problem =
        share(deadLettered(at))
            + " of the messages of "
            + at.queueName()
            + " were dead-lettered after "
            + receives
            + (receives == 1 ? " receive: " : " receives: ")
            + cause(at);
    return new Finding(
        "deadLetters",
        Severity.LOSS,
        problem,
        remedy(at),
        Figure.DEAD_LETTERED_SHARE,
        at.queueName());
  }

  private static String cause(Station at) {
    double outage = outage(at);
    if (outage > 0) {
      return "an outage of "
          + seconds(outage)
          + " uses up all receives, as a message comes back every "
          + seconds(at.timeout());
    }
    List<String> causes = causes(at);
    return causes.isEmpty()
        ? "neither failures nor the visibility timeout explains this"
        : String.join(", and ", causes);
  }

  /** Returns the reasons that matter, each with its share of the deliveries. */
  private static List<String> causes(Station at) {
    Deliveries all = deliveries(at);
    String who = isAlone(at) ? "" : " to " + at.consumer().name();
    List<String> causes = new ArrayList<>();
    if (at.consumer().fails() > EXPLAINS) {
      causes.add(share(at.consumer().fails()) + " of the deliveries" + who + " fail");
    }
    if (all.crashed() > EXPLAINS) {
      causes.add("workers crash during " + share(all.crashed()) + " of the deliveries" + who);
    }
    if (all.late() > EXPLAINS) {
      causes.add(
          "the visibility timeout of "
              + seconds(at.timeout())
              + " ends while "
              + share(all.late())
              + " of the deliveries"
              + who
              + " are still being processed");
    }
    return causes;
  }

  private static boolean isAlone(Station at) {
    return at.of().consumers(at.queueName()).count() == 1;
  }

  private static String remedy(Station at) {
    double outage = outage(at);
    if (outage > 0) {
      return "a maxReceiveCount of " + receives(outage, at) + " outlasts it";
    }
    double lost = deliveries(at).lost();
    if (lost >= MOST) {
      return "a larger maxReceiveCount does not help, so "
          + (deliveries(at).late() >= MOST
              ? "the visibility timeout must be longer than the processing"
              : at.consumer().name() + " must be fixed");
    }
    return lost <= 0 || !isAlone(at)
        ? ""
        : "with a maxReceiveCount of "
            + Redrive.receivesFor(lost, TOO_MANY)
            + ", fewer than 0.1 % would be dead-lettered";
  }

  private static long receives(double outage, Station at) {
    return (long) outage / Math.max(1, at.timeout()) + 2;
  }

  /**
   * Returns the seconds of the longest outage; outages that one message may meet in a row count as
   * one.
   */
  private static double outage(Station at) {
    if (at.consumer().downstream() == null) {
      return 0;
    }
    List<Outage> all =
        at.consumer().downstream().outages().stream()
            .sorted(Comparator.comparing(Outage::at))
            .toList();
    double longest = 0;
    double sum = 0;
    Duration end = Duration.ZERO;
    for (Outage one : all) {
      boolean isNear = one.at().minus(end).toSeconds() <= at.timeout();
      sum = (isNear ? sum : 0) + Seconds.of(one.lasts());
      end = one.at().plus(one.lasts());
      longest = Math.max(longest, sum);
    }
    return longest;
  }
}
