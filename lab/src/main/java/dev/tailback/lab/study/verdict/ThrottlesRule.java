package dev.tailback.lab.study.verdict;

import static dev.tailback.lab.result.Quantity.count;
import static dev.tailback.lab.result.Quantity.share;

import dev.tailback.lab.result.Figure;
import dev.tailback.lab.scenario.ProducerPlan;
import dev.tailback.lab.study.formula.Redrive;
import dev.tailback.pressure.FaultError;
import dev.tailback.pressure.FaultThrottle;
import dev.tailback.pressure.ThrottleRule;
import dev.tailback.pressure.ThrottleUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Producers are throttled: what is lost or still unsent, and how much the retries add. */
final class ThrottlesRule implements Rule {
  private static final double TOO_MANY = 0.01;
  private static final int MAX_BATCH = 10;

  @Override
  public Stream<Finding> find(Case of) {
    return of.median(Figure.THROTTLED) > TOO_MANY || lost(of) > TOO_MANY || unsent(of) > TOO_MANY
        ? Stream.of(finding(of))
        : Stream.empty();
  }

  private static double lost(Case of) {
    return ofOffered(of, Figure.LOST);
  }

  private static double unsent(Case of) {
    return ofOffered(of, Figure.UNSENT);
  }

  private static double ofOffered(Case of, Figure figure) {
    double share = of.median(figure) / of.median(Figure.OFFERED);
    return Double.isNaN(share) ? 0 : share;
  }

  private static Finding finding(Case of) {
    boolean loses = lost(of) > TOO_MANY;
    String cause =
        isThrottled(of)
            ? share(of.median(Figure.THROTTLED))
                + " of the requests were throttled"
                + amplification(of)
            : gate(of).isPresent() ? "the gate was closed" : "requests were refused";
    String problem =
        loses ? share(lost(of)) + " of the messages were never sent: " + cause : capital(cause);
    return new Finding(
        "throttles",
        loses ? Severity.LOSS : Severity.DELAY,
        problem + waiting(of),
        remedy(of),
        loses ? Figure.LOST : Figure.THROTTLED,
        null);
  }

  private static String waiting(Case of) {
    return unsent(of) > TOO_MANY
        ? ", and at the end " + share(unsent(of)) + " of the messages still wait in the producers"
        : "";
  }

  private static boolean isThrottled(Case of) {
    return of.median(Figure.THROTTLED) > 0;
  }

  private static Optional<ProducerPlan> gate(Case of) {
    return of.scenario().producers().stream().filter(one -> one.gate() != null).findFirst();
  }

  private static String amplification(Case of) {
    double attempts = of.median(Figure.ATTEMPTS);
    return attempts > 1.005 ? ", and retries turned each request into " + count(attempts) : "";
  }

  private static String remedy(Case of) {
    Optional<ThrottleRule> tightest =
        of.scenario().throttles().stream()
            .min(Comparator.comparingDouble(one -> one.quota().perSecond()));
    return tightest.map(rule -> remedy(of, rule)).orElseGet(() -> withoutQuota(of));
  }

  /** The share refused does not depend on the rate, so sending more slowly does not help. */
  private static String withoutQuota(Case of) {
    if (!isThrottled(of) && gate(of).isPresent()) {
      return gated(of);
    }
    double refused = refused(of);
    return lost(of) > TOO_MANY && refused > 0 && refused < 1
        ? "with up to "
            + Redrive.receivesFor(refused, TOO_MANY)
            + " attempts for each message, fewer than 1 % would be lost"
        : "";
  }

  /** Returns the largest share of sends that a fault refuses. */
  private static double refused(Case of) {
    return of.scenario().faults().stream()
        .filter(rule -> isAboutSends(rule.match().actions()))
        .filter(
            rule -> rule.effect() instanceof FaultThrottle || rule.effect() instanceof FaultError)
        .mapToDouble(rule -> rule.schedule().probability().at(0))
        .max()
        .orElse(0);
  }

  private static boolean isAboutSends(Collection<String> actions) {
    return actions.isEmpty() || actions.stream().anyMatch(one -> one.startsWith("SendMessage"));
  }

  /** Returns the workers that would process all that producers with a gate have to send. */
  private static String gated(Case of) {
    return of.stations()
        .filter(at -> at.of().producers(at.queueName()).anyMatch(one -> one.gate() != null))
        .map(at -> at.workersFor(Station.BELOW_ONE, at.offered()))
        .map(workers -> "it stays open with at least " + workers + " workers")
        .findFirst()
        .orElse("");
  }

  private static String remedy(Case of, ThrottleRule rule) {
    double offered =
        of.scenario().producers().stream().mapToDouble(one -> one.arrivals().perSecond()).sum();
    int batch = of.scenario().producers().stream().mapToInt(ProducerPlan::batch).max().orElse(1);
    int enough = (int) Math.ceil(offered / rule.quota().perSecond());
    if (rule.unit() == ThrottleUnit.CALLS && batch < enough && enough <= MAX_BATCH) {
      return "with batches of "
          + enough
          + " the "
          + count(offered)
          + "/s fit into the limit of "
          + count(rule.quota().perSecond())
          + "/s";
    }
    return "the limit of "
        + count(rule.quota().perSecond())
        + "/s must be raised to at least "
        + count(rule.unit() == ThrottleUnit.CALLS ? Math.ceil(offered / batch) : offered)
        + "/s, or the producers must send less";
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
